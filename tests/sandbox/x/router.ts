import { createRouter } from "../shared/router.ts";
import { isModal, routeOf, type Route } from "./routes.ts";

export const router = createRouter<Route>({
  routeOf,
  isModal,
  // Opened directly, a photo lies over its post and the settings over the home page.
  under: (modal) =>
    modal.page === "photo" ? { page: "status", handle: modal.handle, id: modal.id } : { page: "home" },
  home: "/home",
});

export const { navigate, useLocation, savedScroll } = router;
