import { createRouter } from "../shared/router.ts";
import { isModal, routeOf, type Route } from "./routes.ts";

export const router = createRouter<Route>({
  routeOf,
  isModal,
  // Opened directly, there is nothing under a post, photo or reel.
  under: () => ({ page: "other", path: "" }),
  home: "/",
});

export const { navigate, useLocation } = router;
