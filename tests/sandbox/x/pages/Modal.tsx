/** @jsxImportSource react */
import type { ReactElement } from "react";
import { createPortal } from "react-dom";

import { environment, setTheme } from "../../shared/environment.ts";
import { testId } from "../hooks.ts";
import { Icon } from "../icons.tsx";
import { Actions } from "../post/Actions.tsx";
import { pictureAddress } from "../post/Media.tsx";
import type { Route } from "../routes.ts";
import { change } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { showTheme } from "../theme.ts";
import { Conversation } from "./Feed.tsx";

type PhotoProps = { route: Extract<Route, { page: "photo" }>; layers: HTMLElement };

/** The photo viewer: the picture on black, the conversation of its post beside it, the feed still below. */
export function PhotoViewer({ route, layers }: PhotoProps): ReactElement | null {
  const words = strings();
  const post = environment().world.byId(route.id);
  if (post === undefined) return null;
  return createPortal(
    <div role="dialog" aria-modal="true" aria-label={words.image} className={box("overlay")}>
      <div className={box("grow", "shrink", "dimmed", "between")}>
        <button
          type="button"
          role="button"
          aria-label={words.close}
          className={box("pad16", "pointer", "start", "focusRing")}
          style={{ color: "rgb(255, 255, 255)" }}
          onClick={() => window.history.back()}
        >
          <Icon name="close" large />
        </button>
        <div {...testId("swipe-to-dismiss")} className={box("shrink", "pad16")} style={{ height: "75vh" }}>
          <img
            alt={words.image}
            src={pictureAddress(post)}
            className={box("picture")}
            style={{ objectFit: "contain" }}
          />
        </div>
        <div className={box("pad16")}>
          <Actions post={post} />
        </div>
      </div>
      <div aria-expanded="true" data-viewportview="true" className={box("aside")}>
        <Conversation
          key={route.id}
          route={{ page: "status", handle: route.handle, id: route.id }}
          title={words.conversation}
        />
      </div>
    </div>,
    layers,
  );
}

function choose(next: "light" | "dark"): void {
  setTheme(next);
  showTheme();
  change({ theme: next });
}

/** Settings of the look: choosing a theme draws the whole page anew. */
export function DisplaySettings({ layers }: { layers: HTMLElement }): ReactElement {
  const words = strings();
  const { theme } = environment().switches;
  return createPortal(
    <div
      role="dialog"
      aria-modal="true"
      aria-label={words.display}
      className={box("overlay", "dimmed", "middle")}
    >
      <div className={box("dialog")}>
        <h1 role="heading" className={text("title", "bold")} style={colour("ink")}>
          {words.display}
        </h1>
        <div role="radiogroup" aria-label={words.display} className={box("row", "gap12")}>
          {(["light", "dark"] as const).map((name) => (
            <button
              key={name}
              type="button"
              role="radio"
              aria-checked={theme === name}
              className={box("button", "frame", "pointer", "focusRing", theme === name && "accentBox")}
              onClick={() => choose(name)}
            >
              <div
                dir="ltr"
                className={text("bold")}
                style={theme === name ? { color: "inherit" } : colour("ink")}
              >
                <span className={run()}>{words[name]}</span>
              </div>
            </button>
          ))}
        </div>
        <button
          type="button"
          className={box("button", "strongBox", "pointer")}
          onClick={() => window.history.back()}
        >
          <div dir="ltr" className={text("bold")} style={{ color: "inherit" }}>
            {words.close}
          </div>
        </button>
      </div>
    </div>,
    layers,
  );
}
