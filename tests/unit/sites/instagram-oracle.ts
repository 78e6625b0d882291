/**
 * What a saved page of Instagram holds, found without a DOM and without the adapter: one pass over the tags of the
 * source. A name stands before its time, the words are the next box after it. Right for saved pages only: it believes
 * the order of the source completely.
 */
import type { Truth } from "../../pages/drift/drift.ts";
import { attribute, tokensIn } from "./source.ts";

const COMMENT = /\/p\/[\w-]+\/c\/(\d+)\/$/;
const POST = /\/[\w.]+\/(?:p|reel)\/([\w-]+)\/$/;
const PROFILE = /^(?:https:\/\/www\.instagram\.com)?\/([\w.]+)\/$/;

/** Captions and comments of `html`, in order. */
export function spokenPosts(html: string): Truth[] {
  const open: string[] = [];
  const posts: Truth[] = [];
  let post: { id: string; postedAt: string } | undefined;
  let [href, name, linkText] = ["", "", ""];
  let next: { id: string; handle: string; postedAt: string } | undefined;
  let text: string | undefined;
  let textDepth = 0;
  for (const { tag, attributes, words, isEnd, isLeaf } of tokensIn(html)) {
    if (words !== undefined) {
      linkText += words;
      text = text === undefined ? undefined : text + words;
    } else if (isEnd) {
      if (tag === "a" && PROFILE.exec(href)?.[1] === linkText.trim() && textDepth === 0) {
        name = linkText.trim();
      }
      href = tag === "a" ? "" : href;
      open.splice(open.lastIndexOf(tag));
      if (textDepth > open.length && next && text !== undefined) {
        posts.push({ ...next, text: text.trim() });
        [next, text, textDepth] = [undefined, undefined, 0];
      }
    } else {
      if (tag === "a") {
        [href, linkText] = [attribute(attributes, "href") ?? "", ""];
      } else if (tag === "time") {
        const postedAt = attribute(attributes, "datetime") ?? "";
        const [, id] = COMMENT.exec(href) ?? [];
        const [, code] = POST.exec(href) ?? [];
        post = code === undefined ? post : { id: code, postedAt };
        next = code === undefined ? { id: id ?? "", handle: name, postedAt } : next;
      } else if (text !== undefined && tag === "br") {
        text += "\n";
      } else if (
        textDepth === 0 &&
        (tag === "h1" ? isTitle(open) : next && tag === "span" && !open.includes("button"))
      ) {
        next ??= { id: "", handle: name, postedAt: "" };
        [text, textDepth] = ["", open.length + 1];
      }
      if (!isLeaf) {
        open.push(tag);
      }
    }
  }
  // A caption has no address or day of its own: they stand below the comments.
  return posts.map((each) => (each.id === "" && post ? { ...each, ...post } : each));
}

/** The other heading of this level is the page's own: "Post". */
function isTitle(open: readonly string[]): boolean {
  return open.includes("article");
}
