/** @jsxImportSource react */
import type { ReactElement } from "react";

import { shortAddress, tokensOf } from "../../data/tokens.ts";
import type { Post } from "../../data/types.ts";
import { addressOf } from "../facts.ts";
import { aria, elementId, testId } from "../hooks.ts";
import { Icon } from "../icons.tsx";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

export function pictureAddress(post: Post): string {
  return `https://pbs.twimg.com/media/${encodeURIComponent(post.slug)}.svg`;
}

function Picture({ post }: { post: Post }): ReactElement {
  return (
    <div
      className={box("fill")}
      {...aria("image", { "aria-label": strings().image })}
      {...testId("tweetPhoto")}
    >
      <img alt={strings().image} draggable="true" src={pictureAddress(post)} className={box("picture")} />
    </div>
  );
}

function Photo({ post }: { post: Post }): ReactElement {
  return (
    <a href={`${addressOf(post)}/photo/1`} role="link" className={box("soft", "clip", "frame", "block")}>
      <div className={box()}>
        <div style={{ paddingBottom: "56.25%" }} className={box()} />
        <Picture post={post} />
      </div>
    </a>
  );
}

/** A video has a `placementTracking` of its own: having one inside does not make a post an advertisement. */
function Video({ post }: { post: Post }): ReactElement {
  return (
    <div className={box("soft", "clip")} {...testId("tweetPhoto")}>
      <div className={box()} {...testId("placementTracking")}>
        <div className={box()} {...testId("videoPlayer")}>
          <div style={{ paddingBottom: "56.25%" }} className={box()} />
          <div
            className={box("fill", "centre", "middle")}
            {...testId("videoComponent")}
            style={{ transform: "translateZ(0px)" }}
          >
            <video
              preload="none"
              tabIndex={-1}
              playsInline
              {...aria("video", { "aria-label": strings().video })}
              poster={pictureAddress(post)}
              className={box("picture", "fill")}
            />
            <div
              dir="ltr"
              className={text("accentBox", "round", "pad12")}
              style={{ color: "rgb(255, 255, 255)" }}
            >
              <Icon name="play" filled />
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

/** The preview of a web page that a post links to. */
function Card({ post }: { post: Post }): ReactElement {
  const link =
    tokensOf(post.text).find((token) => token.kind === "link")?.value ?? `https://${post.by}.example/`;
  const host = new URL(link).hostname;
  return (
    <div className={box()} {...testId("card.wrapper")} id={elementId(post.slug, "card")}>
      <div className={box("soft", "clip", "frame")} {...testId("card.layoutLarge.media")}>
        <a
          href={shortAddress(link)}
          rel="noopener noreferrer nofollow"
          target="_blank"
          {...aria("card", { "aria-label": host })}
          role="link"
          className={box()}
        >
          <div className={box()}>
            <div style={{ paddingBottom: "52.5%" }} className={box()} />
            <div className={box("fill")}>
              <img alt="" draggable="true" src={pictureAddress(post)} className={box("picture")} />
            </div>
          </div>
        </a>
      </div>
      <a
        href={shortAddress(link)}
        dir="ltr"
        rel="noopener noreferrer nofollow"
        target="_blank"
        role="link"
        className={text("small", "above4")}
        style={colour("dim")}
      >
        <span className={run()}>{host}</span>
      </a>
    </div>
  );
}

export function Attachment({ post }: { post: Post }): ReactElement | null {
  switch (post.attachment) {
    case undefined:
      return null;
    case "photo":
      return <Photo post={post} />;
    case "video":
      return <Video post={post} />;
    case "card":
      return <Card post={post} />;
    default:
      return post.attachment satisfies never;
  }
}
