/**
 * What a saved page of X holds, found without a DOM and without the adapter: one pass over the tags of the source, an
 * article at a time. Right for saved pages only: it believes the markup completely.
 */
import type { Truth } from "../../pages/drift/drift.ts";
import { attribute, tokensIn } from "./source.ts";

type Open = { readonly tag: string; readonly attributes: string };

/** The organic posts of `html`, in order. */
export function organicPosts(html: string): Truth[] {
  const open: Open[] = [];
  const posts: Truth[] = [];
  let link: string | undefined;
  let permalink: { href: string; datetime: string } | undefined;
  let text = "";
  let textDepth = 0;
  let articleDepth = 0;
  for (const { tag, attributes, words, isEnd, isLeaf } of tokensIn(html)) {
    if (words !== undefined) {
      text += textDepth > 0 ? words : "";
    } else if (isEnd) {
      const depth = open.findLastIndex((element) => element.tag === tag);
      open.splice(depth === -1 ? open.length : depth);
      if (textDepth > open.length) {
        textDepth = 0;
      }
      if (articleDepth > open.length) {
        posts.push(...postOf(permalink, text));
        articleDepth = 0;
      }
    } else {
      const isInside = articleDepth > 0 && !open.slice(articleDepth).some(isQuote);
      if (tag === "article" && articleDepth === 0 && !open.some(isForeign)) {
        [articleDepth, permalink, text] = [open.length + 1, undefined, ""];
      } else if (isInside && tag === "a") {
        link = attribute(attributes, "href");
      } else if (isInside && tag === "time" && open.some((element) => element.tag === "a")) {
        permalink ??= { href: link ?? "", datetime: attribute(attributes, "datetime") ?? "" };
      } else if (isInside && textDepth === 0 && attribute(attributes, "lang") !== undefined) {
        textDepth = open.length + 1;
      } else if (textDepth > 0) {
        text += tag === "br" ? "\n" : (attribute(attributes, "alt") ?? "");
      }
      if (!isLeaf) {
        open.push({ tag, attributes });
      }
    }
  }
  return posts;
}

function postOf(permalink: { href: string; datetime: string } | undefined, text: string): Truth[] {
  const [, handle, id] = /\/(\w+)\/status\/(\d+)/.exec(permalink?.href ?? "") ?? [];
  return permalink && handle !== undefined && id !== undefined
    ? [{ id, handle, postedAt: permalink.datetime, text: text.trim() }]
    : [];
}

/** A box around a quoted post: a clickable thing that is neither a link nor the badge in a name (which has no photo of a person). */
function isQuote({ tag, attributes }: Open): boolean {
  return (
    tag === "div" &&
    attribute(attributes, "role") === "link" &&
    attribute(attributes, "tabindex") !== undefined
  );
}

/** An advertisement's frame, or an embed's. */
function isForeign({ attributes }: Open): boolean {
  return ["placementTracking", "simpleTweet"].includes(attribute(attributes, "data-testid") ?? "");
}
