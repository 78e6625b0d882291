/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { Post } from "../../data/types.ts";
import { aria, drifted } from "../../shared/drift.ts";
import { environment } from "../../shared/environment.ts";
import { fill } from "../../shared/fill.ts";
import { countsOf, elementId, storyAddressHere } from "../facts.ts";
import { commentsOf } from "../feeds.ts";
import { shortCount } from "../format.ts";
import { navigate } from "../router.ts";
import { toggle, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";

/** Reactions and the number of comments, and the three buttons below them. */
export function Counts({ post, scope }: { post: Post; scope: string }): ReactElement {
  const words = strings();
  const tick = useApp((state) => state.tick + (post.slug.length % 2 === 0 ? state.pulse : 0));
  const isLiked = useApp(({ liked }) => liked.has(post.slug));
  const { reactions } = countsOf(post, tick);
  const comments = commentsOf(environment().world, post).length;
  return (
    <div className={box()}>
      <div className={box("counts")}>
        <div className={box("row", "gap4")}>
          <span
            role="toolbar"
            {...aria("toolbar", { "aria-label": words.whoReacted })}
            className={box("row")}
          >
            <span id={elementId(post, "reactions", scope)} className={box()}>
              <div
                role="button"
                tabIndex={0}
                aria-label={`${words.like}: ${reactions}`}
                className={text("small")}
              >
                <img
                  role="presentation"
                  alt=""
                  src="https://static.xx.fbcdn.net/emoji/1f44d.svg"
                  height="18"
                  width="18"
                />
              </div>
            </span>
          </span>
          <span aria-hidden="true" className={text("small", "dim")}>
            {shortCount(reactions + Number(isLiked))}
          </span>
        </div>
        <div
          id={elementId(post, "comments", scope)}
          role="button"
          tabIndex={0}
          className={text("small", "dim", "pointer")}
          onClick={() => navigate(storyAddressHere(post))}
        >
          <span dir="auto" className={text("small")}>
            <span className={box()}>{fill(words.comments, { n: String(comments) })}</span>
          </span>
        </div>
      </div>
      <div className={box("buttons")}>
        <Button
          role="like_button"
          label={words.like}
          pressed={isLiked}
          press={() => toggle("liked", post.slug)}
        />
        <Button role="comment_button" label={words.comment} press={() => navigate(storyAddressHere(post))} />
        <Button role="share_button" label={words.share} press={() => undefined} />
      </div>
    </div>
  );
}

type ButtonProps = { role: string; label: string; pressed?: boolean; press: () => void };

function Button({ role, label, pressed = false, press }: ButtonProps): ReactElement {
  return (
    <div
      role="button"
      tabIndex={0}
      {...aria(role, { "aria-label": label })}
      className={text("button", pressed && "pressed")}
      onClick={press}
    >
      <span dir="auto" className={text("bold")}>
        <span {...drifted("data-ad-rendering-role", role)} className={box()}>
          {label}
        </span>
      </span>
    </div>
  );
}
