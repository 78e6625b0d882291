/** @jsxImportSource react */
import { Fragment, type ReactElement } from "react";

import { answeredHandles } from "../../data/shown.ts";
import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

/** The line that says whom a post answers. Only in lists: on a status page the order of posts says it. */
export function ReplyingTo({ post }: { post: Post }): ReactElement | null {
  const { world } = environment();
  const handles = answeredHandles(world.ancestorsOf(post));
  if (handles.length === 0) return null;
  const words = strings();
  return (
    <div dir="ltr" className={text("block")} style={colour("dim")}>
      {words.replyingTo}{" "}
      {handles.map((handle, index) => (
        <Fragment key={handle}>
          {index === 0 ? null : ` ${words.and} `}
          <div className={box("inlineFlex")}>
            <a
              href={`/${handle}`}
              dir="ltr"
              role="link"
              className={run("underlineOnHover")}
              style={colour("link")}
            >
              <span className={run()}>@{handle}</span>
            </a>
          </div>
        </Fragment>
      ))}
    </div>
  );
}
