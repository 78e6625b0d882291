/** @jsxImportSource react */
import { Fragment, type ReactElement } from "react";

import { environment } from "../../shared/environment.ts";
import { beginningOf } from "../data/beginning.ts";
import type { GramPost } from "../data/types.ts";
import { addressOf, sandboxPost } from "../facts.ts";
import { gram } from "../gram.ts";
import { marks } from "../marks.ts";
import { Icon } from "../parts/Icon.tsx";
import { Late } from "../parts/Late.tsx";
import { leaving, Words } from "../parts/Words.tsx";
import { FollowButton, HandleLink, Portrait, StoryPortrait } from "../parts/People.tsx";
import { Photo } from "../parts/Media.tsx";
import { TimeLink } from "../parts/Time.tsx";
import { Actions } from "../post/Actions.tsx";
import { toggle, useApp } from "../state.ts";
import { fill, strings } from "../strings/strings.ts";
import { look } from "../style.ts";

const SUGGESTED = ["fennimoreclub", "growthguruvance", "parcelwatchnews"];

/** The posts of the feed, newest first, advertisements between them. */
export function feed(): GramPost[] {
  const posts = gram().posts;
  const organic = posts
    .filter(({ promoted }) => promoted !== true)
    .toSorted((left, right) => left.minutes - right.minutes);
  if (!environment().switches.extras) return organic;
  const promoted = posts.filter((post) => post.promoted === true);
  return organic.flatMap((post, index) => {
    const advertisement = index % 3 === 1 ? promoted[((index - 1) / 3) % promoted.length] : undefined;
    return advertisement === undefined ? [post] : [post, advertisement];
  });
}

export function Home(): ReactElement {
  const { extras } = environment().switches;
  return (
    <Late>
      <div className={look("feed")}>
        <div className={look("story")}>
          {SUGGESTED.map((handle) => (
            <StoryPortrait key={handle} handle={handle} />
          ))}
        </div>
        {feed().map((post, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- an advertisement stands in the feed more than once
          <Fragment key={`${post.slug}-${index}`}>
            <Entry post={post} />
            {extras && index === 2 ? <Suggestions /> : null}
          </Fragment>
        ))}
        <article className={look("entry")}>
          <div className={look("skeleton")} />
        </article>
      </div>
    </Late>
  );
}

/** Accounts that Instagram would like one to follow: people and pictures, no word of theirs. */
function Suggestions(): ReactElement {
  const words = strings();
  return (
    <div className={look("entry")}>
      <span {...marks("suggested", { dir: "auto" })} className={look("bold")}>
        {words.suggested}
      </span>
      {SUGGESTED.map((handle) => (
        <div key={handle} className={look("row")}>
          <Portrait handle={handle} />
          <HandleLink handle={handle} />
          <FollowButton handle={handle} />
        </div>
      ))}
    </div>
  );
}

/** A post of the feed. Its caption stands below the picture and is cut; an advertisement has neither time nor address. */
function Entry({ post }: { post: GramPost }): ReactElement {
  const words = strings();
  const isPromoted = post.promoted === true;
  return (
    <article className={look("entry")} {...sandboxPost(post)}>
      <div>
        <header className={look("head")}>
          <StoryPortrait handle={post.by} />
          <div className={look("wide")}>
            <span {...marks("header-name", { dir: "auto" })}>
              <HandleLink handle={post.by} />
            </span>
            {isPromoted ? (
              <div>
                <span {...marks("sponsored", { dir: "auto" })} className={look("small")}>
                  {words.sponsored}
                </span>
              </div>
            ) : null}
          </div>
          <div {...marks("options", { role: "button", tabIndex: 0 })}>
            <Icon name="more" label={words.options} />
          </div>
        </header>
      </div>
      <div>
        <div {...marks("media", { role: "button", "aria-hidden": true, tabIndex: 0 })}>
          <Photo post={post} tall />
        </div>
        {isPromoted ? (
          <a
            href={leaving("https://shop.example/")}
            {...marks("link", { role: "link" })}
            className={look("quietButton")}
          >
            {words.learnMore}
          </a>
        ) : null}
      </div>
      <div>
        <Actions post={post} dated={false} />
        <Caption post={post} />
        {isPromoted ? null : <Below post={post} />}
      </div>
    </article>
  );
}

function Caption({ post }: { post: GramPost }): ReactElement {
  const isWhole = useApp((state) => state.expanded.has(post.slug));
  const { text, isCut } = beginningOf(post.caption);
  return (
    <div className={look("foot")}>
      <div>
        <HandleLink handle={post.by} />
        <span {...marks("gap", { dir: "auto" })}> </span>
        <span {...marks("caption", { dir: "auto" })}>
          <div style={{ display: "inline" }}>
            <h1 {...marks("title", { dir: "auto" })} className={look("words")} style={{ display: "inline" }}>
              <Words text={isWhole ? post.caption : text} />
            </h1>
            {isCut && !isWhole ? (
              <span>
                ...{" "}
                <div
                  {...marks("more", { role: "button", tabIndex: 0 })}
                  style={{ display: "inline" }}
                  onClick={() => toggle("expanded", post.slug)}
                >
                  <span {...marks("more-words", { dir: "auto" })} className={look("dim")}>
                    {strings().more}
                  </span>
                </div>
              </span>
            ) : null}
          </div>
        </span>
      </div>
    </div>
  );
}

function Below({ post }: { post: GramPost }): ReactElement {
  const count = post.comments.length;
  return (
    <div className={look("foot")}>
      {count === 0 ? null : (
        <div>
          <a
            href={`/p/${gram().codeOf(post)}/comments/`}
            {...marks("link", { role: "link", tabIndex: 0 })}
            className={look("dim")}
          >
            <span {...marks("all-comments", { dir: "auto" })}>
              {fill(strings().allComments, { n: String(count) })}
            </span>
          </a>
        </div>
      )}
      <div>
        <div {...marks("dated", { dir: "auto" })}>
          <TimeLink minutes={post.minutes} address={addressOf(post)} />
        </div>
      </div>
    </div>
  );
}
