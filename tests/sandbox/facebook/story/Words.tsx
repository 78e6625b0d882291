/** @jsxImportSource react */
import type { ReactElement, ReactNode } from "react";

import type { Token } from "../../data/tokens.ts";
import type { Post } from "../../data/types.ts";
import { paragraphsOf, shownText, wordsOf } from "../facts.ts";
import { profileAddress, tracking, withParameters } from "../ids.ts";
import { mark, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";

/** What somebody wrote, a `div` a paragraph; "See more" stands in the last one. */
export function Words({ post }: { post: Post }): ReactElement {
  const isWhole = useApp(({ expanded }) => expanded.has(post.slug));
  const shown = shownText(post, isWhole);
  const paragraphs = paragraphsOf(shown.text);
  return (
    <div className={box()}>
      {paragraphs.map((tokens, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- paragraphs never change their order
        <div key={index} dir="auto" style={{ textAlign: "start" }} className={text("paragraph")}>
          {tokens.map((token, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- nor do words
            <Piece key={place} token={token} post={post} />
          ))}
          {shown.truncated && index === paragraphs.length - 1 ? <SeeMore post={post} /> : null}
        </div>
      ))}
    </div>
  );
}

function SeeMore({ post }: { post: Post }): ReactNode {
  return (
    <>
      {" "}
      <div
        role="button"
        tabIndex={0}
        className={text("bold", "pointer")}
        style={{ display: "inline" }}
        onClick={(event) => {
          event.stopPropagation();
          mark("expanded", post.slug);
        }}
      >
        {strings().seeMore}
      </div>
    </>
  );
}

function Piece({ token, post }: { token: Token; post: Post }): ReactNode {
  const words = wordsOf(token);
  switch (token.kind) {
    case "words":
      return words;
    case "emoji":
      return <Emoji value={token.value} />;
    case "handle":
      return (
        <Linked href={withParameters(profileAddress(token.value), tracking(post))}>
          <span className={box()}>{words}</span>
        </Linked>
      );
    case "hashtag":
      return (
        <Linked href={`/hashtag/${encodeURIComponent(words.slice(1))}?${tracking(post)}`}>
          <span className={box()}>{words}</span>
        </Linked>
      );
    case "link":
      return (
        <Linked
          href={`https://l.facebook.com/l.php?u=${encodeURIComponent(`${token.value}?fbclid=IwAR0`)}&h=AT0y`}
        >
          {words.replace("https://", "")}
        </Linked>
      );
    default:
      return token satisfies never;
  }
}

function Linked({ href, children }: { href: string; children: ReactNode }): ReactElement {
  return (
    <a href={href} role="link" tabIndex={0} className={text("link")}>
      {children}
    </a>
  );
}

function Emoji({ value }: { value: string }): ReactElement {
  const code = Array.from(value, (letter) => letter.codePointAt(0)?.toString(16) ?? "").join("-");
  return (
    <span className={box()}>
      <img
        alt={value}
        height="16"
        width="16"
        src={`https://static.xx.fbcdn.net/emoji/${code}.svg`}
        referrerPolicy="origin-when-cross-origin"
        style={{ verticalAlign: "text-bottom" }}
      />
    </span>
  );
}
