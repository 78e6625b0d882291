/** @jsxImportSource react */
import { useId, type ReactElement, type ReactNode } from "react";

import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { addressHere, shownText } from "../facts.ts";
import { storiesOf } from "../feeds.ts";
import type { Route } from "../routes.ts";
import { strings } from "../strings/strings.ts";
import { Comments } from "../story/Comments.tsx";
import { Counts } from "../story/Counts.tsx";
import { Header, titleOf } from "../story/Header.tsx";
import { pictureSource } from "../story/Media.tsx";
import { Message, Story } from "../story/Story.tsx";
import { box, text } from "../style.ts";

type Modal = Extract<Route, { page: "post" | "photo" | "reel" }>;

/** What opens over a page: a story, or a photo or video with its story in a panel beside it. */
export function Overlay({ route }: { route: Modal }): ReactElement | null {
  const { world, switches } = environment();
  const [story] = storiesOf(world, route, switches.extras);
  if (story === undefined) return null;
  return route.page === "post" ? (
    <StoryDialog story={story} />
  ) : (
    <Viewer story={story} isReel={route.page === "reel"} />
  );
}

function StoryDialog({ story }: { story: Post }): ReactElement {
  const id = useId();
  return (
    <div className={box("overlay")}>
      <div role="dialog" aria-labelledby={id} className={box("dialog")}>
        <div className={box("dialogTop")}>
          <h2 id={id} className={text("title", "centre")}>
            <span dir="auto">{titleOf(story)}</span>
          </h2>
          <Close />
        </div>
        <div className={box("scroll")}>
          <Story post={story} position={1} scope="dialog" />
        </div>
      </div>
    </div>
  );
}

/** The panel beside the picture is the story here: no role of an article, no place in a list. */
function Viewer({ story, isReel }: { story: Post; isReel: boolean }): ReactElement {
  return (
    <div className={box("overlay")}>
      <div role="dialog" className={box("row", "grow")}>
        <div className={box("stage")}>
          {isReel ? (
            <video className={box("picture")} poster={pictureSource(story)} />
          ) : (
            <img alt={strings().photoOf} src={pictureSource(story)} className={box("picture")} />
          )}
          <Close />
        </div>
        <div role="complementary" data-sandbox-post={addressHere(story)} className={box("panel")}>
          <Panel story={story} />
        </div>
      </div>
    </div>
  );
}

function Panel({ story }: { story: Post }): ReactNode {
  return (
    <>
      <Header post={story} scope="panel" />
      {shownText(story, false).text === "" ? null : <Message post={story} scope="panel" />}
      <Counts post={story} scope="panel" />
      <Comments story={story} />
    </>
  );
}

function Close(): ReactElement {
  return (
    <div
      role="button"
      tabIndex={0}
      aria-label={strings().close}
      className={text("closing")}
      onClick={() => window.history.back()}
    >
      ×
    </div>
  );
}
