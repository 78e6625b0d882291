/** @jsxImportSource react */
import { useState, type MouseEvent, type ReactElement, type ReactNode } from "react";

import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { addressOf } from "../facts.ts";
import { aria, elementId, testId } from "../hooks.ts";
import { navigate } from "../router.ts";
import { useApp } from "../state.ts";
import { box } from "../style.ts";

const LABEL_PARTS = ["context", "name", "text", "attachments", "card", "actions"] as const;

/** Wrappers that a new layout of the site has put around things. */
export function Wrapped({ children, depth }: { children: ReactNode; depth: number }): ReactNode {
  return depth === 0 ? (
    children
  ) : (
    <div className={box()}>
      <Wrapped depth={depth - 1}>{children}</Wrapped>
    </div>
  );
}

/** A click anywhere in the post that is not on something of its own opens the post. */
function opensPost(event: MouseEvent<HTMLElement>): boolean {
  const { target } = event;
  return (
    target instanceof Element &&
    target.closest("a, button, input, [role=link], [contenteditable]") === null &&
    window.getSelection()?.isCollapsed !== false
  );
}

type Props = { post: Post; focused: boolean; children: ReactNode };

/** The article around a post. Its classes are rewritten on hover and with every tick. */
export function Frame({ post, focused, children }: Props): ReactElement {
  const [hovered, setHovered] = useState(false);
  const tick = useApp((state) => state.tick);
  return (
    <article
      {...aria("article", {
        "aria-labelledby": LABEL_PARTS.map((part) => elementId(post.slug, part)).join(" "),
      })}
      role="article"
      tabIndex={focused ? -1 : 0}
      className={box(
        "beside16",
        "clip",
        "focusRing",
        !focused && "pointer",
        !focused && "quick",
        tick % 2 === 0 ? "even" : "odd",
        hovered && !focused && "hovered",
      )}
      {...testId("tweet")}
      data-sandbox-post={post.promoted === true ? undefined : addressOf(post)}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onClick={(event) => {
        if (!focused && post.promoted === undefined && opensPost(event)) navigate(addressOf(post));
      }}
    >
      <Wrapped depth={environment().switches.wrappers}>
        <div className={box("shrink")}>
          <div className={box("shrink")}>{children}</div>
        </div>
      </Wrapped>
    </article>
  );
}
