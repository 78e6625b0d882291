/** @jsxImportSource react */
import type { ReactElement } from "react";

import { personOf } from "../../data/people.ts";
import type { Post } from "../../data/types.ts";
import { aria } from "../../shared/drift.ts";
import { environment } from "../../shared/environment.ts";
import { fill } from "../../shared/fill.ts";
import { addressHere, countsOf, timeHere } from "../facts.ts";
import { shortAge, spokenAge } from "../format.ts";
import { placeOf, profileAddress, tokenOf, tracking, withParameters } from "../ids.ts";
import { change, toggle, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";
import { pictureSource } from "./Media.tsx";
import { Portrait } from "./Portrait.tsx";
import { Words } from "./Words.tsx";

/** What the article of a comment is called: "Reply by Ann to Bo's comment 3 hours ago". */
function labelOf(post: Post): string {
  const { world } = environment();
  const { comment } = placeOf(world, post);
  const values = { name: personOf(post.by).name, age: spokenAge(timeHere(post)) };
  return comment === undefined
    ? fill(strings().commentBy, values)
    : fill(strings().replyBy, { ...values, other: personOf(comment.by).name });
}

/** One comment or reply, without what stands under it. */
export function Comment({ post }: { post: Post }): ReactElement {
  const { world } = environment();
  const words = strings();
  const tick = useApp((state) => state.tick);
  const isLiked = useApp(({ liked }) => liked.has(post.slug));
  const { name } = personOf(post.by);
  const profile = withParameters(
    withParameters(profileAddress(post.by), `comment_id=${encodeURIComponent(tokenOf(world, post))}`),
    tracking(post),
  );
  const isStoryAuthor = placeOf(world, post).story.by === post.by;
  return (
    <div
      role="article"
      tabIndex={-1}
      data-sandbox-post={addressHere(post)}
      {...aria("comment", { "aria-label": labelOf(post) })}
      className={box("comment", tick % 2 === 0 ? "even" : "odd")}
    >
      <div className={box()}>
        <span className={box()}>
          <a href={profile} role="link" aria-hidden="true" tabIndex={-1} className={box()}>
            <Portrait handle={post.by} size={32} />
          </a>
        </span>
      </div>
      <div className={box("grow")}>
        <div className={box("row")}>
          <div className={box("bubble")}>
            {isStoryAuthor ? (
              <div role="button" tabIndex={0} aria-label={words.badges} className={text("tiny", "link")}>
                <span dir="auto" className={text("tiny")}>
                  {words.author}
                </span>
              </div>
            ) : null}
            <span className={box()}>
              <a
                href={profile}
                role="link"
                tabIndex={0}
                aria-hidden="false"
                className={text("small", "bold")}
              >
                <span className={box()}>
                  <span dir="auto" className={text("small", "bold")}>
                    {name}
                  </span>
                </span>
              </a>
            </span>
            {post.text === "" ? null : (
              <div className={box()}>
                <span dir="auto" lang={post.language} className={text()}>
                  <Words post={post} />
                </span>
              </div>
            )}
          </div>
        </div>
        {post.attachment === "photo" ? (
          <div className={box("pad4")}>
            <a
              href={`/photo/?fbid=88${world.idOf(post).slice(0, 15)}&set=p.88`}
              role="link"
              className={box()}
            >
              <img alt={words.photoOf} src={pictureSource(post)} height="120" width="160" />
            </a>
          </div>
        ) : null}
        <div className={box("row", "middle")}>
          <ul aria-hidden="false" className={box("commentRow")}>
            <li className={box()}>
              <div
                role="button"
                tabIndex={0}
                aria-label={words.like}
                className={text("tiny", "bold", "pointer", isLiked ? "pressed" : "dim")}
                onClick={() => toggle("liked", post.slug)}
              >
                {words.like}
              </div>
            </li>
            <li className={box()}>
              <div
                role="button"
                tabIndex={0}
                className={text("tiny", "bold", "dim", "pointer")}
                onClick={() => change({ answering: post.slug })}
              >
                {words.reply}
              </div>
            </li>
            <li className={box()}>
              <a
                role="link"
                tabIndex={0}
                href={withParameters(addressHere(post), tracking(post))}
                className={text("tiny", "dim")}
              >
                {shortAge(timeHere(post))}
              </a>
            </li>
          </ul>
          <div
            role="button"
            tabIndex={0}
            aria-label={fill(words.reactions, { n: String(countsOf(post, tick).reactions % 9) })}
            className={text("tiny", "dim")}
          >
            <img
              role="presentation"
              alt=""
              src="https://static.xx.fbcdn.net/emoji/1f44d.svg"
              height="14"
              width="14"
            />
          </div>
        </div>
      </div>
    </div>
  );
}
