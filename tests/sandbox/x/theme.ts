import { environment } from "../shared/environment.ts";
import { palette } from "./style.ts";

/** Styles of `html` and `body` as X states its theme: other people's code recognises the theme by them. */
export function themeStyles(): { html: string; body: string; themeColour: string } {
  const { theme } = environment().switches;
  const { page, scroll } = palette();
  return {
    html: `font-size: 15px; overflow-y: scroll; overscroll-behavior-y: none; color-scheme: ${theme};`,
    body: `background-color: ${page}; scrollbar-color: ${scroll};`,
    themeColour: theme === "dark" ? "#000000" : "#FFFFFF",
  };
}

/** Puts the theme of the environment on the open page. */
export function showTheme(): void {
  const { theme } = environment().switches;
  const { page, scroll } = palette();
  document.documentElement.style.colorScheme = theme;
  document.body.style.backgroundColor = page;
  document.body.style.scrollbarColor = scroll;
  document.querySelector("meta[name=theme-color]")?.setAttribute("content", themeStyles().themeColour);
}
