// @vitest-environment jsdom
import { describe, expect, test } from "vitest";

import { openField, type Composers } from "../../../lib/sites/composer.ts";
import { richEditor } from "../../../lib/sites/editor.ts";
import { facebook } from "../../../lib/sites/facebook.ts";
import { instagram } from "../../../lib/sites/instagram.ts";
import { x } from "../../../lib/sites/x.ts";
import type { Site } from "../../../lib/sites/site.ts";
import { expectedPage, inventedPage, parsePage } from "../../contract/site.ts";

const EDITOR = '<div role="textbox" contenteditable="true" aria-label="Text"></div>';

const dialog = (inside: string): string =>
  `<div role="dialog" aria-modal="true">${inside}<div>${EDITOR}</div></div>`;

const form = (label: string): string =>
  `<form><div role="textbox" contenteditable="true" aria-label="${label}"></div></form>`;

function composersOf(site: Site): Composers {
  if (!site.composers) throw new Error(`${site.label} has no composers`);
  return site.composers;
}

/** Puts markup at a place of an invented page. @returns the field in it */
function put(
  page: Document,
  html: string,
  at: Element | null,
  where: "after" | "end" | "before",
): HTMLElement {
  const part = parsePage(html).body.firstElementChild;
  if (!part || !at) throw new Error("nothing to put, or nowhere");
  if (where === "after") at.after(part);
  else if (where === "before") at.before(part);
  else at.append(part);
  const fields = [...part.querySelectorAll<HTMLElement>("[contenteditable], textarea")];
  const field = fields[0];
  if (!field) throw new Error("no field");
  return field;
}

/** The key of the post that is answered in the one field put there. */
function target(
  site: Site,
  page: string,
  html: string,
  at: string,
  where: "after" | "end" | "before",
): unknown {
  const document = inventedPage(site.name, page);
  const field = put(document, html, document.querySelector(at), where);
  const { url } = expectedPage(site.name, page);
  const composers = composersOf(site);
  expect(composers.fields(document)).toContain(field);
  return composers.target(field, new URL(url), undefined);
}

describe("on X", () => {
  const focus = expectedPage("x", "status-de").url.split("/").at(-1) ?? "";
  const own = `article:has(a[href*="/status/${focus}"] time)`;

  test("the field below the post of a page answers that post", () => {
    expect(target(x, "status-de", `<div>${EDITOR}</div>`, own, "after")).toBe(`x:${focus}`);
  });

  test("a field below another post of that page answers nobody for certain", () => {
    const document = inventedPage("x", "status-de");
    const [, ...others] = document.querySelectorAll("article");
    const last = others.at(-1) ?? null;
    const field = put(document, `<div>${EDITOR}</div>`, last, "after");
    const found = composersOf(x).target(field, new URL(expectedPage("x", "status-de").url), undefined);
    expect(found).toBeUndefined();
  });

  test("the field above a feed answers nobody", () => {
    expect(target(x, "home", `<div>${EDITOR}</div>`, "article", "before")).toBeUndefined();
  });

  test("a dialog without a post answers nobody", () => {
    expect(target(x, "home", dialog(""), "body", "end")).toBeUndefined();
  });

  test("a quoted post, which stands behind the field, is not answered", () => {
    const document = inventedPage("x", "home");
    const field = put(document, `<div role="dialog"><div>${EDITOR}</div></div>`, document.body, "end");
    const post = document.querySelector("article")?.cloneNode(true);
    if (post) field.parentElement?.after(post);
    expect(composersOf(x).target(field, new URL("https://x.com/compose/post"), undefined)).toBeUndefined();
  });

  const [first] = expectedPage("x", "home").mentions;
  const shown = (time: string): string =>
    dialog(
      `<article data-testid="tweet"><div data-testid="User-Name"><span>Name</span><div><span>@${first?.author.handle.toUpperCase()}</span></div><time datetime="${time}">1h</time></div><div lang="en" dir="auto">words</div></article>`,
    );

  test("a post that stands in the dialog without links is known by its moment and author", () => {
    expect(target(x, "home", shown(first?.postedAt ?? ""), "body", "end")).toBe(first?.key);
  });

  test("a post in the dialog that stands nowhere else is not certain", () => {
    expect(target(x, "home", shown("2026-01-01T00:00:00.000Z"), "body", "end")).toBeUndefined();
  });

  test("the fields of searches and messages are none", () => {
    const page = parsePage(
      '<input role="combobox"><form data-testid="dm-composer-form"><textarea data-testid="dm-composer-textarea"></textarea></form>',
    );
    expect(composersOf(x).fields(page)).toEqual([]);
  });
});

describe("on Facebook", () => {
  const { mentions } = expectedPage("facebook", "dialog-de");
  const post = mentions.find(({ replyTo }) => !replyTo);
  const [comment, other] = mentions.filter(({ replyTo }) => replyTo);
  const near = `[role="article"][aria-label*="${comment?.author.name}"]`;

  test("the field among all comments of a post answers the post", () => {
    const block = '[aria-posinset] [data-visualcompletion="ignore-dynamic"]';
    expect(target(facebook, "dialog-de", form("Kommentieren als Larkfield"), block, "end")).toBe(post?.key);
  });

  test("a field that is labelled with the name of a commenter answers the comment", () => {
    expect(target(facebook, "dialog-de", form(`${comment?.author.name} antworten …`), near, "after")).toBe(
      comment?.key,
    );
    expect(other?.author.name).not.toBe(comment?.author.name);
  });

  test("a field beside one comment whose label has no name of it is not certain", () => {
    expect(target(facebook, "dialog-de", form("Antworten …"), near, "after")).toBeUndefined();
  });

  test("a field outside every post answers nobody", () => {
    expect(target(facebook, "dialog-de", form("Was machst du gerade?"), "body", "end")).toBeUndefined();
  });
});

describe("on Instagram", () => {
  const { url, mentions } = expectedPage("instagram", "post");
  const post = mentions.find(({ replyTo }) => !replyTo);
  const comment = mentions.find(({ replyTo }) => replyTo);
  const page = inventedPage("instagram", "post");
  const composers = composersOf(instagram);
  const [field] = composers.fields(page);

  function written(text: string, pressed?: Element): string | undefined {
    if (!(field instanceof HTMLTextAreaElement)) throw new Error("no field");
    field.value = text;
    return composers.target(field, new URL(url), pressed);
  }

  function replyButtonOf(handle: string | undefined): Element | undefined {
    const item = instagram.items(page).find((each) => {
      const reading = instagram.read(each, new URL(url));
      return "mention" in reading && reading.mention.author.handle === handle && reading.mention.replyTo;
    });
    return item?.querySelector('[role="button"]') ?? undefined;
  }

  test("the field of a post answers the post", () => {
    expect(written("")).toBe(post?.key);
    expect(written("Thanks all")).toBe(post?.key);
  });

  test("words to somebody answer the comment whose button was pressed", () => {
    const handle = comment?.author.handle;
    expect(written(`@${handle} so sorry`, replyButtonOf(handle))).toBe(comment?.key);
  });

  test("words to somebody whose button was not pressed are not certain", () => {
    expect(written(`@${comment?.author.handle} so sorry`)).toBeUndefined();
    expect(written("@jo_penn hello", replyButtonOf(comment?.author.handle))).toBeUndefined();
  });
});

describe("the field that is open", () => {
  const page = parsePage(
    '<div contenteditable="true" tabindex="0" id="a"></div><div aria-modal="true"><textarea id="b"></textarea><textarea id="c"></textarea></div>',
  );
  const [a, b, c] = [...page.querySelectorAll<HTMLElement>("[id]")];
  if (!a || !b || !c) throw new Error("the page is not as it should be");

  test("is the only one, else the one that the person was in last, else none", () => {
    expect(openField([], undefined)).toBeUndefined();
    expect(openField([a], undefined)).toBe(a);
    expect(openField([b, c], undefined)).toBeUndefined();
    expect(openField([b, c], c)).toBe(c);
  });

  test("is in the dialog while there is one", () => {
    expect(openField([a, b], a)).toBe(b);
  });
});

describe("a draft", () => {
  test.each([
    [
      '<div><div data-block="true"><span>Dear</span></div><div data-block="true"><br></div><div data-block="true">Ines</div></div>',
      "Dear\n\nInes",
    ],
    ["<div><p>Dear<br>Ines</p></div>", "Dear\nInes"],
    ["<div>Dear</div>", "Dear"],
    ["<div><p><br></p></div>", ""],
  ])("in %s is %j", (html, text) => {
    const field = parsePage(html).body.firstElementChild;
    expect(field && richEditor.draft(field as HTMLElement)).toBe(text);
  });
});
