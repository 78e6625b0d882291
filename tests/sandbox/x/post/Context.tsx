/** @jsxImportSource react */
import type { ReactElement } from "react";

import { personOf } from "../../data/people.ts";
import type { Post } from "../../data/types.ts";
import { elementId, testId } from "../hooks.ts";
import { Icon } from "../icons.tsx";
import { useLocation } from "../router.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { Name } from "./Words.tsx";

/** The row above a post: who reposted it, or that it is pinned. Answers that follow a post have a line there. */
export function Context({ post, connected }: { post: Post; connected: boolean }): ReactElement {
  const { route } = useLocation();
  const isPinned = post.pinned === true && route.page === "profile";
  const isOfCommunity = route.page === "community" && post.repostedBy === undefined;
  const hasContext = post.repostedBy !== undefined || isPinned || isOfCommunity;
  return (
    <div className={box()}>
      <div className={box("row", "gap8")}>
        <div className={box("avatarColumn", "above12")}>
          {connected ? <div className={box("connectorAbove")} /> : null}
        </div>
        <div className={box("grow", "shrink", "basis0")}>
          {hasContext ? (
            <div className={box("row", "middle", "gap8", "above4", "below4")}>
              <Icon name={isPinned ? "pin" : "repost"} />
              {isOfCommunity ? (
                <Community post={post} id={route.id} />
              ) : post.repostedBy === undefined ? (
                <Pinned post={post} />
              ) : (
                <Reposted post={post} by={post.repostedBy} />
              )}
            </div>
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** The name of a community that the post was made in. */
function Community({ post, id }: { post: Post; id: string }): ReactElement {
  return (
    <a
      href={`/i/communities/${id}`}
      dir="ltr"
      role="link"
      id={elementId(post.slug, "context")}
      className={text("small", "bold", "underlineOnHover")}
      style={colour("dim")}
      {...testId("socialContext")}
    >
      {strings().community}
    </a>
  );
}

function Pinned({ post }: { post: Post }): ReactElement {
  return (
    <div
      id={elementId(post.slug, "context")}
      dir="ltr"
      className={text("small", "bold")}
      style={colour("dim")}
      {...testId("socialContext")}
    >
      {strings().pinned}
    </div>
  );
}

function Reposted({ post, by }: { post: Post; by: string }): ReactElement {
  const [before = "", after = ""] = strings().reposted.split("{name}");
  return (
    <div className={box()}>
      <a
        href={`/${by}`}
        dir="ltr"
        role="link"
        className={text("underlineOnHover")}
        id={elementId(post.slug, "context")}
        style={colour("dim")}
      >
        <span
          className={run("bold", "ellipsis")}
          {...testId("socialContext")}
          style={{ fontSize: 13, ...colour("dim") }}
        >
          {before}
          <span dir="ltr" className={run()}>
            <Name text={personOf(by).name} />
          </span>
          {after}
        </span>
      </a>
    </div>
  );
}
