/**
 * The switches of the sandbox. A page takes them from its address, `?sandbox=theme:dark,language:de`, and keeps them
 * in a cookie for the addresses after it, as a site keeps a person's settings. README.md says what each one does.
 */

const LANGUAGES = ["en", "de", "es", "fr", "pt", "ja", "ar", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

export type Switches = {
  readonly theme: "light" | "dark";
  readonly language: Language;
  /** Class names, ids and generated posts follow from it. */
  readonly seed: number;
  /** Posts in the long feeds; the written posts come first, generated ones fill up. 0: the written posts only. */
  readonly count: number;
  /** Milliseconds until the server's markup is hydrated. */
  readonly hydration: number;
  /** Milliseconds a route shows its spinner, and the title its flash, before the new timeline is there. */
  readonly latency: number;
  /** What scrolling does to cells: `unmount` makes new elements, `positional` gives old elements new posts. */
  readonly recycle: "unmount" | "positional";
  /** Milliseconds between re-renders of every post on the page (counts and classes change). 0: never. */
  readonly tick: number;
  /** Extra text changes a second, spread over the posts on the page. */
  readonly load: number;
  /** Milliseconds until "new posts" appear above the feed. 0: never. */
  readonly pill: number;
  /** What has changed on the site since the adapter was written. */
  readonly drift: "none" | "strip" | "rename" | "drop";
  /** Foreign wrappers put around the timeline and inside every article. */
  readonly wrappers: number;
  /** `site`: as the site sends it. `strict`: nonces for styles too, no frames, no foreign images, Trusted Types. */
  readonly policy: "site" | "strict";
  /** Adds `require-trusted-types-for 'script'` to the policy. */
  readonly trusted: boolean;
  /** Advertisements, and everything else in a feed that is not a post. */
  readonly extras: boolean;
  /** Hostile names and texts among the posts. */
  readonly hostile: boolean;
  /** Which form of a page is served where a site has two (Instagram: a post's own page and the one over a grid change places; Facebook: posts state a place in the list, or a role). */
  readonly layout: "a" | "b";
  /** Whether somebody is signed in (X: always). */
  readonly login: "in" | "out";
  /** Foreign-language posts are shown translated where a translation is there. */
  readonly translate: boolean;
  /** Facebook: which posts have mixed letters for a time, and their address once somebody has pointed there. */
  readonly veil: "none" | "some" | "all";
  /** Milliseconds until a wrapper comes around things that are there already. 0: never. */
  readonly late: number;
};

export const defaultSwitches: Switches = {
  theme: "light",
  language: "en",
  seed: 1,
  count: 0,
  hydration: 400,
  latency: 120,
  recycle: "unmount",
  tick: 5_000,
  load: 0,
  pill: 0,
  drift: "none",
  wrappers: 0,
  policy: "site",
  trusted: false,
  extras: true,
  hostile: true,
  layout: "a",
  login: "in",
  translate: true,
  veil: "some",
  late: 0,
};

const choices: Readonly<Partial<Record<keyof Switches, readonly string[]>>> = {
  theme: ["light", "dark"],
  language: LANGUAGES,
  recycle: ["unmount", "positional"],
  drift: ["none", "strip", "rename", "drop"],
  policy: ["site", "strict"],
  veil: ["none", "some", "all"],
  layout: ["a", "b"],
  login: ["in", "out"],
};

function isSwitch(name: string): name is keyof Switches {
  return name in defaultSwitches;
}

function valueOf(name: keyof Switches, text: string): string | number | boolean {
  const fallback = defaultSwitches[name];
  if (typeof fallback === "boolean") {
    if (text === "true" || text === "false") return text === "true";
  } else if (typeof fallback === "number") {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 0) return value;
  } else if (choices[name]?.includes(text)) return text;
  throw new RangeError(`The sandbox switch "${name}" does not take "${text}"`);
}

/** Reads `theme:dark,count:1000`. Throws a `RangeError` that names an unknown switch or value: a test would hide behind it. */
export function parseSwitches(text: string, base: Switches = defaultSwitches): Switches {
  const given = text
    .split(",")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", value = "true"] = part.split(":");
      if (!isSwitch(name)) throw new RangeError(`The sandbox has no switch "${name}"`);
      return [name, valueOf(name, value)] as const;
    });
  return { ...base, ...Object.fromEntries(given) };
}

/** The text that `parseSwitches` reads: only what differs from the defaults. */
export function formatSwitches(switches: Partial<Switches>): string {
  return Object.entries(switches)
    .filter(([name, value]) => isSwitch(name) && defaultSwitches[name] !== value)
    .map(([name, value]) => `${name}:${String(value)}`)
    .join(",");
}
