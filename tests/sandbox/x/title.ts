import { personOf } from "../data/people.ts";
import { environment } from "../shared/environment.ts";
import type { Route } from "./routes.ts";
import { isRightToLeft, strings } from "./strings/strings.ts";

function subject(route: Route): string {
  const words = strings();
  switch (route.page) {
    case "home":
      return words.home;
    case "search":
      return route.query === "" ? words.search : `${route.query} - ${words.search}`;
    case "notifications":
      return words.notifications;
    case "profile":
      return `${personOf(route.handle).name} (@${route.handle})`;
    case "list":
      return words.list;
    case "community":
      return words.community;
    case "quotes":
      return words.quotes;
    case "chat":
      return words.messages;
    case "status":
    case "photo": {
      const post = environment().world.byId(route.id);
      return post === undefined ? words.post : `${personOf(post.by).name}: "${post.text.slice(0, 60)}"`;
    }
    case "display":
      return words.display;
    case "compose":
    case "other":
      return words.more;
    default:
      return route satisfies never;
  }
}

/** "(3) Home / X", and the other way round where one reads from the right. */
export function titleOf(route: Route, unread: number): string {
  const count = unread === 0 ? "" : `(${unread}) `;
  return isRightToLeft() ? `${count}X \\ ${subject(route)}` : `${count}${subject(route)} / X`;
}
