import type { VNode } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

import { words } from "../../lib/words/words.ts";

/** The parts of the options, in the order of the navigation. Each has an address of its own, `#learned`. */
export const sections = ["you", "team", "words", "learned", "behaviour", "privacy", "backup"] as const;
export type Section = (typeof sections)[number];

/** The part of the options that the address asks for; follows the navigation, and back and forward. */
export function useSection(): Section {
  const [section, setSection] = useState(sectionInAddress);
  useLayoutEffect(() => {
    const follow = (): void => setSection(sectionInAddress());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return section;
}

function sectionInAddress(): Section {
  return sections.find((name) => location.hash === `#${name}`) ?? "you";
}

type Props = { readonly current: Section };

export function OptionsNav({ current }: Props): VNode {
  return (
    <nav aria-label={words("optionsTitle")}>
      <ul class="options-nav">
        {sections.map((name) => (
          <li key={name}>
            <a href={`#${name}`} aria-current={name === current ? "page" : undefined}>
              {words(`options_${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
