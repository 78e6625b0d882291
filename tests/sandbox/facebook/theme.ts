import { environment, setTheme } from "../shared/environment.ts";
import { palette } from "./style.ts";
import { change } from "./state.ts";

/** The class of `html` that says the theme: other people's code recognises it by that. */
export function themeClass(): string {
  return `__fb-${environment().switches.theme}-mode`;
}

export function themeColour(): string {
  return environment().switches.theme === "dark" ? "#242526" : "#FFFFFF";
}

/** Changes the theme while the page is open: the class changes, and everything is drawn anew in place. */
export function switchTheme(): void {
  const theme = environment().switches.theme === "dark" ? "light" : "dark";
  setTheme(theme);
  const { documentElement, body } = document;
  documentElement.classList.remove("__fb-light-mode", "__fb-dark-mode");
  documentElement.classList.add(themeClass());
  body.style.backgroundColor = palette().page;
  document.querySelector("meta[name=theme-color]")?.setAttribute("content", themeColour());
  change({ theme });
}
