import type { ExpectedMention, Scene } from "../data/expected.ts";

/** A site that the sandbox stands in for: a folder with `client.tsx`, `server.tsx`, and this in `site.ts`. */
export type SandboxSite = {
  /** As the adapter of the site is called; the folder has the same name. */
  readonly name: string;
  /** Where its pages are served. */
  readonly host: string;
  /** Hosts that lead to `host`. */
  readonly movedHosts: readonly string[];
  readonly pictureHosts: readonly string[];
  /** Where `/` leads. */
  readonly home: string;
  /** What the site's policy lets its pages load pictures from and connect to, beside itself. */
  readonly sources: { readonly pictures: string; readonly connect: string };
  /** A path that shows much that mentions the brand, posts that ask for service at its beginning. */
  readonly mentions: string;
  /** The path of a post as its permalink has it. */
  pathOf(scene: Scene, slug: string): string;
  /** What a perfect reader finds on a path, in order, down to its end. */
  expected(scene: Scene, path: string): readonly ExpectedMention[];
};
