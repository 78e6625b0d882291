import type { ExpectedMention, Scene } from "../data/expected.ts";
import { personOf } from "../data/people.ts";
import { tokensOf } from "../data/tokens.ts";
import { createGram, type Gram, type Remark } from "./data/world.ts";
import { beginningOf } from "./data/beginning.ts";
import { routeOf, type Route } from "./routes.ts";

/**
 * What a path has in order, answers included that come when somebody asks for them. Grids have nothing that could be
 * read: thumbnails are pictures with addresses.
 */
export function expectedMentions({ switches, now }: Scene, path: string): ExpectedMention[] {
  const gram = createGram(switches);
  const route = routeOf(path);
  const isList = route.page === "home";
  // Several reels are on the page at once, and none says which of them the comments belong to.
  const isAuthorShown = route.page !== "reels";
  return remarksOn(gram, route).map((remark) => {
    const { text, isCut } = isList ? beginningOf(remark.text) : { text: remark.text, isCut: false };
    return {
      ...identityOf(gram, remark, isAuthorShown),
      ...wordsOf(text),
      author: { handle: remark.by, name: "", verified: personOf(remark.by).verified ?? false },
      translated: false,
      truncated: isCut,
      edited: !isList && remark.comment === undefined && remark.post.edited === true,
      hasMedia: remark.comment === undefined || remark.text === "",
      postedAt: momentOf(now, remark.minutes),
      ...answeredBy(gram, remark, isAuthorShown),
    };
  });
}

/** When it was written, as Instagram states it: whole seconds. */
export function momentOf(now: number, minutes: number): string {
  const time = now - minutes * 60_000;
  return new Date(time - (time % 1_000)).toISOString();
}

function remarksOn(gram: Gram, route: Route): Remark[] {
  if (route.page === "home") {
    return gram.posts
      .filter(({ promoted }) => promoted !== true)
      .toSorted((left, right) => left.minutes - right.minutes)
      .flatMap((post) => gram.remarksOn(post).slice(0, 1));
  }
  if (route.page !== "post" && route.page !== "reels") return [];
  const post = gram.byCode(route.code ?? "");
  const remarks = post ? gram.remarksOn(post) : [];
  // Beside a reel of the viewer stand its comments, without its caption.
  return route.page === "reels" ? remarks.slice(1) : remarks;
}

type Identity = Pick<
  ExpectedMention,
  "slug" | "path" | "concernsBrand" | "service" | "key" | "site" | "id" | "url"
>;

function identityOf(gram: Gram, remark: Remark, isAuthorShown: boolean): Identity {
  const id = remark.comment ? gram.idOf(remark.comment) : gram.codeOf(remark.post);
  const path = gram.pathOf(remark);
  return {
    slug: remark.slug,
    path,
    concernsBrand: gram.concernsBrand(remark, isAuthorShown),
    service: remark.service,
    key: `instagram:${id}`,
    site: "instagram",
    id,
    url: `https://www.instagram.com${path}`,
  };
}

function wordsOf(text: string): Pick<ExpectedMention, "text" | "links" | "mentionedHandles"> {
  const tokens = tokensOf(text);
  return {
    text: text.trim(),
    links: tokens.flatMap(({ kind, value }) =>
      kind === "link"
        ? [{ text: value, url: `https://l.instagram.com/?u=${encodeURIComponent(value)}` }]
        : [],
    ),
    mentionedHandles: tokens.flatMap(({ kind, value }) => (kind === "handle" ? [value] : [])),
  };
}

function answeredBy(
  gram: Gram,
  { post, comment, parent }: Remark,
  isAuthorShown: boolean,
): Pick<ExpectedMention, "replyTo"> {
  if (comment === undefined) return {};
  const author = isAuthorShown ? [post.by] : [];
  return parent === undefined
    ? { replyTo: { handles: author, id: gram.codeOf(post) } }
    : { replyTo: { handles: [...new Set([parent.by, ...author])], id: gram.idOf(parent) } };
}
