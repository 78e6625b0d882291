/**
 * The sandbox: a local stand-in for the sites, served at their real host names to a browser that is told to look here.
 * README.md lists the switches.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { loadBundle, type Bundle } from "./bundle.ts";
import { makeCertificate } from "./certificate.ts";
import { chromiumArguments } from "./browsers.ts";
import { expectedMentions, type ExpectedMention } from "./data/expected.ts";
import { createWorld, type World } from "./data/world.ts";
import { listen, type Listener, type RecordedRequest } from "./listener.ts";
import { pictureAt } from "./pictures.ts";
import { contentSecurityPolicy } from "./policy.ts";
import { defaultSwitches, formatSwitches, parseSwitches, type Switches } from "./switches.ts";

/** The hosts that are answered. A request for any other is recorded as foreign and refused. */
const PAGE_HOST = "x.com";
const MOVED_HOSTS: readonly string[] = ["twitter.com", "www.x.com", "www.twitter.com"];
const PICTURE_HOSTS: readonly string[] = ["pbs.twimg.com", "abs-0.twimg.com"];
const SANDBOX_HOSTS: readonly string[] = [PAGE_HOST, ...MOVED_HOSTS, ...PICTURE_HOSTS];

export type SandboxOptions = {
  /** Switches of every page that does not choose its own in its address. */
  readonly switches?: Partial<Switches>;
  /** When the posts' ages are counted; the moment of the start when left out. */
  readonly now?: Date;
};

export type Sandbox = {
  /** On 127.0.0.1. */
  readonly port: number;
  readonly now: Date;
  /** All posts, with the switches that the sandbox was made with. */
  readonly world: World;
  /** Everything that anybody asked for since the start or the last `forgetRequests`, foreign hosts included. */
  readonly requests: readonly RecordedRequest[];
  /** Arguments for a Chromium that finds the sites here and nothing else. */
  readonly chromiumArguments: readonly string[];
  /** Full address of a path of the site, with switches for this page and those after it. */
  address(path: string, switches?: Partial<Switches>): string;
  /** What a perfect reader finds on a path; `switches` as for `address`. */
  expected(path: string, switches?: Partial<Switches>): ExpectedMention[];
  forgetRequests(): void;
  close(): Promise<void>;
};

/** Starts the sandbox. Building the pages takes a second or two the first time. Throws when no port can be had. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const switches = { ...defaultSwitches, ...options.switches };
  const now = options.now ?? new Date();
  const [bundle, certificate] = await Promise.all([loadBundle(), makeCertificate(SANDBOX_HOSTS)]);
  const listener: Listener = await listen(certificate, SANDBOX_HOSTS, (request, response, host) => {
    if (PICTURE_HOSTS.includes(host)) sendPicture(request, response);
    else if (MOVED_HOSTS.includes(host)) redirect(response, `https://${PAGE_HOST}${request.url ?? "/"}`);
    else sendPage(request, response, bundle, { switches, now: now.getTime() });
  });
  const world = createWorld(switches);
  return {
    port: listener.port,
    now,
    world,
    requests: listener.requests,
    chromiumArguments: chromiumArguments(listener.port),
    address(path, own = {}) {
      const url = new URL(path, `https://${PAGE_HOST}`);
      const text = formatSwitches(own);
      if (text !== "") url.searchParams.set("sandbox", text);
      return url.href;
    },
    expected(path, own = {}) {
      const used = { ...switches, ...own };
      const isSameWorld = formatSwitches(used) === formatSwitches(switches);
      return expectedMentions(
        { world: isSameWorld ? world : createWorld(used), now: now.getTime(), switches: used },
        path,
      );
    },
    forgetRequests() {
      listener.requests.length = 0;
    },
    close: () => listener.close(),
  };
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

function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  bundle: Bundle,
  page: { switches: Switches; now: number },
): void {
  const url = new URL(request.url ?? "/", `https://${PAGE_HOST}`);
  if (url.pathname === "/sandbox/client.js") {
    response
      .writeHead(200, { "content-type": "text/javascript; charset=utf-8", ...NO_STORE })
      .end(bundle.client);
    return;
  }
  if (url.pathname === "/") {
    redirect(response, "/home");
    return;
  }
  try {
    const { switches, text } = switchesOf(request, url, page.switches);
    url.searchParams.delete("sandbox");
    const nonce = randomBytes(16).toString("base64");
    const html = bundle.renderPage({ switches, now: page.now, address: url.pathname + url.search }, nonce);
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": contentSecurityPolicy(switches, nonce),
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
