import type { ExpectedMention, Scene } from "../data/expected.ts";
import type { World } from "../data/world.ts";
import type { Switches } from "../switches.ts";

/** One kind of page of a site, as it is looked at: by the gallery, by the tests that read and change it. */
export type SandboxSurface = {
  /** Lower-case words with hyphens. */
  readonly name: string;
  readonly path: string;
  readonly switches?: Partial<Switches>;
  /** The path of the page that `path` opens over, when it is not opened directly. */
  readonly over?: string;
  /** It has nothing that can be read: pictures with addresses, messages. */
  readonly empty?: true;
};

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
  readonly sources: { readonly pictures: string; readonly connect: string; readonly objects: string };
  /** Handles of the brand's accounts there. */
  readonly accounts: readonly string[];
  /** A path that shows much that mentions the brand, posts that ask for service at its beginning. */
  readonly mentions: string;
  surfaces(world: World): readonly SandboxSurface[];
  /** The path of a post as its permalink has it. */
  pathOf(scene: Scene, slug: string): string;
  /** What a perfect reader finds on a path, in order, down to its end. */
  expected(scene: Scene, path: string): readonly ExpectedMention[];
};
