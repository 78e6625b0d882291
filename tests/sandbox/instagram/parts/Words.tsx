/** @jsxImportSource react */
import { Fragment, type ReactElement, type ReactNode } from "react";

import { tokensOf, type Token } from "../../data/tokens.ts";
import { marks } from "../marks.ts";
import { look } from "../style.ts";

/** A text with its links; line breaks are elements, emoji are letters. */
export function Words({ text }: { text: string }): ReactElement {
  return (
    <>
      {tokensOf(text).map((token, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the words of a text have no other name
        <Fragment key={index}>{word(token)}</Fragment>
      ))}
    </>
  );
}

function word(token: Token): ReactNode {
  switch (token.kind) {
    case "words":
    case "emoji":
      return token.value.split("\n").flatMap((line, index) =>
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
        index === 0 ? [line] : [<br key={index} />, line],
      );
    case "handle":
      return <TextLink href={`/${token.value}/`} text={`@${token.value}`} />;
    case "hashtag":
      return (
        <TextLink
          href={`/explore/tags/${encodeURIComponent(token.value.slice(1).toLowerCase())}/`}
          text={token.value}
        />
      );
    case "link":
      return <TextLink href={leaving(token.value)} text={token.value} />;
    default:
      return token satisfies never;
  }
}

/** The address that leads out of the site. */
export function leaving(address: string): string {
  return `https://l.instagram.com/?u=${encodeURIComponent(address)}`;
}

function TextLink({ href, text }: { href: string; text: string }): ReactElement {
  return (
    <a href={href} {...marks("link", { role: "link", tabIndex: 0 })} className={look("link")}>
      {text}
    </a>
  );
}
