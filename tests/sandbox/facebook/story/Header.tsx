/** @jsxImportSource react */
import type { ReactElement } from "react";

import { personOf } from "../../data/people.ts";
import type { Post } from "../../data/types.ts";
import { aria, drifted } from "../../shared/drift.ts";
import { environment } from "../../shared/environment.ts";
import { fill } from "../../shared/fill.ts";
import { elementId } from "../facts.ts";
import { isInGroup, GROUP, handleOnFacebook, profileAddress, tracking, withParameters } from "../ids.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";
import { Portrait } from "./Portrait.tsx";
import { Time } from "./Time.tsx";

/** In groups, people's links lead to what they wrote in the group. */
function authorAddress(post: Post): string {
  const handle = handleOnFacebook(post.by);
  const address =
    isInGroup(post) && /^\d+$/.test(handle) ? `/groups/${GROUP}/user/${handle}/` : profileAddress(post.by);
  return withParameters(address, tracking(post));
}

/** Portrait, name, time and menu of a story. */
export function Header({ post, scope }: { post: Post; scope: string }): ReactElement {
  const { name } = personOf(post.by);
  const words = strings();
  return (
    <div className={box("row", "gap12", "beside16", "above12", "below8", "middle")}>
      <div className={box()}>
        <span className={box()}>
          <a href={authorAddress(post)} role="link" tabIndex={0} aria-label={name} className={box()}>
            <div className={box("round")}>
              <Portrait handle={post.by} size={40} label={name} />
              <div role="none" className={box()} />
            </div>
          </a>
        </span>
      </div>
      <div className={box("grow", "column")}>
        <span dir="auto" className={box()}>
          <div {...drifted("data-ad-rendering-role", "profile_name")} className={box()}>
            <Name post={post} name={name} scope={scope} />
          </div>
        </span>
        <span className={box()}>
          <div {...aria("details", { id: elementId(post, "details", scope) })} className={box("row", "gap4")}>
            <span className={box()}>
              <Time post={post} scope={scope} />
            </span>
            <span className={text("dim", "small")} aria-hidden="true">
              {" · "}
            </span>
            <svg width="12" height="16" role="img" className={text("dim")}>
              <title>{words.sharedWithPublic}</title>
              <circle cx="6" cy="9" r="5" fill="currentColor" />
            </svg>
          </div>
        </span>
      </div>
      <div className={box()}>
        <div
          role="button"
          tabIndex={0}
          aria-haspopup="menu"
          aria-expanded="false"
          {...aria("menu", { "aria-label": words.actionsForPost })}
          className={text("dim", "pointer", "pad8")}
        >
          ⋯
        </div>
      </div>
    </div>
  );
}

/** Logged in the heading is a name; logged out the page's own heading says whose post it is. */
function Name({ post, name, scope }: { post: Post; name: string; scope: string }): ReactElement {
  const Heading = environment().switches.layout === "a" ? "h4" : "h3";
  return (
    <Heading id={elementId(post, "name", scope)} className={text("bold")}>
      <span className={box()}>
        <a href={authorAddress(post)} role="link" tabIndex={0} className={text("bold")}>
          <strong className={box()}>
            <span className={box()}>{name}</span>
          </strong>
        </a>
      </span>
    </Heading>
  );
}

/** "NAME's post": what a dialog is called. */
export function titleOf(post: Post): string {
  return fill(strings().postOf, { name: personOf(post.by).name });
}
