/** @jsxImportSource react */
import type { ReactElement } from "react";

import { personOf } from "../../data/people.ts";
import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { shownText, storyAddressHere } from "../facts.ts";
import { photoAddress, profileAddress, tracking, withParameters } from "../ids.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";
import { Portrait } from "./Portrait.tsx";
import { Words } from "./Words.tsx";

export const pictureSource = (post: Post): string => `https://scontent.xx.fbcdn.net/media/${post.slug}.svg`;

/** Photo, video, card or shared story below the words. */
export function Media({ post }: { post: Post }): ReactElement | null {
  const { world } = environment();
  if (post.quotes !== undefined) return <Shared post={world.bySlug(post.quotes)} />;
  switch (post.attachment) {
    case "photo":
      return (
        <div className={box()}>
          <a
            href={withParameters(photoAddress(world, post), tracking(post))}
            role="link"
            tabIndex={0}
            className={box()}
          >
            <div className={box()}>
              <img alt={strings().photoOf} src={pictureSource(post)} className={box("photo")} />
            </div>
          </a>
        </div>
      );
    case "video":
      return (
        <div className={box()}>
          <video className={box("photo")} poster={pictureSource(post)} height="300" />
          <a
            href={withParameters(storyAddressHere(post), tracking(post))}
            role="link"
            tabIndex={0}
            aria-label={strings().next}
            className={box("hidden")}
          >
            <svg width="1" height="1" />
          </a>
        </div>
      );
    case "card":
      return (
        <div className={box("pad16")}>
          <a
            href="https://l.facebook.com/l.php?u=https%3A%2F%2Forvalane.example%2F&h=AT1"
            role="link"
            tabIndex={0}
            className={text("dim", "small")}
          >
            orvalane.example
          </a>
        </div>
      );
    case undefined:
      return null;
    default:
      return post.attachment satisfies never;
  }
}

/** Somebody else's story inside a story, with a heading and a portrait of its own. */
function Shared({ post }: { post: Post }): ReactElement {
  const { name } = personOf(post.by);
  const address = withParameters(profileAddress(post.by), tracking(post));
  return (
    <div className={box("shared")}>
      <div className={box("row", "gap8", "pad16", "middle")}>
        <object type="nested/pressable" className={box()}>
          <a href={address} role="link" tabIndex={0} aria-label={name} className={box()}>
            <Portrait handle={post.by} size={32} label={name} />
          </a>
        </object>
        <span dir="auto" className={box()}>
          <h4 className={text("bold")}>
            <object type="nested/pressable" className={box()}>
              <a href={address} role="link" tabIndex={0} className={text("bold")}>
                <strong className={box()}>
                  <span className={box()}>{name}</span>
                </strong>
              </a>
            </object>
          </h4>
        </span>
      </div>
      {shownText(post, false).text === "" ? null : (
        <div data-ad-comet-preview="message" data-ad-preview="message" className={box("words")}>
          <span dir="auto" className={text()}>
            <Words post={post} />
          </span>
        </div>
      )}
    </div>
  );
}
