/** @jsxImportSource react */
import type { ReactElement } from "react";

import { VIEWER } from "../../data/brand.ts";
import { marks } from "../marks.ts";
import { Icon, type IconName } from "../parts/Icon.tsx";
import { pictureOf } from "../parts/People.tsx";
import { change, readState } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { look } from "../style.ts";
import { showTheme } from "../theme.ts";

/** The column beside the content: where to go, and who is signed in. */
export function Navigation(): ReactElement {
  const words = strings();
  const items: readonly (readonly [href: string, icon: IconName, label: string])[] = [
    ["/", "home", words.home],
    ["/explore/tags/lanebox/", "explore", words.explore],
    ["/reels/", "reel", words.reels],
    ["/direct/inbox/", "mail", words.messages],
  ];
  return (
    <div tabIndex={-1} className={look("nav")}>
      {items.map(([href, icon, label]) => (
        <a
          key={href}
          href={href}
          {...marks("link", { role: "link", tabIndex: 0 })}
          className={look("navItem")}
        >
          <Icon name={icon} label={label} />
          <span {...marks("nav-words", { dir: "auto" })}>
            <span>{label}</span>
          </span>
        </a>
      ))}
      <a href={`/${VIEWER}/`} {...marks("link", { role: "link", tabIndex: 0 })} className={look("navItem")}>
        <span {...marks("me", { role: "link", tabIndex: -1 })}>
          <img alt={VIEWER} src={pictureOf(VIEWER)} className={look("portrait")} />
        </span>
        <span {...marks("nav-words", { dir: "auto" })}>
          <span>{words.profile}</span>
        </span>
      </a>
      <button type="button" className={look("navItem")} onClick={switchTheme}>
        <Icon name="moon" label={words.appearance} />
        <span>{words.appearance}</span>
      </button>
    </div>
  );
}

/** Only the class of `html` changes: nothing is drawn anew. */
function switchTheme(): void {
  const theme = readState().theme === "dark" ? "light" : "dark";
  change({ theme });
  showTheme(theme);
}
