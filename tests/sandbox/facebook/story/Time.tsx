/** @jsxImportSource react */
import type { ReactElement } from "react";

import { hash } from "../../data/tokens.ts";
import type { Post } from "../../data/types.ts";
import { elementId, isSpelled, isVeiled, storyAddressHere, timeHere } from "../facts.ts";
import { postTime } from "../format.ts";
import { tracking, withParameters } from "../ids.ts";
import { mark, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";
import { Label } from "./Label.tsx";

/**
 * When a story was posted. Plain: a link with its words in a label. Veiled: letters in a wrong order, or with false ones
 * between them, whose words stand hidden at the end of the page; and the link leads to nothing until it is pointed at.
 */
export function Time({ post, scope }: { post: Post; scope: string }): ReactElement {
  const isPointed = useApp(({ pointed }) => pointed.has(post.slug));
  const isAdvertisement = post.promoted === true;
  const words = isAdvertisement ? strings().sponsored : postTime(timeHere(post));
  const address = isAdvertisement ? "/ads/about/" : storyAddressHere(post);
  if (!isVeiled(post)) {
    return (
      <a
        role="link"
        tabIndex={0}
        aria-label={words}
        href={withParameters(address, tracking(post))}
        className={text("dim", "small")}
      >
        <span className={box()}>{words}</span>
      </a>
    );
  }
  const id = elementId(post, "time", scope);
  const isShown = isPointed && !isAdvertisement;
  return (
    <a
      role="link"
      tabIndex={0}
      target="_blank"
      rel="noreferrer"
      href={
        isShown
          ? withParameters(address, tracking(post))
          : `/?${tracking(post)}#?${hash(post.slug).toString(36)}`
      }
      className={text("dim", "small")}
      onMouseEnter={() => mark("pointed", post.slug)}
      onFocus={() => mark("pointed", post.slug)}
    >
      <span className={box()}>
        <span className={box()} aria-labelledby={id}>
          {isSpelled(post) && words.length <= 8 ? <Spelled words={words} /> : <Shuffled words={words} />}
        </span>
      </span>
      <Label id={id} words={words} />
    </a>
  );
}

/** The right letters in order, with false ones that are not displayed. */
function Spelled({ words }: { words: string }): ReactElement {
  return (
    <span className={box("row")}>
      {Array.from(words).flatMap((letter, place) => [
        // oxlint-disable-next-line react/no-array-index-key -- letters never move
        <b key={`${place}-false`} className={text("small")} style={{ display: "none" }}>
          {String.fromCodePoint(97 + (hash(`${words}${place}`) % 26))}
        </b>,
        <b key={place} className={text("small")}>
          {letter}
        </b>,
      ])}
    </span>
  );
}

/** The letters in a wrong order in the page, put right by `order`; false ones lie below what is seen. */
function Shuffled({ words }: { words: string }): ReactElement {
  const letters = Array.from(words, (letter, place) => ({ letter, place, chance: hash(`${words}${place}`) }));
  return (
    <span className={box("veiled")} style={{ display: "flex" }}>
      {letters
        .toSorted((left, right) => left.chance - right.chance)
        .map(({ letter, place, chance }) => (
          <span key={place} className={text("small")} style={{ order: place, whiteSpace: "pre" }}>
            {letter}
            {chance % 3 === 0 ? (
              <span className={text("small", "below")} style={{ position: "absolute", top: "3em" }}>
                {String.fromCodePoint(97 + (chance % 26))}
              </span>
            ) : null}
          </span>
        ))}
    </span>
  );
}
