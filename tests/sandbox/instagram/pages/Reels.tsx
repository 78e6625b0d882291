/** @jsxImportSource react */
import { useEffect, useRef, useState, type ReactElement } from "react";

import { environment } from "../../shared/environment.ts";
import type { GramPost } from "../data/types.ts";
import { gram } from "../gram.ts";
import { marks } from "../marks.ts";
import { Icon } from "../parts/Icon.tsx";
import { Photo } from "../parts/Media.tsx";
import { HandleLink } from "../parts/People.tsx";
import { Words } from "../parts/Words.tsx";
import { LikeButton } from "../post/Actions.tsx";
import { CommentForm } from "../post/CommentForm.tsx";
import { Comments } from "../post/Comments.tsx";
import { Comment } from "../post/Remark.tsx";
import { strings } from "../strings/strings.ts";
import { look } from "../style.ts";

/**
 * One reel after another. The address follows the reel that is in the middle, without a new page; the panel beside it
 * shows the comments of that reel, in the same elements where the list is positional.
 */
export function Reels({ code, startsOpen }: { code: string | undefined; startsOpen: boolean }): ReactElement {
  const posts = reels();
  const first = Math.max(
    0,
    posts.findIndex((post) => gram().codeOf(post) === code),
  );
  const [current, setCurrent] = useState(first);
  const [isOpen, setOpen] = useState(startsOpen);
  const shown = posts[current];

  useEffect(() => {
    if (shown) history.replaceState(history.state, "", `/reels/${gram().codeOf(shown)}/`);
  }, [shown]);

  const key = environment().switches.recycle === "positional" ? "same" : shown?.slug;
  return (
    <div className={look("row")}>
      <div className={look("wide")}>
        {posts.map((post, index) => (
          <Reel
            key={post.slug}
            post={post}
            inMiddle={() => setCurrent(index)}
            openComments={() => setOpen(!isOpen)}
          />
        ))}
      </div>
      {isOpen && shown ? (
        <div
          style={{
            position: "sticky",
            top: "16px",
            height: "88vh",
            alignSelf: "flex-start",
            display: "flex",
          }}
        >
          <Panel key={key} post={shown} />
        </div>
      ) : null}
    </div>
  );
}

/** The brand's reel first, then films of other posts, so that there is something to go on to. */
function reels(): GramPost[] {
  const organic = gram().posts.filter(({ promoted }) => promoted !== true);
  return [
    ...organic.filter(({ kind }) => kind === "reel"),
    ...organic.filter(({ kind }) => kind === "photo"),
  ];
}

type ReelProps = { post: GramPost; inMiddle: () => void; openComments: () => void };

function Reel({ post, inMiddle, openComments }: ReelProps): ReactElement {
  const words = strings();
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(inMiddle);
  useEffect(() => {
    latest.current = inMiddle;
  });
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { threshold: 0.6 },
    );
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={element} className={look("reel")}>
      <div className={look("video")}>
        <Photo post={post} />
        <div className={look("caption")}>
          <HandleLink handle={post.by} />
          <span {...marks("reel-words", { dir: "auto" })}>
            <Words text={post.caption.slice(0, 60)} />
          </span>
        </div>
      </div>
      <div className={look("block")} style={{ justifyContent: "flex-end", gap: "20px" }}>
        <LikeButton slug={post.slug} />
        <div {...marks("act", { role: "button", tabIndex: 0 })} onClick={openComments}>
          <Icon name="comment" label={words.comment} />
        </div>
        <div {...marks("act", { role: "button", tabIndex: 0 })}>
          <Icon name="share" label={words.share} />
        </div>
      </div>
    </div>
  );
}

/** The comments of a reel, beside it: no caption, no time of the reel. */
function Panel({ post }: { post: GramPost }): ReactElement {
  const words = strings();
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div {...marks("panel", { role: "dialog", "aria-label": words.comment })} className={look("panel")}>
      <div className={look("head")}>
        <h2 className={look("bold")}>{words.comment}</h2>
      </div>
      <div ref={scroller} data-sandbox-scroller="" className={look("scroller")}>
        <Comments
          post={post}
          scroller={scroller}
          renderComment={(comment) => <Comment post={post} comment={comment} />}
        />
      </div>
      <CommentForm post={post} />
    </div>
  );
}
