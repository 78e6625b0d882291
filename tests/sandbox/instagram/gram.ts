import { environment } from "../shared/environment.ts";
import { createGram, type Gram } from "./data/world.ts";

let current: Gram | undefined;
let key = "";

/** The posts of the page that is being drawn. Building 10,000 comments takes a moment, so an equal world is kept. */
export function gram(): Gram {
  const { count, seed } = environment().switches;
  if (current === undefined || key !== `${count}/${seed}`) {
    current = createGram({ count, seed });
    key = `${count}/${seed}`;
  }
  return current;
}
