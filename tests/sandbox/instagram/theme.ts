import type { Switches } from "../switches.ts";

/** Instagram states its theme by a class of the root element. */
export function themeClass(theme: Switches["theme"]): string {
  return theme === "dark" ? "__fb-dark-mode" : "__fb-light-mode";
}

/** Puts a theme on the open page. */
export function showTheme(theme: Switches["theme"]): void {
  const { classList } = document.documentElement;
  classList.remove(themeClass("light"), themeClass("dark"));
  classList.add(themeClass(theme));
}
