import type { Tallies, Tally } from "./drift.ts";
import type { MutationKind } from "./mutations.ts";

/** A table of what survives each kind of change, in per cent of the posts that were there to read. */
export function survival(pages: readonly Tallies[]): string {
  const kinds = [...new Set(pages.flatMap((tallies) => Object.keys(tallies)))] as MutationKind[];
  const rows = kinds.map((kind) => {
    const tallies = pages.flatMap((page) => page[kind] ?? []);
    const posts = sum(tallies, "posts");
    const worded = sum(tallies, "wordedPosts");
    return [
      kind.padEnd(27),
      String(posts).padStart(7),
      share(sum(tallies, "read"), posts),
      share(sum(tallies, "worded"), worded),
      share(sum(tallies, "named"), posts),
    ].join("");
  });
  const head = ["kind of change".padEnd(27), "  posts", "     read", "     text", "     name"].join("");
  return [head, ...rows].join("\n");
}

function sum(tallies: readonly Tally[], field: Exclude<keyof Tally, "wrong">): number {
  return tallies.reduce((total, tally) => total + tally[field], 0);
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`.padStart(9);
}
