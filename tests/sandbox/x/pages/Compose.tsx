/** @jsxImportSource react */
import type { ReactElement } from "react";
import { createPortal } from "react-dom";

import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { addressOf } from "../facts.ts";
import { aria, elementId, testId } from "../hooks.ts";
import { Icon } from "../icons.tsx";
import { Avatar } from "../post/Avatar.tsx";
import { Composer } from "../post/Composer.tsx";
import { QuotedText } from "../post/PostText.tsx";
import { PlainUserName } from "../post/UserName.tsx";
import { useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

/** The dialog for a post or a reply, over the page it was opened from. */
export function ComposeDialog({ layers }: { layers: HTMLElement }): ReactElement {
  const words = strings();
  const slug = useApp((state) => state.answering);
  const answered = slug === undefined ? undefined : environment().world.bySlug(slug);
  return createPortal(
    <div
      role="dialog"
      aria-modal="true"
      {...aria("dialog", { "aria-labelledby": "modal-header" })}
      className={box("overlay", "dimmed")}
    >
      <div className={box("dialog")}>
        <div className={box("row", "between")}>
          <button
            type="button"
            role="button"
            {...aria("close", { "aria-label": words.close })}
            {...testId("app-bar-close")}
            className={box("pointer", "focusRing")}
            onClick={() => window.history.back()}
          >
            <Icon name="close" large />
          </button>
          <h2 role="heading" aria-level={2} id="modal-header" className={text("hidden")}>
            {answered === undefined ? words.post : words.reply}
          </h2>
        </div>
        {answered === undefined ? null : <Answered post={answered} />}
        <Composer {...(answered === undefined ? {} : { post: answered })} />
      </div>
    </div>,
    layers,
  );
}

/** The post that is answered: nothing in it is a link, and the line below says whom the answer goes to. */
function Answered({ post }: { post: Post }): ReactElement {
  return (
    <article
      role="article"
      tabIndex={-1}
      {...aria("article", { "aria-labelledby": elementId(post.slug, "answered") })}
      {...testId("tweet")}
      className={box("row")}
    >
      <div className={box("avatarColumn")}>
        <Avatar handle={post.by} size={40} linked={false} />
        <div className={box("connector", "off4")} />
      </div>
      <div className={box("grow", "shrink", "gap4")}>
        <PlainUserName post={post} />
        <QuotedText post={post} address={addressOf(post)} />
        <div dir="ltr" className={text()} style={colour("dim")}>
          <span className={run()}>{strings().replyingTo} </span>
          <span className={run()} style={colour("link")}>
            @{post.by}
          </span>
        </div>
      </div>
    </article>
  );
}
