/** @jsxImportSource react */
import { Fragment, type ReactElement, type ReactNode } from "react";

import { linkParts, shortAddress, tokensOf, type Token } from "../../data/tokens.ts";
import { box, colour, run } from "../style.ts";

function Emoji({ value }: { value: string }): ReactElement {
  const code = [...value].map((part) => (part.codePointAt(0) ?? 0).toString(16)).join("-");
  return (
    <img
      alt={value}
      draggable="false"
      src={`https://abs-0.twimg.com/emoji/v2/svg/${code}.svg`}
      className={run("emoji")}
    />
  );
}

function Link({ address }: { address: string }): ReactElement {
  const { scheme, shown, tail } = linkParts(address);
  return (
    <a
      dir="ltr"
      href={shortAddress(address)}
      rel="noopener noreferrer nofollow"
      target="_blank"
      role="link"
      className={run("underlineOnHover")}
      style={colour("link")}
    >
      <span aria-hidden="true" className={run("zero")}>
        {scheme}
      </span>
      {shown}
      {tail === "" ? null : (
        <span aria-hidden="true" className={run("zero")}>
          {tail}
        </span>
      )}
      {tail === "" ? null : (
        <span aria-hidden="true" className={run()}>
          …
        </span>
      )}
    </a>
  );
}

function word(token: Token): ReactNode {
  switch (token.kind) {
    case "words":
      return <span className={run()}>{token.value}</span>;
    case "emoji":
      return <Emoji value={token.value} />;
    case "hashtag":
      return (
        <span className={run()}>
          <a
            dir="ltr"
            href={`/hashtag/${encodeURIComponent(token.value.slice(1))}?src=hashtag_click`}
            role="link"
            className={run("underlineOnHover")}
            style={colour("link")}
          >
            {token.value}
          </a>
        </span>
      );
    case "handle":
      return (
        <div className={box("inlineFlex")}>
          <span className={run()}>
            <a
              dir="ltr"
              href={`/${token.value}`}
              role="link"
              className={run("underlineOnHover")}
              style={colour("link")}
            >
              @{token.value}
            </a>
          </span>
        </div>
      );
    case "link":
      return <Link address={token.value} />;
    default:
      return token satisfies never;
  }
}

/** A text with its links and emoji. In a quote the links are plain words, for the whole box is one. */
export function Words({ text, linked = true }: { text: string; linked?: boolean }): ReactElement {
  return (
    <>
      {tokensOf(text).map((token, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the words of a text have no other name
        <Fragment key={index}>{linked || token.kind === "emoji" ? word(token) : plain(token)}</Fragment>
      ))}
    </>
  );
}

function plain(token: Token): ReactElement {
  if (token.kind !== "link")
    return <span className={run()}>{token.kind === "handle" ? `@${token.value}` : token.value}</span>;
  const { shown, tail } = linkParts(token.value);
  return <span className={run()}>{tail === "" ? shown : `${shown}…`}</span>;
}

/** A person's name: words and emoji, never a link. */
export function Name({ text }: { text: string }): ReactElement {
  return (
    <span className={run()}>
      {tokensOf(text).map((token, index) =>
        token.kind === "emoji" ? (
          // oxlint-disable-next-line react/no-array-index-key -- the words of a name have no other name
          <Emoji key={index} value={token.value} />
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <span key={index} className={run()}>
            {token.kind === "handle" ? `@${token.value}` : token.value}
          </span>
        ),
      )}
    </span>
  );
}
