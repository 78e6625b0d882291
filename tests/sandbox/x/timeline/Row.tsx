/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { Entry } from "../feeds.ts";
import { personOf } from "../../data/people.ts";
import { aria, testId } from "../hooks.ts";
import { Icon } from "../icons.tsx";
import { AvatarContainer } from "../post/Avatar.tsx";
import { FollowButton } from "../post/FollowButton.tsx";
import { PostView } from "../post/PostView.tsx";
import { Name, Words } from "../post/Words.tsx";
import { navigate } from "../router.ts";
import { fill } from "../../shared/fill.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

/** One row of a timeline, whatever it is. */
export function Row({ entry }: { entry: Entry }): ReactElement {
  switch (entry.kind) {
    case "post":
      return <PostView post={entry.post} role={entry.role} />;
    case "event":
      return <Event entry={entry} />;
    case "heading":
      return (
        <h2 aria-level={2} role="heading" className={box("beside16", "above12", "below12")}>
          <div dir="ltr" className={text("title", "bold")} style={colour("ink")}>
            <span className={run()}>
              {entry.heading === "discover" ? strings().discover : strings().whoToFollow}
            </span>
          </div>
        </h2>
      );
    case "person":
      return <Suggestion handle={entry.handle} />;
    case "prompt":
      return (
        <div {...testId("inlinePrompt")} className={box("pad16", "middle")}>
          <div dir="ltr" className={text("bold", "large")} style={colour("ink")}>
            <span className={run()}>{strings().prompt}</span>
          </div>
        </div>
      );
    case "more-replies":
      return (
        <button
          type="button"
          role="button"
          className={box("pad16", "full", "pointer", "shadeOnHover", "focusRing")}
        >
          <div dir="ltr" className={text()} style={colour("link")}>
            <span className={run()}>{strings().showReplies}</span>
          </div>
        </button>
      );
    case "gap":
      return <div className={box("gapRow")} />;
    default:
      return entry satisfies never;
  }
}

function Suggestion({ handle }: { handle: string }): ReactElement {
  return (
    <div
      role="button"
      tabIndex={0}
      {...testId("UserCell")}
      className={box("row", "full", "pad12", "middle", "pointer", "shadeOnHover", "focusRing")}
      onClick={() => navigate(`/${handle}`)}
    >
      <div className={box("avatarColumn")}>
        <AvatarContainer handle={handle} size={40} linked />
      </div>
      <div className={box("grow", "shrink")}>
        <a href={`/${handle}`} role="link" className={box()}>
          <div dir="ltr" className={text("bold", "ellipsis")} style={colour("ink")}>
            <Name text={personOf(handle).name} />
          </div>
        </a>
        <a href={`/${handle}`} role="link" tabIndex={-1} className={box()}>
          <div dir="ltr" className={text("ellipsis")} style={colour("dim")}>
            <span className={run()}>@{handle}</span>
          </div>
        </a>
      </div>
      <FollowButton handle={handle} />
    </div>
  );
}

/** "A and 2 others liked your post": an article, but not a post. */
function Event({ entry }: { entry: Extract<Entry, { kind: "event" }> }): ReactElement {
  const words = strings();
  const [first = "", ...rest] = entry.by;
  const template = { like: words.likedYourPost, follow: words.followedYou, repost: words.repostedYourPost }[
    entry.event
  ];
  const [before = "", after = ""] = template.split("{who}");
  const icon = { like: "like", follow: "person", repost: "repost" } as const;
  return (
    <article
      {...aria("article", { "aria-labelledby": `notification-${entry.key}` })}
      role="article"
      tabIndex={0}
      {...testId("notification")}
      className={box("row", "pad12", "gap12", "pointer", "shadeOnHover")}
    >
      <div className={box("avatarColumn")} style={colour("like")}>
        <Icon name={icon[entry.event]} large filled />
      </div>
      <div className={box("grow", "shrink", "gap8")}>
        <div className={box("row", "gap4")}>
          {entry.by.map((handle) => (
            <AvatarContainer key={handle} handle={handle} size={32} linked />
          ))}
        </div>
        <div dir="ltr" id={`notification-${entry.key}`} className={text()} style={colour("ink")}>
          {before}
          <a href={`/${first}`} role="link" className={run("bold", "underlineOnHover")} style={colour("ink")}>
            <Name text={personOf(first).name} />
          </a>
          {rest.length === 0 ? null : ` ${words.and} ${fill(words.others, { n: String(rest.length) })}`}
          {after}
        </div>
        {entry.post === undefined ? null : (
          <div dir="auto" className={text()} style={colour("dim")} {...testId("tweetText")}>
            <Words text={entry.post.text} linked={false} />
          </div>
        )}
      </div>
    </article>
  );
}
