/** @jsxImportSource react */
import { useState, type ReactElement } from "react";

import { VIEWER } from "../../data/brand.ts";
import { personOf } from "../../data/people.ts";
import { environment } from "../../shared/environment.ts";
import { GROUP, profileAddress } from "../ids.ts";
import { strings } from "../strings/strings.ts";
import { Portrait } from "../story/Portrait.tsx";
import { box, text } from "../style.ts";
import { switchTheme } from "../theme.ts";

/** The bar at the top, with the menu that changes the theme. */
export function Banner(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const words = strings();
  return (
    <div role="banner" className={box("banner")}>
      <a href="/" aria-label="Facebook" role="link" className={box("logo")}>
        <svg width="20" height="20" viewBox="0 0 20 20">
          <circle cx="10" cy="10" r="8" fill="currentColor" />
        </svg>
      </a>
      <div className={box("grow")} />
      {environment().switches.login === "out" ? (
        <a href="/login/" role="link" className={text("primary")}>
          {words.logIn}
        </a>
      ) : (
        <div
          role="button"
          tabIndex={0}
          aria-label={words.menu}
          className={box("pointer")}
          onClick={() => setOpen(!isOpen)}
        >
          <Portrait handle={VIEWER} size={40} />
        </div>
      )}
      {isOpen ? (
        <div className={box("menu")}>
          <div
            role="switch"
            aria-checked={false}
            tabIndex={0}
            className={text("pad8", "pointer")}
            onClick={switchTheme}
          >
            {words.theme}
          </div>
        </div>
      ) : null}
    </div>
  );
}

/** Where to go; the only bare address of a profile is the person's own. */
export function Navigation(): ReactElement {
  const words = strings();
  if (environment().switches.login === "out") return <div className={box("side")} />;
  return (
    <div role="navigation" className={box("side")}>
      <a href={profileAddress(VIEWER)} role="link" className={text("sideLink", "bold")}>
        <Portrait handle={VIEWER} size={36} />
        <span className={box()}>{personOf(VIEWER).name}</span>
      </a>
      <a href={`/${VIEWER}/mentions`} role="link" className={text("sideLink")}>
        {words.mentions}
      </a>
      <a href={`/groups/${GROUP}/?ref=bookmarks`} role="link" className={text("sideLink")}>
        {words.groups}
      </a>
      <a href="/quietharbour/" role="link" className={text("sideLink")}>
        {personOf("quietharbour").name}
      </a>
    </div>
  );
}
