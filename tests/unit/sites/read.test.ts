/** The `read` command: what people who check Baton see is what the content script's adapter reads. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { expectedPage, PAGES } from "../../contract/site.ts";
import { addressOf } from "../../pages/address.ts";

const folder = mkdtempSync(path.join(tmpdir(), "baton-read-"));

afterAll(() => rmSync(folder, { recursive: true }));

describe("npm run read", () => {
  test("prints each mention of a page, in order, with the layer that answered each field", () => {
    const { url, mentions } = expectedPage("x", "home");
    const { lines, status } = read(path.join(PAGES, "x", "home.html"), "--url", url);
    expect(status).toBe(0);
    expect(lines).toEqual(mentions.map((mention) => ({ ...mention, layers: expect.any(Object) })));
    expect(lines[0]?.layers).toMatchObject({ id: "hook", handle: "hook", text: "hook", edited: "address" });
  });

  test("says with --skipped why the rest is no mention", () => {
    const { url } = expectedPage("x", "home");
    const { lines } = read(path.join(PAGES, "x", "home.html"), "--url", url, "--skipped");
    expect(lines.flatMap(({ skipped }) => skipped ?? [])).toEqual(["promoted", "placeholder"]);
  });

  test("runs nothing of the page", () => {
    const page = path.join(folder, "active.html");
    const own = readFileSync(path.join(PAGES, "x", "item.html"), "utf8");
    const active = `<script>document.querySelector("article").remove()</script><img src=x onerror="document.body.remove()">
      <meta http-equiv="refresh" content="0;url=https://x.com/other">`;
    writeFileSync(page, `${own}${active}`);
    expect(read(page, "--url", "https://x.com/home").lines).toHaveLength(1);
  });

  test("refuses an address that no site is served at, and a file that is not there", () => {
    const page = path.join(PAGES, "x", "item.html");
    expect(read(page, "--url", "https://example.com/")).toMatchObject({ status: 1, lines: [] });
    expect(read(path.join(folder, "none.html"))).toMatchObject({ status: 1, lines: [] });
  });

  test("takes the address from the page when none is given", () => {
    const stated = '<head><link rel="canonical" href="https://x.com/larkfieldhome/status/12"></head>';
    expect(addressOf(stated)).toBe("https://x.com/larkfieldhome/status/12");
    expect(addressOf("<!-- saved from url=(0019)https://x.com/mira -->")).toBe("https://x.com/mira");
    const foreign = '<link rel="canonical" href="https://example.com/">';
    expect(addressOf(foreign)).toBe("https://x.com/home");
    expect(addressOf(foreign, "instagram")).toBe("https://www.instagram.com/");
  });
});

function read(...args: string[]): { status: number | null; lines: Record<string, unknown>[] } {
  const { status, stdout } = spawnSync("node", ["tests/pages/read.ts", ...args], { encoding: "utf8" });
  const lines = stdout.split("\n").filter((line) => line !== "");
  return { status, lines: lines.map((line) => JSON.parse(line)) };
}
