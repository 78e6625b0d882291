/** @jsxImportSource react */
import { useEffect, useRef, type ReactElement, type RefObject } from "react";

import { environment } from "../../shared/environment.ts";
import type { GramComment, GramPost } from "../data/types.ts";
import { Icon } from "../parts/Icon.tsx";
import { change, readState, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { look } from "../style.ts";
import { useRows } from "./rows.ts";

/** How many comments come at once. */
const PAGE = 12;
/** From so many comments on, only those near the window of the list are in the page. */
const MANY = 60;

type Props = {
  post: GramPost;
  /** The box that scrolls. */
  scroller: RefObject<HTMLElement | null>;
  renderComment: (comment: GramComment) => ReactElement;
};

/** The comments under a post: the first ones at once, more when the person comes to the end. */
export function Comments({ post, scroller, renderComment }: Props): ReactElement {
  const loaded = useApp((state) => state.loaded[post.slug] ?? PAGE);
  const { count } = environment().switches;
  if (count > 0 && post.comments.length >= MANY) {
    return <ManyComments post={post} scroller={scroller} renderComment={renderComment} />;
  }
  const shown = post.comments.slice(0, loaded);
  const isPositional = environment().switches.recycle === "positional";
  return (
    <div className={look("block")}>
      {shown.map((comment, index) => (
        <div key={isPositional ? index : comment.slug}>{renderComment(comment)}</div>
      ))}
      {shown.length < post.comments.length ? <LoadMore key="more" slug={post.slug} loaded={loaded} /> : null}
    </div>
  );
}

/** The end of what is there: pressing it, or scrolling to it, brings more. */
function LoadMore({ slug, loaded }: { slug: string; loaded: number }): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const label = strings().loadMore;
  const load = (): void => {
    const { latency } = environment().switches;
    setTimeout(() => change({ loaded: { ...readState().loaded, [slug]: loaded + PAGE } }), latency);
  };
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) load();
    });
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  });
  return (
    <div ref={element} className={look("dots")}>
      <button type="button" onClick={load}>
        <Icon name="plus" label={label} />
      </button>
    </div>
  );
}

/** A long list: rows outside the window are not in the page, and come back as new elements or take over old ones. */
function ManyComments({ post, scroller, renderComment }: Props): ReactElement {
  const keys = post.comments.map(({ slug }) => slug);
  const { start, end, above, below, measure } = useRows(keys, scroller);
  const isPositional = environment().switches.recycle === "positional";
  return (
    <div className={look("block")}>
      <div style={{ height: above, flexShrink: 0 }} />
      {post.comments.slice(start, end).map((comment, index) => (
        <div
          key={isPositional ? index : comment.slug}
          ref={(element) => (element ? measure(element, comment.slug) : undefined)}
        >
          {renderComment(comment)}
        </div>
      ))}
      <div style={{ height: below, flexShrink: 0 }} />
    </div>
  );
}
