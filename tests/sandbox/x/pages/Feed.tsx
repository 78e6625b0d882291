/** @jsxImportSource react */
import { useEffect, useMemo, useState, type ReactElement } from "react";

import { feedOf, type Entry } from "../feeds.ts";
import { environment } from "../../shared/environment.ts";
import { useLocation } from "../router.ts";
import type { Route } from "../routes.ts";
import { change, readState, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { testId } from "../hooks.ts";
import { Timeline } from "../timeline/Timeline.tsx";

/** The rows of the route, with what was written on this page among them. */
function useEntries(route: Route): readonly Entry[] {
  const written = useApp((state) => state.written);
  const { world, switches } = environment();
  return useMemo(() => {
    const entries = feedOf(world, route, switches.extras);
    const own = written.map((post): Entry => ({
      kind: "post",
      key: post.slug,
      post,
      role: post.replyTo === undefined ? "listed" : "reply",
    }));
    if (route.page === "home")
      return [
        ...own.filter((entry) => entry.kind === "post" && entry.post.replyTo === undefined),
        ...entries,
      ];
    if (route.page !== "status") return entries;
    const focused = entries.findIndex((entry) => entry.kind === "post" && entry.role === "focused");
    const answered = entries[focused];
    const answers = own.filter(
      (entry) =>
        entry.kind === "post" && answered?.kind === "post" && entry.post.replyTo === answered.post.slug,
    );
    return [...entries.slice(0, focused + 1), ...answers, ...entries.slice(focused + 1)];
  }, [world, route, switches.extras, written]);
}

/** The timeline of a list page. */
export function Feed({ route, title }: { route: Route; title: string }): ReactElement {
  const location = useLocation();
  const entries = useEntries(route);
  const generation = useApp((state) => state.generation);
  return (
    <>
      <NewPosts key={generation} />
      <Timeline
        key={`${location.address}/${generation}`}
        name={location.address}
        title={title}
        entries={entries}
        fresh={location.key === "first" && generation === 0}
      />
    </>
  );
}

/** How long the focused post stands alone before its ancestors appear above it, in milliseconds. */
const ANCESTOR_DELAY = 250;

/** The timeline of a status page: the post itself is there first, what it answers is put in before it later. */
export function Conversation({
  route,
  title,
}: {
  route: Extract<Route, { page: "status" }>;
  title: string;
}): ReactElement {
  const location = useLocation();
  const entries = useEntries(route);
  const [hasAncestors, setAncestors] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAncestors(true), environment().switches.latency + ANCESTOR_DELAY);
    return () => clearTimeout(timer);
  }, []);
  const focused = entries.findIndex((entry) => entry.kind === "post" && entry.role === "focused");
  const shown = hasAncestors ? entries : entries.slice(Math.max(0, focused));
  return (
    <Timeline
      key={route.id}
      name={location.address}
      title={title}
      entries={shown}
      anchor={entries[focused]?.key}
      fresh={location.key === "first"}
    />
  );
}

/** The button over a feed that brings newer posts: the whole timeline is mounted anew. */
function NewPosts(): ReactElement | null {
  const [isOffered, setOffered] = useState(false);
  const { pill } = environment().switches;
  useEffect(() => {
    if (pill === 0) return;
    const timer = setTimeout(() => setOffered(true), pill);
    return () => clearTimeout(timer);
  }, [pill]);
  if (!isOffered) return null;
  return (
    <div className={box("pill")}>
      <button
        type="button"
        role="button"
        aria-label={strings().newPosts}
        className={box("pillButton", "accentBox", "pointer", "focusRing")}
        onClick={() => {
          change({ generation: readState().generation + 1 });
          window.scrollTo(0, 0);
        }}
      >
        <div
          dir="ltr"
          className={text("bold", "small")}
          style={{ color: "inherit" }}
          {...testId("pillLabel")}
        >
          <span className={run()} style={colour("page")}>
            {strings().newPosts}
          </span>
        </div>
      </button>
    </div>
  );
}
