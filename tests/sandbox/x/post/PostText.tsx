/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { Post } from "../../data/types.ts";
import { isForeign, shownHere } from "../facts.ts";
import { aria, elementId, testId } from "../hooks.ts";
import { change, readState, toggle, useApp } from "../state.ts";
import { fill } from "../../shared/fill.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { Icon } from "../icons.tsx";
import { Words } from "./Words.tsx";

const LISTED_LINES = 10;
const QUOTED_LINES = 5;

type Props = { post: Post; size: "listed" | "focused" };

/** The words of a post, with the translation line before them and "Show more" after them where they apply. */
export function PostText({ post, size }: Props): ReactElement | null {
  const original = useApp((state) => state.untranslated.has(post.slug));
  const expanded = useApp((state) => state.expanded.has(post.slug));
  if (post.text === "") return null;
  const whole = size === "focused" || expanded;
  const shown = shownHere(post, whole, original);
  const isTranslatable = shown.translated || original;
  return (
    <div className={box(size === "focused" && "off12")}>
      {isTranslatable ? <TranslationLine post={post} translated={shown.translated} /> : null}
      <div
        dir="auto"
        lang={shown.language}
        id={elementId(post.slug, "text")}
        className={text("clamp", size === "focused" && "large")}
        {...testId("tweetText")}
        style={{
          ...(whole ? { WebkitLineClamp: "none" } : { WebkitLineClamp: LISTED_LINES }),
          ...colour("ink"),
        }}
      >
        <Words text={shown.text} />
      </div>
      {shown.truncated ? <ShowMore post={post} /> : null}
      {size === "focused" && isForeign(post) && !isTranslatable ? (
        <button
          type="button"
          dir="ltr"
          {...aria("translate", { "aria-expanded": false })}
          className={text("small", "pointer")}
          style={colour("link")}
        >
          <span className={run()}>{strings().translate}</span>
        </button>
      ) : null}
    </div>
  );
}

function TranslationLine({ post, translated }: { post: Post; translated: boolean }): ReactElement {
  const words = strings();
  const action = translated ? words.showOriginal : words.showTranslation;
  return (
    <div dir="ltr" className={text("small", "flexText", "gap4", "below4")} style={colour("dim")}>
      <Icon name="spark" />
      {translated ? (
        <span className={run()}>
          <span className={run()}>
            {fill(words.translatedFrom, { language: words.languages[post.language] ?? post.language })}
          </span>
        </span>
      ) : null}
      <button
        type="button"
        role="button"
        {...aria("translation", { "aria-label": action })}
        className={run("pointer")}
        style={colour("link")}
        onClick={() => toggle("untranslated", post.slug)}
      >
        <span className={run()}>
          <div className={box()}>
            <span className={run()}>{action}</span>
          </div>
        </span>
      </button>
    </div>
  );
}

function ShowMore({ post }: { post: Post }): ReactElement {
  return (
    <div
      dir="ltr"
      tabIndex={0}
      role="link"
      className={text("pointer", "underlineOnHover", "block")}
      {...testId("tweet-text-show-more-link")}
      style={colour("link")}
      onClick={() => change({ expanded: new Set([...readState().expanded, post.slug]) })}
      onKeyDown={(event) => {
        if (event.key === "Enter") toggle("expanded", post.slug);
      }}
    >
      <span className={run()}>{strings().showMore}</span>
    </div>
  );
}

/** The words of a quoted post: shorter, without links. */
export function QuotedText({ post, address }: { post: Post; address: string }): ReactElement | null {
  if (post.text === "") return null;
  const shown = shownHere(post, false, true);
  return (
    <div className={box()}>
      <div
        dir="auto"
        lang={shown.language}
        className={text("clamp")}
        {...testId("tweetText")}
        style={{ WebkitLineClamp: QUOTED_LINES, ...colour("ink") }}
      >
        <Words text={shown.text} linked={false} />
      </div>
      {shown.truncated ? (
        <a
          href={address}
          dir="ltr"
          role="link"
          className={text("underlineOnHover")}
          {...testId("tweet-text-show-more-link")}
          style={colour("link")}
        >
          <span className={run()}>{strings().showMore}</span>
        </a>
      ) : null}
    </div>
  );
}
