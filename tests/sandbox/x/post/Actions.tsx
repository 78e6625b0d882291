/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { Post } from "../../data/types.ts";
import { addressOf, countsOf } from "../facts.ts";
import { shortCount, spokenCounts } from "../format.ts";
import { aria, elementId, testId } from "../hooks.ts";
import { Icon, type IconName } from "../icons.tsx";
import { navigate } from "../router.ts";
import { change, toggle, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

function Face({
  icon,
  count,
  on,
  tone,
}: {
  icon: IconName;
  count: string;
  on: boolean;
  tone: "dim" | "like" | "link";
}): ReactElement {
  return (
    <div dir="ltr" className={text("small", "flexText", "middle", "gap4")} style={colour(on ? tone : "dim")}>
      <div className={box()}>
        <div className={box("actionGlow")} />
        <Icon name={icon} filled={on} />
      </div>
      <div className={box()}>
        <span
          className={run()}
          {...testId("app-text-transition-container")}
          style={{ transitionProperty: "transform", transform: "translate3d(0px, 0px, 0px)" }}
        >
          <span className={run()}>{count === "" ? null : <span className={run()}>{count}</span>}</span>
        </span>
      </div>
    </div>
  );
}

type ButtonProps = {
  name: string;
  label: string;
  icon: IconName;
  count?: string;
  on?: boolean;
  tone?: "dim" | "like" | "link";
  menu?: boolean;
  onPress?: () => void;
};

function ActionButton({
  name,
  label,
  icon,
  count = "",
  on = false,
  tone = "dim",
  menu = false,
  onPress,
}: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      role="button"
      {...aria(name, { "aria-label": label })}
      {...(menu ? aria("menu", { "aria-expanded": false, "aria-haspopup": "menu" as const }) : {})}
      className={box("pointer", "focusRing", "round")}
      {...(name === "share" ? {} : testId(name))}
      onClick={onPress}
    >
      <Face icon={icon} count={count} on={on} tone={tone} />
    </button>
  );
}

/** With the `load` switch every beat must change the text, which rounded thousands would not. */
function shownViews(views: number, pulse: number): string {
  return shortCount(pulse === 0 ? views : 100 + ((views + pulse) % 900));
}

/** The buttons below a post. They change this page only; nothing is sent anywhere. */
export function Actions({ post }: { post: Post }): ReactElement {
  const words = strings();
  const tick = useApp((state) => state.tick);
  const pulse = useApp((state) => state.pulse);
  const liked = useApp((state) => state.liked.has(post.slug));
  const bookmarked = useApp((state) => state.bookmarked.has(post.slug));
  const reposted = useApp((state) => state.reposted.has(post.slug));
  const [replies, reposts, likes, bookmarks, views] = countsOf(post, tick);
  const counts = [
    replies,
    reposts + Number(reposted),
    likes + Number(liked),
    bookmarks + Number(bookmarked),
    views,
  ] as const;
  const label = (count: number, index: number, action: string): string =>
    `${count} ${words.counts[index]?.[count === 1 ? 0 : 1] ?? ""}. ${action}`;
  return (
    <div className={box()}>
      <div
        {...aria("actions", { "aria-label": spokenCounts(counts) })}
        role="group"
        id={elementId(post.slug, "actions")}
        className={box("row", "actions")}
      >
        <div className={box()}>
          <ActionButton
            name="reply"
            label={label(counts[0], 0, words.reply)}
            icon="reply"
            count={shortCount(counts[0])}
            onPress={() => {
              change({ answering: post.slug });
              navigate("/compose/post");
            }}
          />
        </div>
        <div className={box()}>
          <ActionButton
            name={reposted ? "unretweet" : "retweet"}
            menu
            label={label(counts[1], 1, words.repost)}
            icon="repost"
            count={shortCount(counts[1])}
            on={reposted}
            tone="link"
            onPress={() => toggle("reposted", post.slug)}
          />
        </div>
        <div className={box()}>
          <ActionButton
            name={liked ? "unlike" : "like"}
            label={label(counts[2], 2, liked ? words.liked : words.like)}
            icon="like"
            count={shortCount(counts[2])}
            on={liked}
            tone="like"
            onPress={() => toggle("liked", post.slug)}
          />
        </div>
        <div className={box()}>
          <a
            href={`${addressOf(post)}/analytics`}
            {...aria("views", {
              "aria-label": `${counts[4]} ${words.counts[4]?.[1] ?? ""}. ${words.analytics}`,
            })}
            role="link"
            className={box("focusRing", "round")}
          >
            <Face icon="views" count={shownViews(counts[4], pulse)} on={false} tone="dim" />
          </a>
        </div>
        <div className={box()}>
          <ActionButton
            name={bookmarked ? "removeBookmark" : "bookmark"}
            label={bookmarked ? words.bookmarked : words.bookmark}
            icon="bookmark"
            on={bookmarked}
            tone="link"
            onPress={() => toggle("bookmarked", post.slug)}
          />
        </div>
        <div
          style={{
            justifyContent: "inherit",
            display: "inline-grid",
            transform: "rotate(0deg) scale(1) translate3d(0px, 0px, 0px)",
          }}
          className={box()}
        >
          <div className={box()}>
            <ActionButton name="share" menu label={words.share} icon="share" />
          </div>
        </div>
      </div>
    </div>
  );
}
