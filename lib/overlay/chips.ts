/** Keeps what is drawn in the slots in step with what is known of their mentions, and lets only human clicks through. */
import type { ChipAction } from "./actions.ts";
import { measureClick, measureCommand, type Surroundings } from "./click-facts.ts";
import type { Faces } from "./faces.ts";
import { isTold, refusalOf, type ClickFacts, type ToldRefusal } from "./guard.ts";
import type { Entry, MentionBook, Trouble } from "./mention-book.ts";
import type { Sight } from "./sight.ts";
import { createSlots, type Slot, type Slots } from "./slots.ts";
import { stageOf } from "./stage.ts";

/** How long the chip says why a click was refused, in ms. */
const REFUSAL_SHOWN_FOR = 6_000;

/** An outcome counts as seen when it was in view for so many sweeps (seconds) in a row. */
const SWEEPS_TO_SEE = 2;

export type Chips = {
  readonly slots: Slots;
  /** Draws all chips of a mention. */
  draw(key: string): void;
  /** Hands off by keyboard command, under the rules of a click. */
  press(key: string, action: ChipAction): void;
  /** Once a second. */
  sweep(): void;
};

type ChipsOptions = {
  readonly faces: Faces;
  readonly sheets: readonly CSSStyleSheet[];
  readonly sight: Sight;
  readonly book: MentionBook;
  readonly openCard: () => string | undefined;
  /** The post in this slot's element is still the one that the chip is about. */
  readonly stillShows: (slot: Slot) => boolean;
  readonly act: (key: string, action: ChipAction) => void;
  /** Somebody is about to press something. */
  readonly approached: (slot: Slot) => void;
  readonly expired: (key: string) => void;
  readonly refused: (refusal: ToldRefusal) => void;
  readonly outcomeSeen: (caseId: string) => void;
};

export function createChips(options: ChipsOptions): Chips {
  const { faces, sheets, sight, book, act } = options;
  const sweepsInView = new WeakMap<Slot, number>();
  const slots = createSlots({
    sheets,
    sight,
    clear: (slot) => faces.chip(slot.root, undefined),
    allows: (slot, event, button) => allow(slot, measureClick(event, button, surroundingsOf(slot))),
    approached: options.approached,
  });

  function surroundingsOf({ host, root, face }: Slot): Surroundings {
    return { host, root, sight, drawnAt: face.since };
  }

  function allow(slot: Slot, facts: ClickFacts): boolean {
    const refusal = refusalOf(facts) ?? (options.stillShows(slot) ? undefined : "moved");
    if (refusal === undefined) return true;
    if (isTold(refusal)) explain(slot.key, refusal);
    return false;
  }

  function explain(key: string, refusal: ToldRefusal): void {
    const trouble: Trouble = { refusal };
    book.note(key, { trouble });
    options.refused(refusal);
    setTimeout(() => {
      if (book.get(key)?.trouble === trouble) book.note(key, { trouble: undefined });
    }, REFUSAL_SHOWN_FOR);
  }

  function drawIn(slot: Slot, key: string, entry: Entry): void {
    const { annotation, doing, takenBack, trouble } = entry;
    if (!annotation) return;
    const now = Date.now();
    const stage = stageOf(annotation, doing, takenBack ?? false, now);
    const name = trouble && "problem" in trouble ? "trouble" : stage.name;
    if (slot.face.name !== name) slot.face = { name, since: performance.now() };
    faces.chip(slot.root, {
      annotation,
      stage,
      busy: doing !== undefined,
      trouble,
      cardIsOpen: options.openCard() === key,
      now,
      act: (action) => act(key, action),
      expired: () => options.expired(key),
    });
  }

  return {
    slots,
    draw(key) {
      const entry = book.get(key);
      if (entry) for (const slot of slots.withKey(key)) drawIn(slot, key, entry);
    },
    press(key, action) {
      const [slot] = slots.withKey(key);
      const button = slot?.root.querySelector<HTMLElement>(`[data-action="${action}"]`);
      if (slot && button && allow(slot, measureCommand(button, surroundingsOf(slot)))) act(key, action);
    },
    sweep() {
      for (const slot of slots.all()) {
        const glance = book.get(slot.key)?.annotation?.case;
        const isSeen =
          glance?.outcomeIsNew && sight.isInViewport(slot.host) && sight.seenSince(slot.host) !== false;
        const sweeps = isSeen ? (sweepsInView.get(slot) ?? 0) + 1 : 0;
        sweepsInView.set(slot, sweeps);
        if (glance && sweeps === SWEEPS_TO_SEE) options.outcomeSeen(glance.id);
      }
    },
  };
}
