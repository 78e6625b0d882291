/** @jsxImportSource react */
import { useRef, type ReactElement } from "react";

import type { GramPost } from "../data/types.ts";
import { Late } from "../parts/Late.tsx";
import { Media } from "../parts/Media.tsx";
import { look } from "../style.ts";
import { Actions } from "./Actions.tsx";
import { CommentForm } from "./CommentForm.tsx";
import { Comments } from "./Comments.tsx";
import { Header } from "./Header.tsx";
import { Caption, Comment } from "./Remark.tsx";

/** A post's own page: no article, no list, no heading; a comment is the block around the link that its time is. */
export function Columns({ post, sheet = false }: { post: GramPost; sheet?: boolean }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div className={look(sheet ? "sheetBody" : "split")}>
      <Media post={post} />
      <div className={look("column")}>
        <Header post={post} />
        <hr />
        <div ref={scroller} data-sandbox-scroller="" className={look("scroller")}>
          <Late>
            <div className={look("block")}>
              <Caption post={post} />
              <Comments
                post={post}
                scroller={scroller}
                renderComment={(comment) => <Comment post={post} comment={comment} />}
              />
            </div>
          </Late>
        </div>
        <div>
          <Actions post={post} />
        </div>
        <CommentForm post={post} />
      </div>
    </div>
  );
}
