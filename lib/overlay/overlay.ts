/**
 * Baton in a page of a social network: finds the posts that concern us, has them judged, and keeps a chip at each.
 * This file only connects the parts; each of them says what it does.
 */
import type { Notice } from "../messages/notices.ts";
import type { Answer, Question } from "../messages/questions.ts";
import { send } from "../messages/send.ts";
import type { Account } from "../settings.ts";
import type { Site, Theme } from "../sites/site.ts";
import { words } from "../words/words.ts";
import { createAnnotator } from "./annotator.ts";
import { createCardFrame } from "./card-frame.ts";
import { createChips } from "./chips.ts";
import { watchComposers } from "./composer-watch.ts";
import type { Faces } from "./faces.ts";
import { watchFeed } from "./feed.ts";
import { createHealthKeeper } from "./health-keeper.ts";
import { createSheet } from "./island.ts";
import { createMentionBook, type MentionBook } from "./mention-book.ts";
import { createNavigatorView } from "./navigator-view.ts";
import { createPageNavigator } from "./page-navigator.ts";
import { createPageRoot } from "./page-root.ts";
import { createReader } from "./reader.ts";
import { createSight } from "./sight.ts";
import { watchTheme } from "./theme.ts";
import { createVerbs } from "./verbs.ts";

/** An answer older than this, in ms, is asked for again when its post comes back. */
const FRESH_FOR = 30_000;

/** When the background did not answer, it is asked again after this long, in ms. */
const ASK_AGAIN_AFTER = 5_000;

export type Overlay = {
  hear(notice: Notice): void;
  answer(question: Question): Promise<Answer> | undefined;
  /** Our accounts may have changed. */
  configure(accounts: readonly Account[]): void;
  /** Leaves the page as if we had never been there. */
  stop(): void;
};

export function startOverlay(site: Site, faces: Faces, initialAccounts: readonly Account[]): Overlay {
  const { styles } = faces;
  const themeSheet = createSheet("");
  let theme: Theme = "light";
  let accounts = initialAccounts;
  let isAnswered = true;
  /** Next to nothing of this page can be read: nothing is shown at its posts. */
  let isOff = false;

  const book: MentionBook = createMentionBook((key) => chips.draw(key));
  const root = createPageRoot([themeSheet, createSheet(styles.page + (site.pageStyle ?? ""))]);
  const sight = createSight((entries) => navigator.follow(entries));
  const card = createCardFrame({
    into: root.card,
    host: root.host,
    title: faces.cardTitle,
    closed: (key) => chips.draw(key),
  });

  const annotator = createAnnotator(() => reader.viewer(), {
    answered(annotation) {
      isAnswered = true;
      book.note(annotation.key, { annotation });
      if (annotation.flagged || annotation.case) navigator.found(annotation.key);
      else navigator.forget(annotation.key);
      view.draw();
    },
    failed() {
      isAnswered = false;
      view.draw();
    },
  });

  /** @param after not if it was asked less than so many ms ago */
  function ask(key: string, after: number = 0): void {
    const entry = book.get(key);
    if (!entry || performance.now() - (entry.askedAt ?? -Infinity) < after) return;
    book.note(key, { askedAt: performance.now() });
    annotator.ask(entry.mention);
  }

  const verbs = createVerbs({
    book,
    viewer: () => reader.viewer(),
    askAgain: ask,
    announce: root.announce,
    toggleCard,
  });

  const chips = createChips({
    faces,
    sheets: [themeSheet, createSheet(styles.chip)],
    sight,
    book,
    openCard: card.openKey,
    stillShows: ({ item, key }) => site.identify(item, new URL(location.href)) === key,
    act: verbs.act,
    approached({ key }) {
      card.prepare();
      ask(key, FRESH_FOR);
    },
    expired: ask,
    refused: (refusal) => root.announce(words(`overlayRefused_${refusal}`)),
    outcomeSeen: (caseId) => void send("seeOutcome", { commandId: crypto.randomUUID(), caseId }),
  });
  const { slots } = chips;
  const navigator = createPageNavigator(slots);
  const view = createNavigatorView(faces, root, navigator, () => (isAnswered ? keeper.state() : "silent"));

  /** Where the chip of `item` stands; undefined when it is no item any more, its post having another outline now. */
  function anchorOf(item: Element): Element | undefined {
    return site.items(item).includes(item) ? site.anchor(item) : undefined;
  }

  const reader = createReader(site, {
    shownAt: (item) => slots.of(item)?.key,
    foreign(item) {
      const slot = slots.of(item);
      if (slot) slots.empty(slot);
    },
    relevant(item, mention) {
      const anchor = isOff ? undefined : anchorOf(item);
      if (!anchor) return slots.drop(item);
      const hasNewWords = book.takeUp(mention, navigator.forget);
      slots.place(item, anchor, mention.key);
      chips.draw(mention.key);
      const { annotation } = book.get(mention.key) ?? {};
      if (annotation && (annotation.flagged || annotation.case)) navigator.found(mention.key);
      ask(mention.key, hasNewWords ? 0 : FRESH_FOR);
    },
    irrelevant: slots.drop,
    counted: (item, reading) => keeper.count(item, reading),
    moved(to) {
      keeper.moved(to);
      card.close();
      navigator.reset();
      for (const { key } of slots.all()) chips.draw(key);
    },
  });

  const keeper = createHealthKeeper(site, reader.surface(), (note) => void send("noteHealth", note));

  /** The background may have been restarted meanwhile: it is told of the mention before the card asks for it. */
  function toggleCard(key: string): void {
    const wasOpen = card.openKey() === key;
    card.close();
    const entry = book.get(key);
    const [slot] = slots.withKey(key);
    if (wasOpen || !entry || !slot) return;
    void send("annotate", { mentions: [entry.mention], viewer: reader.viewer() });
    const opener = slot.root.querySelector<HTMLElement>('[data-action="why"]');
    card.open(key, slot.host, theme, () => opener?.focus({ preventScroll: true }));
    chips.draw(key);
  }

  /** Goes where the page cannot be read, and comes back where it can. */
  function followHealth(): void {
    const isBlind = keeper.state() === "blind";
    if (isBlind === isOff) return;
    isOff = isBlind;
    if (isOff) {
      card.close();
      slots.removeAll();
      navigator.reset();
    } else {
      reader.startOver();
      feed.lookAgain();
    }
  }

  function askUnanswered(): void {
    for (const { key } of slots.all()) if (!book.get(key)?.annotation) ask(key, ASK_AGAIN_AFTER);
  }

  const stopTheme = watchTheme(site, (now) => {
    theme = now;
    themeSheet.replaceSync(styles.themes[now]);
  });
  const composers = site.composers && watchComposers(site.composers, () => void send("composing", {}));
  // A page that is left tells what it has not told yet.
  const tellAll = (): void => keeper.tell(true);
  addEventListener("pagehide", tellAll);
  reader.configure(accounts);
  const feed = watchFeed(site, {
    recognise: reader.recognise,
    recogniseAll: () => [...slots.all()].forEach(({ item }) => reader.recognise(item)),
    look: reader.look,
    left: () => slots.mend(anchorOf),
    sweep() {
      root.tidy();
      slots.tidy(anchorOf);
      reader.readChanged();
      reader.configure(accounts);
      chips.sweep();
      askUnanswered();
      followHealth();
      keeper.tell();
      view.draw();
    },
    isOurs: slots.isOurs,
    marked: reader.readMarked,
  });

  return {
    hear(notice) {
      switch (notice.notice) {
        case "annotationsChanged":
          for (const { key } of slots.all()) if (notice.mentionKeys?.includes(key) ?? true) ask(key);
          book.outdate(notice.mentionKeys);
          return;
        case "closeCard":
          card.close();
          return;
        case "command": {
          const key = navigator.current();
          if (notice.command === "next-mention") view.go(1);
          else if (key !== undefined) chips.press(key, "hand_off");
          return;
        }
        case "settingsChanged": // The entrypoint asks for them and configures.
          return;
      }
    },
    answer: (question) => composers?.answer(question),
    configure(now) {
      accounts = now;
      if (reader.configure(accounts)) feed.lookAgain();
    },
    stop() {
      tellAll();
      removeEventListener("pagehide", tellAll);
      feed.stop();
      stopTheme();
      composers?.stop();
      annotator.stop();
      card.close();
      view.remove();
      slots.removeAll();
      sight.stop();
      root.remove();
    },
  };
}
