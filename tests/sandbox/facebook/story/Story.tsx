/** @jsxImportSource react */
import type { ReactElement, ReactNode } from "react";

import type { Post } from "../../data/types.ts";
import { aria, drifted } from "../../shared/drift.ts";
import { environment } from "../../shared/environment.ts";
import { addressHere, elementId, shownText } from "../facts.ts";
import { mark, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";
import { Comments } from "./Comments.tsx";
import { Counts } from "./Counts.tsx";
import { Decoys } from "./Decoys.tsx";
import { Header } from "./Header.tsx";
import { Media } from "./Media.tsx";
import { Words } from "./Words.tsx";

type Props = {
  post: Post;
  /** Place in its list, from 1. */
  position: number;
  /** Tells a story's elements from those of the same story elsewhere in the page. */
  scope?: string;
  /** Off screen, nothing but a height is left of it. */
  isEmpty?: boolean;
};

const PARTS = ["details", "message", "media", "reactions", "comments"] as const;

/**
 * One story as the layouts have it: `a` states its place in the list and no role, `b` and the page for people who are not
 * logged in state a role.
 */
export function Story({ post, position, scope = "feed", isEmpty = false }: Props): ReactElement {
  const { layout, login } = environment().switches;
  if (post.unavailable === true) return <Unavailable />;
  return (
    <div
      {...(layout === "a" || login === "out" ? aria("place", { "aria-posinset": position }) : {})}
      {...(layout === "b" || login === "out" ? { role: "article" } : {})}
      {...aria("name", { "aria-labelledby": elementId(post, "name", scope) })}
      {...aria("parts", { "aria-describedby": PARTS.map((part) => elementId(post, part, scope)).join(" ") })}
      data-sandbox-post={isEmpty || post.promoted === true ? undefined : addressHere(post)}
      className={box()}
    >
      <div data-virtualized={isEmpty} className={box()}>
        {isEmpty ? null : <Whole post={post} scope={scope} />}
      </div>
    </div>
  );
}

function Whole({ post, scope }: { post: Post; scope: string }): ReactElement {
  const tick = useApp((state) => state.tick);
  return (
    <Wrapped depth={environment().switches.wrappers}>
      <Late>
        <div className={box("card", tick % 2 === 0 ? "even" : "odd")}>
          <Decoys />
          <div className={box()}>
            <Decoys />
            <Header post={post} scope={scope} />
            <Message post={post} scope={scope} />
            <div id={elementId(post, "media", scope)} className={box()}>
              <Media post={post} />
            </div>
            <div data-visualcompletion="ignore-dynamic" className={box()}>
              <Counts post={post} scope={scope} />
              {post.promoted === true ? null : <Comments key={post.slug} story={post} />}
            </div>
          </div>
        </div>
      </Late>
    </Wrapped>
  );
}

/** The words. A click anywhere on a shortened text opens all of it. */
export function Message({ post, scope }: { post: Post; scope: string }): ReactElement | null {
  const shown = shownText(post, false);
  if (shown.text === "") return null;
  return (
    <div
      dir="auto"
      className={box(shown.truncated && "pointer")}
      onClick={() => {
        if (shown.truncated) mark("expanded", post.slug);
      }}
    >
      <div {...drifted("data-ad-rendering-role", "story_message")} className={box()}>
        <div
          id={elementId(post, "message", scope)}
          {...drifted("data-ad-comet-preview", "message")}
          {...drifted("data-ad-preview", "message")}
          className={box("words")}
        >
          <span dir="auto" className={text()}>
            <Words post={post} />
          </span>
        </div>
      </div>
    </div>
  );
}

/** Wrappers that a new layout of the site has put around things. */
function Wrapped({ children, depth }: { children: ReactNode; depth: number }): ReactNode {
  return depth === 0 ? (
    children
  ) : (
    <div className={box()}>
      <Wrapped depth={depth - 1}>{children}</Wrapped>
    </div>
  );
}

/** A wrapper that comes when everything is there already: all of it is mounted anew. */
function Late({ children }: { children: ReactNode }): ReactNode {
  return useApp(({ wrapped }) => wrapped) ? <div className={box()}>{children}</div> : children;
}

function Unavailable(): ReactElement {
  return (
    <div className={box("card", "pad16")}>
      <span dir="auto" className={text("bold", "dim")}>
        {strings().unavailable}
      </span>
    </div>
  );
}
