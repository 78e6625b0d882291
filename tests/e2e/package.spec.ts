/** What is in the packages, and what a page can learn of them (P8, P9, P17). */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import { build } from "wxt";

import { CHROMIUM_PACKAGE, OUTPUT } from "../browser/baton.ts";
import { expect, MENTIONS, test, visit } from "./fixtures.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

type Manifest = Readonly<Record<string, unknown>> & { readonly permissions: readonly string[] };

/** Builds one package into a folder of its own. @returns the folder */
async function buildInto(outDir: string, browser: "chrome" | "firefox"): Promise<string> {
  await build({ root: ROOT, outDir, browser, manifestVersion: 3 });
  return path.join(outDir, `${browser}-mv3`);
}

async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const files = await Promise.all(
    names.toSorted().map(async (name) => [path.relative(folder, name), await readFile(name)] as const),
  );
  return new Map(files);
}

/** The permissions that PERMISSIONS.md gives a reason for, by browser. */
async function explainedPermissions(browser: "Chromium" | "Firefox"): Promise<string[]> {
  const [table = ""] = (await readFile(path.join(ROOT, "PERMISSIONS.md"), "utf8")).split("## Asked for when");
  return [...table.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gmu)]
    .filter(([, , browsers = ""]) => browsers.includes(browser))
    .map(([, permission = ""]) => permission);
}

/** Those that are asked for when somebody turns something on. */
async function permissionsOnDemand(browser: "Chromium" | "Firefox"): Promise<string[]> {
  const [, table = ""] = (await readFile(path.join(ROOT, "PERMISSIONS.md"), "utf8")).split(
    "## Asked for when",
  );
  return [...table.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gmu)]
    .filter(([, , when = ""]) => browser === "Chromium" || !when.startsWith("Chromium only"))
    .map(([, permission = ""]) => permission);
}

for (const [browser, name] of [
  ["chrome", "Chromium"],
  ["firefox", "Firefox"],
] as const) {
  test(`the ${name} package asks for what PERMISSIONS.md explains, is closed to pages, and builds the same twice`, async () => {
    test.setTimeout(240_000);
    const testInfo = test.info();
    const first = await filesOf(path.join(OUTPUT, `${browser}-mv3`));
    const second = await filesOf(await buildInto(testInfo.outputPath("again"), browser));
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [file, content] of first) expect(second.get(file)?.equals(content), file).toBe(true);

    const manifest = JSON.parse(first.get("manifest.json")?.toString() ?? "") as Manifest;
    const explained = await explainedPermissions(name);
    const hosts = explained.filter((permission) => permission.startsWith("https:"));
    expect([...manifest.permissions, ...hosts].toSorted()).toEqual(explained.toSorted());
    expect(manifest).toMatchObject({
      manifest_version: 3,
      host_permissions: hosts,
      incognito: "not_allowed",
      web_accessible_resources: [{ resources: ["history-card.html"], matches: hosts, use_dynamic_url: true }],
    });
    const onDemand = await permissionsOnDemand(name);
    expect(manifest).toMatchObject({
      optional_permissions: onDemand.filter((permission) => !permission.startsWith("https:")),
      optional_host_permissions: onDemand.filter((permission) => permission.startsWith("https:")),
    });
    for (const absent of ["externally_connectable", "sandbox"]) expect(manifest).not.toHaveProperty(absent);
    const { extension_pages: policy } = manifest["content_security_policy"] as {
      readonly extension_pages: string;
    };
    expect(policy.split("; ").toSorted()).toEqual(
      [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "connect-src 'self' wss: ws://localhost:* ws://127.0.0.1:*",
        "img-src 'self' data:",
        "style-src 'self' 'unsafe-inline'",
        "form-action 'none'",
      ].toSorted(),
    );
  });
}

test("each content script has a size limit of its own", async () => {
  const scripts = (await readdir(path.join(CHROMIUM_PACKAGE, "content-scripts"))).filter((file) =>
    file.endsWith(".js"),
  );
  const limits = JSON.parse(await readFile(path.join(ROOT, ".size-limit.json"), "utf8")) as readonly {
    readonly path: string;
  }[];
  const limited = limits.flatMap((limit) => /content-scripts\/([\w.]+)$/u.exec(limit.path)?.[1] ?? []);
  expect(limited.toSorted()).toEqual(scripts.toSorted());
});

/** What makes code or markup from strings, however the minifier has written it. */
const banned =
  /\beval\b|\bFunction\b|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write|\bsetHTML|\bcreateContextualFragment\b|\bDOMParser\b|\bsrcdoc\b|javascript:|\bimportScripts\b|\bset(?:Timeout|Interval)\(["'`]/gu;

/** The places of libraries that are known, each to its last letter but for the names that the minifier chose. */
const known: readonly (readonly [reason: string, place: RegExp])[] = [
  [
    "Preact's dangerouslySetInnerHTML, which our lint bans",
    /[\w$]+\.__html==[\w$]+\.innerHTML\)\|\|\([\w$]+\.innerHTML=[\w$]+\.__html\)/gu,
  ],
  [
    "zod asks whether it may compile; lib/zod-without-eval.ts answers first",
    /try\{return Function\(``\),!0\}catch\{return!1\}/gu,
  ],
  [
    "zod's compiler, which then never runs",
    /compile\(\)\{let ([\w$]+)=Function,[\w$]+=this\?\.content\?\?\[``\];return new \1\(/gu,
  ],
  ["the polyfill's list of the browser's functions", /devtools:\{inspectedWindow:\{eval:\{minArgs:1,/gu],
  [
    "libphonenumber-js asks whether a class is the browser's own",
    /\bFunction\.toString\.call\([\w$]+\)\.indexOf\(`\[native code\]`\)/gu,
  ],
  ["a person's data, read out of a document as a file", /\$\{[\w$]+\.documentElement\.outerHTML\}/gu],
  ["the polyfill borrows a method", /\bFunction\.call\.bind\(Object\.prototype\.hasOwnProperty\)/gu],
];

/** Everything banned in `script` outside the known places, with what is around it. */
function bannedIn(script: string): string[] {
  const rest = known.reduce((text, [, place]) => text.replace(place, ""), script);
  return [...rest.matchAll(banned)].map(({ index }) => rest.slice(Math.max(0, index - 60), index + 60));
}

test("no script of the package makes code or markup from strings, but for what libraries never run here", async () => {
  const files = await filesOf(CHROMIUM_PACKAGE);
  const scripts = [...files].filter(([name]) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(3);
  for (const [name, content] of scripts) expect(bannedIn(content.toString()), name).toEqual([]);
  // A place that is gone is no reason any more.
  const all = scripts.map(([, content]) => content.toString()).join("\n");
  for (const [reason, place] of known) expect(all.match(place), reason).not.toBeNull();
  // The check does find what it looks for.
  for (const planted of [
    "eval(x)",
    "new Function(x)",
    "let e=Function;e(x)",
    "a.innerHTML=b",
    "setTimeout(`x`)",
  ]) {
    expect(bannedIn(`${all}\n${planted}`)).toHaveLength(1);
  }
  for (const [name, content] of files) {
    if (name.endsWith(".html"))
      expect(content.toString(), name).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=/u);
  }
});

test("a page cannot find Baton at any address of the package", async ({ baton }) => {
  const { page, overlay } = await visit(baton, MENTIONS);
  await overlay.chip(() => true);
  const names = [...(await filesOf(CHROMIUM_PACKAGE)).keys()];
  expect(names).toContain("history-card.html");
  const found = await page.evaluate(
    async ({ id, files }) => {
      const tries = files.map(async (file) => {
        const address = `chrome-extension://${id}/${file}`;
        const image = new Promise<boolean>((resolve) => {
          const element = new Image();
          element.addEventListener("load", () => resolve(true));
          element.addEventListener("error", () => resolve(false));
          element.src = address;
        });
        const answered = await fetch(address).then(
          () => true,
          () => false,
        );
        return answered || (await image) ? [file] : [];
      });
      return (await Promise.all(tries)).flat();
    },
    { id: baton.extensionId, files: names },
  );
  expect(found).toEqual([]);
});
