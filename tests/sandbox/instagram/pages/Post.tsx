/** @jsxImportSource react */
import { useEffect, useRef, type ReactElement } from "react";
import { createPortal } from "react-dom";

import { environment } from "../../shared/environment.ts";
import type { GramPost } from "../data/types.ts";
import { addressOf } from "../facts.ts";
import { gram } from "../gram.ts";
import { marks } from "../marks.ts";
import { Icon } from "../parts/Icon.tsx";
import { Article } from "../post/Article.tsx";
import { Columns } from "../post/Columns.tsx";
import { router } from "../router.ts";
import { strings } from "../strings/strings.ts";
import { look } from "../style.ts";
import { Grid } from "./Grid.tsx";

/** Which of the two forms a post has on its own page; over another page it has the other one. */
function isInColumns(): boolean {
  return environment().switches.layout === "a";
}

/** A post's own page, with more of its author's below. */
export function PostPage({ post }: { post: GramPost }): ReactElement {
  const others = gram().posts.filter(
    ({ by, slug, promoted }) => by === post.by && slug !== post.slug && promoted !== true,
  );
  return (
    <div className={look("centre")}>
      <div>{isInColumns() ? <Columns post={post} /> : <Article post={post} />}</div>
      <div>
        <hr />
      </div>
      <div>
        <div {...marks("more-posts", { dir: "auto" })} className={look("dim")}>
          {strings().morePosts}{" "}
          <a href={`/${post.by}/`} {...marks("link", { role: "link", tabIndex: 0 })} className={look("bold")}>
            {post.by}
          </a>
        </div>
        <Grid posts={others} />
      </div>
    </div>
  );
}

type DialogProps = { post: GramPost; among: readonly GramPost[] };

/**
 * A post over the page it was opened from, which stays below. Escape and a click beside it close it; the focus is kept
 * inside, as Instagram keeps it; the arrows go to the next post of the page below, whose words come into the same
 * elements where the list is positional.
 */
export function PostDialog({ post, among }: DialogProps): ReactElement {
  const words = strings();
  const sheet = useRef<HTMLDivElement>(null);
  const place = among.findIndex(({ slug }) => slug === post.slug);
  const key = environment().switches.recycle === "positional" ? "same" : post.slug;

  useEffect(() => {
    const close = ({ key: pressed }: KeyboardEvent): void => {
      if (pressed === "Escape") history.back();
    };
    const keepInside = ({ target }: FocusEvent): void => {
      if (target instanceof Node && !sheet.current?.contains(target)) sheet.current?.focus();
    };
    sheet.current?.focus();
    document.addEventListener("keydown", close);
    document.addEventListener("focusin", keepInside);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("focusin", keepInside);
    };
  }, []);

  const go = (step: 1 | -1): void => {
    const next = among[place + step];
    if (next) router.navigate(addressOf(next).replace(`/${next.by}`, ""));
  };
  return createPortal(
    <div
      className={look("dialog")}
      onClick={({ target, currentTarget }) => target === currentTarget && history.back()}
    >
      <button type="button" className={look("button")} onClick={() => go(-1)}>
        <Icon name="previous" label={words.previous} />
      </button>
      <div
        ref={sheet}
        {...marks("dialog", { role: "dialog", "aria-label": words.postDialog })}
        tabIndex={-1}
        className={look("sheet")}
      >
        <div key={key}>{isInColumns() ? <Article post={post} /> : <Columns post={post} sheet />}</div>
      </div>
      <button type="button" className={look("button")} onClick={() => go(1)}>
        <Icon name="next" label={words.next} />
      </button>
    </div>,
    document.body,
  );
}
