import { environment } from "../shared/environment.ts";
import { routeOf, type Route } from "./routes.ts";
import { createGram, type Gram } from "./data/world.ts";

let current: Gram | undefined;
let key = "";

/** Slugs of the comments whose answers an address opens. */
export function openedAt(address: string): ReadonlySet<string> {
  const route = routeOf(address);
  const post = route.page === "post" ? gram().byCode(route.code) : undefined;
  const comments = post?.comments.filter((comment) => gram().idOf(comment) === routeComment(route));
  return new Set(comments?.map(({ slug }) => slug));
}

function routeComment(route: Route): string | undefined {
  return route.page === "post" ? route.comment : undefined;
}

/** The posts of the page that is being drawn. Building 10,000 comments takes a moment, so an equal world is kept. */
export function gram(): Gram {
  const { count, seed } = environment().switches;
  if (current === undefined || key !== `${count}/${seed}`) {
    current = createGram({ count, seed });
    key = `${count}/${seed}`;
  }
  return current;
}
