/**
 * What leaves of what is personal: the one function that everything passes which is said about people outside this browser.
 * Handles, keys and the addresses of posts stay: without them nobody could work on a case. So does the colleague's name.
 */
import type { CarriedMention, Personal } from "../case/event.ts";
import { MAX_NOTE_LENGTH } from "../case/case.ts";
import { MAX_TAG_LENGTH, MAX_VALUE_LENGTH, type FactsChange } from "../facts.ts";
import { MAX_TEXT_LENGTH, type Mention } from "../mention.ts";
import type { Evidence } from "../verdict.ts";
import { findHidden, type Search } from "./find.ts";
import { everywhere, hide, putBack, type Hidden, type WithoutHidden } from "./hide.ts";
import type { Found, HiddenKind } from "./kinds.ts";
import { withoutSecrets } from "./links.ts";

/** What is hidden from whom it is sent to, and what stands there instead. */
export type Redaction = {
  readonly kinds: ReadonlySet<HiddenKind>;
  /** In words: "[card number hidden]". */
  readonly mark: (kind: HiddenKind) => string;
};

/** Something that does not leave, as the person reads it. */
export type Withheld = Pick<Hidden, "kind" | "value">;

export type Leaving = {
  readonly personal: Personal;
  /** Each value once, in the order in which it stands there. */
  readonly withheld: readonly Withheld[];
};

/** A mark that is never longer than what it stands for: a text must not grow over what its readers accept. */
const SHORT_MARK = "[…]";

const MAX_NAME_LENGTH = 300;

/** @returns the same object when nothing in it is to be hidden */
export function leaving(personal: Personal, redaction: Redaction): Leaving {
  const values = new Map<string, HiddenKind>();
  const texts = new Map<string, readonly Found[]>();
  const { mention, text, title, facts } = personal;
  const search: Search = { kinds: redaction.kinds, language: mention && languageOf(mention) };
  const said = [text, title, facts?.value, ...(facts?.tags ?? [])];
  for (const each of [...said, ...(mention ? textsOf(mention.mention) : [])]) {
    if (each === undefined || each === null || texts.has(each)) continue;
    const found = findHidden(each, search);
    texts.set(each, found);
    for (const { kind, start, end } of found) values.set(each.slice(start, end), kind);
  }
  const links = mention?.mention.links ?? [];
  const isLinkChanged = links.some(({ url }) => withoutSecrets(url, search, values) !== url);
  if (values.size === 0 && !isLinkChanged) return { personal, withheld: [] };

  const clean = (original: string, most: number): WithoutHidden => {
    const found = everywhere(original, texts.get(original) ?? [], values);
    const whole = hide(original, found, redaction.mark);
    return whole.text.length <= most ? whole : hide(original, found, () => SHORT_MARK);
  };
  return {
    personal: {
      ...personal,
      ...(text !== undefined && { text: clean(text, MAX_NOTE_LENGTH).text }),
      ...(title !== undefined && { title: clean(title, MAX_NAME_LENGTH).text }),
      ...(facts && { facts: cleanFacts(facts, clean) }),
      ...(mention && { mention: cleanMention(mention, clean, (url) => withoutSecrets(url, search, values)) }),
    },
    withheld: [...values].map(([value, kind]) => ({ kind, value })),
  };
}

function cleanFacts({ value, tags, ...rest }: FactsChange, clean: Clean): FactsChange {
  return {
    ...rest,
    ...(value !== undefined && { value: value && clean(value, MAX_VALUE_LENGTH).text }),
    ...(tags !== undefined && { tags: tags && tags.map((tag) => clean(tag, MAX_TAG_LENGTH).text) }),
  };
}

type Clean = (original: string, most: number) => WithoutHidden;

function languageOf({ mention, verdict }: CarriedMention): string {
  return mention.language ?? verdict.language;
}

function textsOf({ text, author, links, quoted, repostedBy }: Mention): readonly (string | undefined)[] {
  return [
    text,
    quoted?.text,
    ...links.map((link) => link.text),
    author.name,
    quoted?.author.name,
    repostedBy,
  ];
}

function cleanMention(
  { mention, verdict, firstSeenAt }: CarriedMention,
  clean: Clean,
  cleanUrl: (url: string) => string,
): CarriedMention {
  const { author, links, quoted, repostedBy } = mention;
  const text = clean(mention.text, MAX_TEXT_LENGTH);
  const name = (original: string): string => clean(original, MAX_NAME_LENGTH).text;
  return {
    mention: {
      ...mention,
      text: text.text,
      author: { ...author, name: name(author.name) },
      links: links.map((link) => ({ text: clean(link.text, 2_000).text, url: cleanUrl(link.url) })),
      ...(quoted && {
        quoted: {
          ...quoted,
          text: clean(quoted.text, MAX_TEXT_LENGTH).text,
          author: { ...quoted.author, name: name(quoted.author.name) },
        },
      }),
      ...(repostedBy !== undefined && { repostedBy: name(repostedBy) }),
    },
    verdict: { ...verdict, evidence: moved(verdict.evidence, mention.text, text) },
    firstSeenAt,
  };
}

/** The words that counted, where they stand now; those that were hidden count for themselves alone. */
function moved(evidence: readonly Evidence[], original: string, without: WithoutHidden): Evidence[] {
  if (putBack(without) !== original) return [];
  return evidence.flatMap((each) => {
    let shift = 0;
    for (const { value, at, length } of without.hidden) {
      const start = at - shift;
      if (each.start < start + value.length && each.end > start) return [];
      if (start >= each.end) break;
      shift += length - value.length;
    }
    return [{ ...each, start: each.start + shift, end: each.end + shift }];
  });
}
