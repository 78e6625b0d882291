import { createWorld, type World } from "../data/world.ts";
import { defaultSwitches, type Switches } from "../switches.ts";

/** What a page is drawn from: the same on the server and in the browser, so that hydration finds what it expects. */
export type PageConfig = {
  readonly switches: Switches;
  /** Milliseconds since 1970 at which every age is counted. */
  readonly now: number;
  /** Path and query that were asked for. */
  readonly address: string;
};

type Environment = { switches: Switches; now: number; world: World };

/** Drawing is synchronous, so one environment at a time is enough, on the server too. */
let current: Environment | undefined;
let worldKey = "";

/** Sets what is drawn from now on. Building 10,000 posts takes a moment, so an equal world is kept. */
export function setEnvironment(config: PageConfig): void {
  const { count, seed, hostile } = config.switches;
  const key = `${count}/${seed}/${String(hostile)}`;
  const world =
    current !== undefined && key === worldKey ? current.world : createWorld({ count, seed, hostile });
  worldKey = key;
  current = { switches: config.switches, now: config.now, world };
}

export function environment(): Environment {
  current ??= { switches: defaultSwitches, now: 0, world: createWorld(defaultSwitches) };
  return current;
}

/** Themes change while the page is open; everything is drawn anew then. */
export function setTheme(theme: Switches["theme"]): void {
  const { switches, ...rest } = environment();
  current = { ...rest, switches: { ...switches, theme } };
}
