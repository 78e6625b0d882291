/**
 * The sandbox: a local stand-in for the sites, served at their real host names to a browser that is told to look here.
 * README.md lists the switches.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { loadBundle, type Bundle } from "./bundle.ts";
import { makeCertificate } from "./certificate.ts";
import { chromiumArguments } from "./browsers.ts";
import type { ExpectedMention, Scene } from "./data/expected.ts";
import { createWorld, type World } from "./data/world.ts";
import { listen, type Listener, type RecordedRequest } from "./listener.ts";
import { pictureAt } from "./pictures.ts";
import { contentSecurityPolicy } from "./policy.ts";
import type { SandboxSite } from "./shared/site.ts";
import { sandboxSites, type SiteName } from "./sites.ts";
import { defaultSwitches, formatSwitches, parseSwitches, type Switches } from "./switches.ts";

const SITES: readonly SandboxSite[] = Object.values(sandboxSites);
/** The hosts that are answered. A request for any other is recorded as foreign and refused. */
const HOSTS: readonly string[] = SITES.flatMap(({ host, movedHosts, pictureHosts }) => [
  host,
  ...movedHosts,
  ...pictureHosts,
]);

export type SandboxOptions = {
  /** The site that paths without a host belong to; X when left out. All sites are served at any time. */
  readonly site?: SiteName;
  /** Switches of every page that does not choose its own in its address. */
  readonly switches?: Partial<Switches>;
  /** When the posts' ages are counted; the moment of the start when left out. */
  readonly now?: Date;
};

export type Sandbox = {
  /** On 127.0.0.1. */
  readonly port: number;
  readonly now: Date;
  /** The site that paths without a host belong to. */
  readonly site: SandboxSite;
  /** All posts, with the switches that the sandbox was made with. */
  readonly world: World;
  /** Everything that anybody asked for since the start or the last `forgetRequests`, foreign hosts included. */
  readonly requests: readonly RecordedRequest[];
  /** Arguments for a Chromium that finds the sites here and nothing else. */
  readonly chromiumArguments: readonly string[];
  /** Full address of a path (or an address of another site), with switches for this page and those after it. */
  address(path: string, switches?: Partial<Switches>): string;
  /** What a perfect reader finds on a path; `switches` as for `address`. */
  expected(path: string, switches?: Partial<Switches>): readonly ExpectedMention[];
  /** The path of a written post, as its permalink has it. */
  pathOf(slug: string): string;
  forgetRequests(): void;
  close(): Promise<void>;
};

/** Starts the sandbox. Building the pages takes a second or two the first time. Throws when no port can be had. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const switches = { ...defaultSwitches, ...options.switches };
  const now = options.now ?? new Date();
  const site = sandboxSites[options.site ?? "x"];
  const [bundles, certificate] = await Promise.all([loadBundles(), makeCertificate(HOSTS)]);
  const listener: Listener = await listen(certificate, HOSTS, (request, response, host) => {
    const served = siteAt(host);
    const bundle = bundles.get(served);
    if (served.pictureHosts.includes(host)) sendPicture(request, response);
    else if (host !== served.host) redirect(response, `https://${served.host}${request.url ?? "/"}`);
    else if (bundle) sendPage(request, response, { site: served, bundle, switches, now: now.getTime() });
  });
  const world = createWorld(switches);
  const sceneWith = (own: Partial<Switches>): Scene => {
    const used = { ...switches, ...own };
    const isSameWorld = formatSwitches(used) === formatSwitches(switches);
    return { world: isSameWorld ? world : createWorld(used), now: now.getTime(), switches: used };
  };
  return {
    port: listener.port,
    now,
    site,
    world,
    requests: listener.requests,
    chromiumArguments: chromiumArguments(listener.port),
    address(path, own = {}) {
      const url = new URL(path, `https://${site.host}`);
      const text = formatSwitches(own);
      if (text !== "") url.searchParams.set("sandbox", text);
      return url.href;
    },
    expected(path, own = {}) {
      const { host, pathname, search } = new URL(path, `https://${site.host}`);
      return siteAt(host).expected(sceneWith(own), pathname + search);
    },
    pathOf: (slug) => site.pathOf(sceneWith({}), slug),
    forgetRequests() {
      listener.requests.length = 0;
    },
    close: () => listener.close(),
  };
}

/** @param host one of `HOSTS` */
function siteAt(host: string): SandboxSite {
  const found = SITES.find((site) => [site.host, ...site.movedHosts, ...site.pictureHosts].includes(host));
  if (!found) throw new RangeError(`The sandbox does not stand in for ${host}`);
  return found;
}

async function loadBundles(): Promise<ReadonlyMap<SandboxSite, Bundle>> {
  return new Map(await Promise.all(SITES.map(async (site) => [site, await loadBundle(site)] as const)));
}

const NO_STORE = { "cache-control": "no-store" } as const;

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, ...NO_STORE }).end();
}

function sendPicture(request: IncomingMessage, response: ServerResponse): void {
  const picture = pictureAt(new URL(request.url ?? "/", "https://pictures.invalid").pathname);
  if (picture === undefined) response.writeHead(404).end();
  else
    response
      .writeHead(200, { "content-type": "image/svg+xml", "cache-control": "max-age=3600" })
      .end(picture);
}

/** Switches of a request: the address first, then the cookie that an earlier address left, then the sandbox's own. */
function switchesOf(
  request: IncomingMessage,
  url: URL,
  base: Switches,
): { switches: Switches; text: string | undefined } {
  const inAddress = url.searchParams.get("sandbox") ?? undefined;
  const inCookie = /(?:^|;\s*)sandbox=([^;]*)/.exec(request.headers.cookie ?? "")?.[1];
  return {
    switches: parseSwitches(inAddress ?? decodeURIComponent(inCookie ?? ""), base),
    text: inAddress,
  };
}

type Served = { site: SandboxSite; bundle: Bundle; switches: Switches; now: number };

function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { site, bundle, switches: base, now }: Served,
): void {
  const url = new URL(request.url ?? "/", `https://${site.host}`);
  if (url.pathname === "/sandbox/client.js") {
    response
      .writeHead(200, { "content-type": "text/javascript; charset=utf-8", ...NO_STORE })
      .end(bundle.client);
    return;
  }
  if (url.pathname === "/" && site.home !== "/") {
    redirect(response, site.home);
    return;
  }
  try {
    const { switches, text } = switchesOf(request, url, base);
    url.searchParams.delete("sandbox");
    const nonce = randomBytes(16).toString("base64");
    const html = bundle.renderPage({ switches, now, address: url.pathname + url.search }, nonce);
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": contentSecurityPolicy(site, switches, nonce),
        "x-frame-options": "SAMEORIGIN",
        "referrer-policy": "strict-origin-when-cross-origin",
        ...(text === undefined
          ? {}
          : { "set-cookie": `sandbox=${encodeURIComponent(text)}; Path=/; Secure` }),
        ...NO_STORE,
      })
      .end(html);
  } catch (error) {
    response.writeHead(400, { "content-type": "text/plain; charset=utf-8" }).end(String(error));
  }
}
