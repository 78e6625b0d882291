/** A part of the measurements: what it needs and what it hands back. */
import type { Sandbox } from "../sandbox/server.ts";
import type { Packages } from "./build.ts";

export type Bench = {
  readonly packages: Packages;
  readonly sandbox: Sandbox;
  /** How often a comparison is repeated. */
  readonly repetitions: number;
  /** How many turns of the wheel at most, each time; a feed of 1,000 posts ends after some 170. */
  readonly turns: number;
  /** Sizes of the histories that are imported, in contacts. */
  readonly contacts: readonly number[];
  /** Sizes of the logs that are folded, in cases. */
  readonly cases: readonly number[];
};

export type Row = readonly string[];

export type Table = {
  readonly title: string;
  /** What was done, in a sentence or two. */
  readonly how: string;
  readonly head: Row;
  readonly rows: readonly Row[];
};

/** One figure that has an aim. */
export type Aim = {
  readonly what: string;
  readonly aim: string;
  readonly got: string;
  readonly reached: boolean;
};

export type Findings = { readonly aims: readonly Aim[]; readonly tables: readonly Table[] };

export type Part = (bench: Bench) => Promise<Findings>;
