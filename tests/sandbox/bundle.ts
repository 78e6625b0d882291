import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, version, type InlineConfig } from "vite";

import type { PageConfig } from "./shared/environment.ts";
import type { SandboxSite } from "./shared/site.ts";

const FOLDER = import.meta.dirname;
const CACHE = join(FOLDER, "../../node_modules/.cache/sandbox");

export type Bundle = {
  /** The page's script. */
  readonly client: string;
  renderPage(config: PageConfig, nonce: string): string;
};

/** Changes with every source file of the pages, so an old bundle is never served. */
async function fingerprint(): Promise<string> {
  const files = (await readdir(FOLDER, { recursive: true }))
    .filter((name) => /\.tsx?$/.test(name))
    .toSorted();
  const hash = createHash("sha256").update(version);
  for (const name of files) hash.update(name).update(await readFile(join(FOLDER, name)));
  return hash.digest("hex").slice(0, 16);
}

type Entry = "client" | "server";

function configFor({ name }: SandboxSite, entry: Entry): InlineConfig {
  return {
    root: FOLDER,
    configFile: false,
    logLevel: "warn",
    mode: "production",
    // React in production mode on both sides: only there does a wrong touch break the page as on the real site.
    // Draft.js knows the world by the name it has in Node.
    define: { "process.env.NODE_ENV": JSON.stringify("production"), global: "globalThis" },
    // A test runner says that this is no production.
    oxc: { jsx: { development: false } },
    ssr: { noExternal: true },
    build: {
      write: false,
      target: "es2024",
      minify: entry === "client",
      ssr: entry === "server",
      rollupOptions: {
        input: join(FOLDER, `${name}/${entry}.tsx`),
        output: { format: "es", codeSplitting: false },
      },
    },
  };
}

async function bundleOf(site: SandboxSite, entry: Entry): Promise<string> {
  const result = await build(configFor(site, entry));
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  if (chunk === undefined)
    throw new Error(`Vite built nothing from the ${entry} of the sandbox's ${site.name}`);
  return chunk.code;
}

/** Builds under a name of its own and moves the file when it is whole: several test workers may start at once. */
async function buildInto(file: string, site: SandboxSite, entry: Entry): Promise<void> {
  if (existsSync(file)) return;
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, await bundleOf(site, entry));
  await rename(unfinished, file);
}

/** The pages of a site, built by Vite when something has changed since the last start. A build takes about a second. */
export async function loadBundle(site: SandboxSite): Promise<Bundle> {
  const folder = join(CACHE, await fingerprint(), site.name);
  await mkdir(folder, { recursive: true });
  const client = join(folder, "client.js");
  const server = join(folder, "server.mjs");
  await Promise.all([buildInto(client, site, "client"), buildInto(server, site, "server")]);
  // The module is our own server.tsx, built a moment ago.
  const { renderPage } = (await import(pathToFileURL(server).href)) as Pick<Bundle, "renderPage">;
  return { client: await readFile(client, "utf8"), renderPage };
}
