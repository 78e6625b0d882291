/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { GramPost } from "../data/types.ts";
import { addressOf } from "../facts.ts";
import { marks } from "../marks.ts";
import { Photo } from "../parts/Media.tsx";
import { look } from "../style.ts";

/** Thumbnails: a picture with an address, no word of anybody. */
export function Grid({ posts }: { posts: readonly GramPost[] }): ReactElement {
  return (
    <div className={look("grid")}>
      {posts.map((post) => (
        <div key={post.slug}>
          <a
            href={addressOf(post)}
            {...marks("tile", { role: "link", tabIndex: 0 })}
            className={look("tile")}
          >
            <div style={{ height: "100%" }}>
              <Photo post={post} />
            </div>
          </a>
        </div>
      ))}
    </div>
  );
}
