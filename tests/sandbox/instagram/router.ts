import { createRouter, type Router } from "../shared/router.ts";
import { routeOf, type Route } from "./routes.ts";

/** Posts open over the page before them; one that was opened directly is its own page, with nothing over it. */
export const router: Router<Route> = createRouter<Route>({
  routeOf,
  isModal: (route) => route.page === "post",
  under: (route) => route,
  home: "/",
});
