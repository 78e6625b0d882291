/** @jsxImportSource react */
import { useState, type ReactElement } from "react";

import { testId } from "../hooks.ts";
import { navigate } from "../router.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

const trends = ["#COYF", "Cardamom buns", "Upper Sallow", "Lane Box 2"] as const;

/** The right column: search and what is talked about. */
export function Sidebar(): ReactElement {
  const words = strings();
  return (
    <div {...testId("sidebarColumn")} className={box("sidebar")}>
      <div className={box("stickyPlain", "above4", "gap12")}>
        <SearchBox initial="" />
        <section
          aria-labelledby="accessible-list-side"
          role="region"
          className={box("soft", "frame", "clip")}
        >
          <h1
            dir="auto"
            aria-level={1}
            role="heading"
            id="accessible-list-side"
            className={text("title", "bold", "pad12")}
            style={colour("ink")}
          >
            {words.trends}
          </h1>
          <div aria-label={words.trends} className={box()}>
            {trends.map((trend) => (
              <a
                key={trend}
                href={`/search?q=${encodeURIComponent(trend)}`}
                role="link"
                {...testId("trend")}
                className={box("pad12", "shadeOnHover", "pointer")}
              >
                <div dir="ltr" className={text("bold")} style={colour("ink")}>
                  <span className={run()}>{trend}</span>
                </div>
              </a>
            ))}
          </div>
        </section>
      </div>
    </div>
  );
}

export function SearchBox({ initial }: { initial: string }): ReactElement {
  const [query, setQuery] = useState(initial);
  const words = strings();
  return (
    <form
      role="search"
      aria-label={words.search}
      className={box()}
      onSubmit={(event) => {
        event.preventDefault();
        navigate(`/search?q=${encodeURIComponent(query)}&src=typed_query&f=live`);
      }}
    >
      <div className={box()} {...testId("SearchBox_Search_Input_label")}>
        <input
          type="text"
          dir="auto"
          autoComplete="off"
          placeholder={words.search}
          aria-label={words.search}
          role="combobox"
          aria-expanded="false"
          {...testId("SearchBox_Search_Input")}
          className={box("search", "full")}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
    </form>
  );
}
