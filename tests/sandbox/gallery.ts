/**
 * `npm run gallery`: a picture of every surface of every site, light and dark, with Baton in it, in `.output/gallery`.
 * `npm run gallery -- SITE…` for some sites. `index.html` there shows them side by side.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";

import { nameAccounts } from "../browser/accounts.ts";
import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import { OverlayView } from "../browser/overlay-view.ts";
import { openSurface } from "../pages/sandbox-page.ts";
import type { SandboxSurface } from "./shared/site.ts";
import { sandboxSites, type SiteName } from "./sites.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../.output/gallery");
const THEMES = ["light", "dark"] as const;
const WINDOW = { width: 1_280, height: 1_600 } as const;
/** Answers are drawn within a frame or two of the sweep that finds late posts, which comes once a second. In ms. */
const CHIPS_WITHIN = 1_500;

type Row = {
  readonly surface: string;
  readonly theme: string;
  readonly posts: number;
  readonly chips: number;
  readonly errors: string | null;
};

function isSite(name: string): name is SiteName {
  return name in sandboxSites;
}

async function picture(
  baton: BatonBrowser,
  surface: SandboxSurface,
  theme: (typeof THEMES)[number],
): Promise<Row> {
  const { sandbox, context } = baton;
  const page = await context.newPage();
  const view = await OverlayView.of(page);
  await openSurface(page, sandbox, { ...surface, switches: { tick: 0, ...surface.switches, theme } });
  await pause(CHIPS_WITHIN);
  await page.screenshot({ path: path.join(FOLDER, sandbox.site.name, `${surface.name}-${theme}.png`) });
  const row = {
    surface: surface.name,
    theme,
    posts: await page.locator("[data-sandbox-post]").count(),
    chips: (await view.see()).chips.length,
    errors: await page.locator("html").getAttribute("data-sandbox-errors"),
  };
  await page.close();
  return row;
}

/** Light beside dark, a row for each surface. */
function sheetOf(surfaces: readonly SandboxSurface[]): string {
  const rows = surfaces.map(({ name }) => {
    const pictures = THEMES.map((theme) => `<img src="${name}-${theme}.png" alt="${name}, ${theme}">`);
    return `<h2>${name}</h2><div>${pictures.join("")}</div>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>div{display:flex;gap:8px}img{width:50%}</style>${rows.join("\n")}`;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isSite(name));
if (unknown.length > 0) throw new Error(`The sandbox has no site ${unknown.join(", ")}`);
for (const site of Object.keys(sandboxSites).filter(isSite)) {
  if (asked.length > 0 && !asked.includes(site)) continue;
  await mkdir(path.join(FOLDER, site), { recursive: true });
  const baton = await openBaton({ site, viewport: WINDOW });
  await nameAccounts(baton);
  const rows: Row[] = [];
  const surfaces = baton.sandbox.site.surfaces(baton.sandbox.world);
  for (const theme of THEMES) {
    for (const surface of surfaces) rows.push(await picture(baton, surface, theme));
  }
  await writeFile(path.join(FOLDER, site, "index.html"), sheetOf(surfaces));
  await baton.close();
  console.log(`${site}: ${path.join(FOLDER, site)}`);
  console.table(rows);
}
