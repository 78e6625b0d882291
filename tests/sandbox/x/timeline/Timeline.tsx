/** @jsxImportSource react */
import { useEffect, useState, type ReactElement } from "react";

import type { Entry } from "../feeds.ts";
import { environment } from "../../shared/environment.ts";
import { testId } from "../hooks.ts";
import { Wrapped } from "../post/Frame.tsx";
import { router, savedScroll } from "../router.ts";
import { fill } from "../../shared/fill.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";
import { Row } from "./Row.tsx";
import { VirtualList } from "./VirtualList.tsx";

/** Rows in the markup that the server sends. */
const SERVER_ROWS = 4;

type Props = {
  name: string;
  title: string;
  entries: readonly Entry[];
  anchor?: string | undefined;
  fresh: boolean;
};

/**
 * A timeline on its way: first what the server sent, an element without `style` (a fresh page) or a spinner (after a
 * click), and after a while the real list, which is another element.
 */
export function Timeline({ name, title, entries, anchor, fresh }: Props): ReactElement {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), environment().switches.latency);
    return () => clearTimeout(timer);
  }, []);
  const headingId = `accessible-list-${name.length}`;
  if (!isReady && !fresh) return <Spinner />;
  return (
    <section aria-labelledby={headingId} role="region" className={box()}>
      <h1 dir="auto" aria-level={1} role="heading" id={headingId} className={text("hidden")}>
        {title}
      </h1>
      <div aria-label={fill(strings().timeline, { title })} className={box()}>
        <Wrapped depth={environment().switches.wrappers}>
          {isReady ? (
            <VirtualList
              key="real"
              name={name}
              entries={entries}
              anchor={anchor}
              scroll={savedScroll(router.current().key)}
            />
          ) : (
            <div key="sent" className={box()}>
              {entries.slice(0, SERVER_ROWS).map((entry) => (
                <div key={entry.key} {...testId("cellInnerDiv")} className={box()}>
                  <div className={box("lineBelow")}>
                    <div className={box()}>
                      <Row entry={entry} />
                    </div>
                  </div>
                </div>
              ))}
            </div>
          )}
        </Wrapped>
      </div>
    </section>
  );
}

export function Spinner(): ReactElement {
  return (
    <div role="progressbar" aria-valuemin={0} aria-valuemax={1} className={box()}>
      <div className={box("spinner")} />
    </div>
  );
}
