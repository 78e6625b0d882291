/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { GramPost } from "../data/types.ts";
import { addressOf, likesOf } from "../facts.ts";
import { shortCount } from "../format.ts";
import { marks } from "../marks.ts";
import { Icon } from "../parts/Icon.tsx";
import { TimeLink } from "../parts/Time.tsx";
import { toggle, useApp } from "../state.ts";
import { fill, strings } from "../strings/strings.ts";
import { look } from "../style.ts";

/** The icons below a post, its likes, and the time that is the link to it. */
export function Actions({ post, dated = true }: { post: GramPost; dated?: boolean }): ReactElement {
  const words = strings();
  return (
    <>
      <section className={look("actions")}>
        <LikeButton slug={post.slug} />
        <div {...marks("act", { role: "button", tabIndex: 0 })}>
          <Icon name="comment" label={words.comment} />
        </div>
        <div {...marks("act", { role: "button", tabIndex: 0 })}>
          <Icon name="share" label={words.share} />
        </div>
        <div className={look("wide")} />
        <div {...marks("act", { role: "button", tabIndex: 0 })}>
          <Icon name="bookmark" label={words.save} />
        </div>
      </section>
      <div className={look("foot")}>
        <Likes post={post} />
        {dated ? (
          <div {...marks("dated", { dir: "auto" })}>
            <TimeLink minutes={post.minutes} address={addressOf(post)} />
          </div>
        ) : null}
      </div>
    </>
  );
}

function Likes({ post }: { post: GramPost }): ReactElement {
  const tick = useApp((state) => state.tick + state.pulse);
  return (
    <span {...marks("likes", { role: "button", tabIndex: 0 })} className={look("bold")}>
      {fill(strings().likes, { n: shortCount(likesOf(post, tick)) })}
    </span>
  );
}

export function LikeButton({ slug, tiny = false }: { slug: string; tiny?: boolean }): ReactElement {
  const isLiked = useApp((state) => state.liked.has(slug));
  return (
    <span>
      <div
        {...marks("like", { role: "button", tabIndex: 0 })}
        onClick={(event) => {
          event.stopPropagation();
          toggle("liked", slug);
        }}
      >
        <Icon name="like" label={strings().like} tiny={tiny} filled={isLiked} />
      </div>
    </span>
  );
}
