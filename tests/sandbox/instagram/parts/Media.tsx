/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { GramPost } from "../data/types.ts";
import { marks } from "../marks.ts";
import { fill, strings } from "../strings/strings.ts";
import { look } from "../style.ts";
import { Icon } from "./Icon.tsx";

export function photoOf(post: GramPost): string {
  return `https://scontent.cdninstagram.com/media/${post.slug}.svg`;
}

export function Photo({ post, tall = false }: { post: GramPost; tall?: boolean }): ReactElement {
  return (
    <img
      alt={fill(strings().photoBy, { name: post.by })}
      src={photoOf(post)}
      className={look(tall ? "tall" : "photo")}
    />
  );
}

/** The picture, the row of pictures or the film of a post, with the people tagged in it. */
export function Media({ post }: { post: GramPost }): ReactElement {
  const words = strings();
  return (
    <div
      {...marks("media", { role: "button", "aria-hidden": true, tabIndex: 0 })}
      className={look("picture")}
    >
      {post.kind === "carousel" ? (
        <div {...marks("carousel", { role: "presentation" })} className={look("wide")}>
          <ul style={{ height: "100%" }}>
            <li tabIndex={-1} style={{ transform: "translateX(0px)", height: "100%" }}>
              <Photo post={post} />
            </li>
          </ul>
        </div>
      ) : (
        <Photo post={post} />
      )}
      {post.kind === "reel" ? (
        <button type="button" aria-label={words.mute} className={look("tagged")}>
          <Icon name="sound" label={words.mute} tiny />
        </button>
      ) : null}
      {(post.tags ?? []).map((handle) => (
        <a key={handle} href={`/${handle}/`} role="link" tabIndex={0} className={look("tagged")}>
          <div>{handle}</div>
        </a>
      ))}
    </div>
  );
}
