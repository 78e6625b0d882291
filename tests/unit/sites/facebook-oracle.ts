/**
 * What a saved page of Facebook holds, found without a DOM and without the adapter, in a tree made of the source. Right
 * for saved pages only: it believes the markup completely.
 */
import type { Truth } from "../../pages/drift/drift.ts";
import { attribute, tokensIn } from "./source.ts";

type Node = {
  readonly tag: string;
  readonly attributes: string;
  readonly words: string;
  readonly parent: Node | undefined;
  readonly inside: Node[];
};

/** Posts and comments of `html`, in order. */
export function spokenItems(html: string): Truth[] {
  const root = treeOf(html);
  return descendants(root).flatMap((node) => {
    if (has(node, "role", "article") && has(node, "aria-label") && !has(node, "aria-posinset")) {
      return commentOf(node);
    }
    if (has(node, "aria-posinset") && has(node, "aria-labelledby")) {
      return postOf(node, root);
    }
    return has(node, "role", "complementary") ? viewedPhoto(node) : [];
  });
}

function commentOf(node: Node): Truth[] {
  const links = linksIn(node).filter((link) => hrefOf(link).includes("comment_id="));
  const time = links.find((link) => /[?&]comment_id=\d+/.test(hrefOf(link)));
  const author = links.find((link) => link !== time);
  const [, comment] = /[?&]comment_id=(\d+)/.exec(hrefOf(time)) ?? [];
  const [, reply] = /[?&]reply_comment_id=(\d+)/.exec(hrefOf(time)) ?? [];
  const body = descendants(node).find((inner) => has(inner, "lang"));
  return [
    {
      id: reply ?? comment ?? "",
      handle: handleIn(hrefOf(author)),
      postedAtLabel: textOf(time),
      text: body ? textOf(body) : "",
    },
  ];
}

function postOf(node: Node, root: Node): Truth[] {
  const [heading] = named(node, "aria-labelledby", root);
  const [header, stated] = named(node, "aria-describedby", root);
  const handle = handleIn(hrefOf(linksIn(heading)[0]));
  // Server-rendered pages name parts that are not there yet; then the time is what follows the heading.
  const all = linksIn(node);
  const message = stated ?? descendants(node).find((inner) => has(inner, "data-ad-preview", "message"));
  const time =
    linksIn(header).find((link) => has(link, "aria-label") || letters(link) !== "") ??
    all.find((link) => letters(link) !== "");
  const own = all.map(hrefOf).filter((href) => !href.includes("comment_id="));
  const address = own.find((href) => href.includes("story_fbid=") || href.includes(`/${handle}/posts/`));
  const [, id] = /(?:story_fbid=|\/posts\/)(\w+)/.exec(address ?? "") ?? [];
  const photos = [...new Set(own.flatMap((href) => /\/photo\/\?fbid=(\d+)/.exec(href)?.[1] ?? []))];
  return [
    {
      id: id ?? photos[0] ?? "",
      otherIds: photos,
      handle,
      postedAtLabel: attributeOf(time, "aria-label") ?? letters(time),
      text: message ? textOf(message) : "",
    },
  ];
}

function viewedPhoto(node: Node): Truth[] {
  const author = descendants(node)
    .filter(({ tag }) => tag === "h2")
    .flatMap(linksIn)[0];
  const time = linksIn(node).find(
    (link) => hrefOf(link).includes("/photo/?fbid=") && has(link, "aria-label"),
  );
  const [, id] = /fbid=(\d+)/.exec(hrefOf(time)) ?? [];
  const label = attributeOf(time, "aria-label");
  return author && id !== undefined && label !== undefined
    ? [{ id, handle: handleIn(hrefOf(author)), postedAtLabel: label, text: "" }]
    : [];
}

/** The letters of a veiled label that are displayed. */
function letters(link: Node | undefined): string {
  const inside = link ? descendants(link) : [];
  const isVeiled =
    inside.some((node) => has(node, "aria-labelledby")) && !inside.some((node) => has(node, "dir"));
  const hidden = inside
    .filter((node) => /display: ?none/.test(attributeOf(node, "style") ?? ""))
    .flatMap(descendants);
  return isVeiled
    ? inside
        .filter((node) => !hidden.includes(node))
        .map(({ words }) => words)
        .join("")
    : "";
}

function named(node: Node, name: string, root: Node): (Node | undefined)[] {
  const all = descendants(root);
  return (attributeOf(node, name) ?? "")
    .split(" ")
    .map((id) => all.find((each) => attributeOf(each, "id") === id));
}

function handleIn(href: string): string {
  const [, id, name] = /facebook\.com\/(?:profile\.php\?id=(\d+)|([^/?]+))/.exec(href) ?? [];
  return id ?? name ?? "";
}

function textOf(node: Node | undefined): string {
  const parts = node ? descendants(node).map((each) => each.words + (attributeOf(each, "alt") ?? "")) : [];
  return parts.join("").trim();
}

function treeOf(html: string): Node {
  const root: Node = { tag: "", attributes: "", words: "", parent: undefined, inside: [] };
  let open = root;
  for (const { tag, attributes, words, isEnd, isLeaf } of tokensIn(html)) {
    if (isEnd) {
      let closed: Node | undefined = open;
      while (closed && closed.tag !== tag) {
        closed = closed.parent;
      }
      open = closed?.parent ?? open;
      continue;
    }
    const node: Node = { tag, attributes, words: words ?? "", parent: open, inside: [] };
    open.inside.push(node);
    open = words === undefined && !isLeaf ? node : open;
  }
  return root;
}

/** `node` and everything in it, in order. */
function descendants(node: Node): Node[] {
  return [node, ...node.inside.flatMap(descendants)];
}

function linksIn(node: Node | undefined): Node[] {
  return node ? descendants(node).filter((each) => each.tag === "a") : [];
}

function hrefOf(node: Node | undefined): string {
  return attributeOf(node, "href") ?? "";
}

function attributeOf(node: Node | undefined, name: string): string | undefined {
  return node && attribute(node.attributes, name);
}

function has(node: Node, name: string, value?: string): boolean {
  const found = attributeOf(node, name);
  return value === undefined ? found !== undefined : found === value;
}
