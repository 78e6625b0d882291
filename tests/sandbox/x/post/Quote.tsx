/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { addressOf } from "../facts.ts";
import { aria, elementId } from "../hooks.ts";
import { navigate } from "../router.ts";
import { strings } from "../strings/strings.ts";
import { box, run, text } from "../style.ts";
import { Avatar } from "./Avatar.tsx";
import { Attachment } from "./Media.tsx";
import { QuotedText } from "./PostText.tsx";
import { PlainUserName } from "./UserName.tsx";

/** What hangs below the words: pictures, and the quoted post in its frame. */
export function Attachments({ post }: { post: Post }): ReactElement | null {
  if (post.attachment === undefined && post.quotes === undefined) return null;
  const mediaId = elementId(post.slug, "media");
  const quoteId = elementId(post.slug, "quote");
  return (
    <div
      {...aria("attachments", { "aria-labelledby": `${mediaId} ${quoteId}` })}
      id={elementId(post.slug, "attachments")}
      className={box("off12", "gap8")}
    >
      {post.attachment === undefined ? null : (
        <div id={mediaId} className={box()}>
          <div className={box()}>
            <Attachment post={post} />
          </div>
        </div>
      )}
      {post.quotes === undefined ? null : (
        <div id={quoteId} className={box()}>
          <Quote post={environment().world.bySlug(post.quotes)} />
        </div>
      )}
    </div>
  );
}

function Quote({ post }: { post: Post }): ReactElement {
  const open = (): void => navigate(addressOf(post));
  return (
    <div className={box()}>
      <div dir="ltr" className={text("hidden")}>
        <span className={run()}>{strings().quote}</span>
      </div>
      <div
        tabIndex={0}
        role="link"
        className={box("frame", "soft", "clip", "pointer", "shadeOnHover", "focusRing")}
        onClick={(event) => {
          event.stopPropagation();
          open();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") open();
        }}
      >
        <div className={box("pad12", "gap4")}>
          <div className={box("row", "gap4", "middle")}>
            <Avatar handle={post.by} size={24} linked={false} />
            <PlainUserName post={post} />
          </div>
          <QuotedText post={post} address={addressOf(post)} />
          {post.attachment === "photo" || post.attachment === "video" ? <Attachment post={post} /> : null}
        </div>
      </div>
    </div>
  );
}
