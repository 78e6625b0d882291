/** @jsxImportSource react */
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react";

import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { box } from "../style.ts";
import { Story } from "../story/Story.tsx";

/** Stories that come with each turn at the end of the list. */
const TURN = 12;
/** A story that nobody has seen yet is taken to be this high, in CSS pixels. */
const GUESSED_HEIGHT = 420;
/** Stories are whole this far above and below the window, in CSS pixels. */
const MARGIN = 900;
/** With positional recycling this many elements take turns. */
const POOL = 14;

type Range = { readonly start: number; readonly end: number };

/** Heights that were measured, by slug; kept while a story is empty. */
const heights = new Map<string, number>();
const heightOf = (post: Post): number => heights.get(post.slug) ?? GUESSED_HEIGHT;

/**
 * A list of stories: those away from the window are emptied and come back whole (`unmount`), or their elements are given
 * to other stories (`positional`).
 */
export function Feed({ stories, role }: { stories: readonly Post[]; role?: "feed" }): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const [known, setKnown] = useState(TURN);
  const [range, setRange] = useState<Range>({ start: 0, end: 4 });
  const isPositional = environment().switches.recycle === "positional";
  const shown = isPositional ? stories : stories.slice(0, known);

  useEffect(() => {
    const update = (): void => {
      const next = rangeIn(shown, -(list.current?.getBoundingClientRect().top ?? 0), window.innerHeight);
      setRange((before) => (before.start === next.start && before.end === next.end ? before : next));
      if (!isPositional && next.end >= known - 2 && known < stories.length) setKnown(known + TURN);
    };
    update();
    document.addEventListener("scroll", update, { passive: true });
    window.addEventListener("resize", update);
    return () => {
      document.removeEventListener("scroll", update);
      window.removeEventListener("resize", update);
    };
  }, [shown, known, stories.length, isPositional]);

  const first = isPositional ? Math.max(0, Math.min(range.start, stories.length - POOL)) : 0;
  const rows = isPositional ? shown.slice(first, first + POOL) : shown;
  const above = shown.slice(0, first).reduce((sum, post) => sum + heightOf(post), 0);
  const below = isPositional ? shown.slice(first + POOL).reduce((sum, post) => sum + heightOf(post), 0) : 0;
  return (
    <div ref={list} role={role} style={{ paddingTop: above, paddingBottom: below }} className={box()}>
      {rows.map((post, index) => {
        const place = first + index;
        return (
          <Row
            key={isPositional ? place % POOL : post.slug}
            post={post}
            position={place + 1}
            isEmpty={!isPositional && (place < range.start || place >= range.end)}
          />
        );
      })}
    </div>
  );
}

function rangeIn(stories: readonly Post[], top: number, height: number): Range {
  let offset = 0;
  let start = 0;
  let end = 0;
  for (const post of stories) {
    if (offset + heightOf(post) < top - MARGIN) start += 1;
    if (offset < top + height + MARGIN) end += 1;
    offset += heightOf(post);
  }
  return { start: Math.min(start, Math.max(0, stories.length - 1)), end };
}

type RowProps = { post: Post; position: number; isEmpty: boolean };

function Row({ post, position, isEmpty }: RowProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null || isEmpty) return undefined;
    const observer = new ResizeObserver(([change]) => {
      const height = change?.borderBoxSize[0]?.blockSize;
      if (height !== undefined && height > 0) heights.set(post.slug, height);
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, [post.slug, isEmpty]);
  return (
    <div ref={element} style={isEmpty ? { height: heightOf(post) } : {}} className={box()}>
      <div className={box()}>
        <div className={box()}>
          <Story post={post} position={position} isEmpty={isEmpty} />
        </div>
      </div>
    </div>
  );
}
