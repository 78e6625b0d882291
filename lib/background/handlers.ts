/** What the background does for each message. The compiler asks for a handler per entry of the catalogue. */
import { caseSchema } from "../case/case.ts";
import type { Handlers } from "../messages/answer.ts";
import { failure, success } from "../result.ts";
import { fitting } from "../store/checked.ts";
import { pointAt } from "../store/pointer.ts";
import { noteHealth } from "../store/health.ts";
import { forgetRefusals } from "../store/refusals.ts";
import { mentionRowSchema } from "../store/rows.ts";
import { readSettings, writeSettings } from "../store/settings.ts";
import { annotate } from "./annotate.ts";
import { findComposer, insertReply } from "./composer.ts";
import { assign } from "./assign.ts";
import type { Background } from "./context.ts";
import { createCustomerHandlers } from "./customer-handlers.ts";
import { correct, takeBack } from "./correct.ts";
import { exportPack, importPack } from "./correction-pack.ts";
import { finishErasures } from "./erase.ts";
import { handOff } from "./hand-off.ts";
import { work } from "./work.ts";
import { mergeCases } from "./merge.ts";
import { createImportHandlers } from "./import-handlers.ts";
import { historyCard } from "./history-card.ts";
import { createKeepingHandlers } from "./keeping-handlers.ts";
import { createTeamHandlers } from "./team-handlers.ts";
import { createVaultHandlers } from "./vault-handlers.ts";
import { createWithheldHandlers } from "./withheld.ts";

const done = success({});

export function createHandlers(background: Background): Handlers {
  const { database, notify } = background;
  return {
    async pageSettings({ site }) {
      const { accounts, me, sitesOff } = await readSettings(database);
      const onThisSite = accounts.filter((account) => account.site === site);
      return success({ enabled: !sitesOff.includes(site), accounts: onThisSite, role: me.role });
    },

    async noteHealth(note) {
      await noteHealth(database, note, background.now());
      return done;
    },

    async forgetHealth() {
      await database.health.clear();
      return done;
    },

    annotate: async ({ mentions, viewer }) =>
      success({ annotations: await annotate(background, mentions, viewer) }),

    handOff: (input) => handOff(background, input),

    async undoHandOff({ commandId, caseId }) {
      const undone = await work(background, { id: commandId, caseId, command: { type: "undo" } });
      return undone.ok ? done : undone;
    },

    async sendNow({ commandId, caseId }) {
      const sent = await work(background, { id: commandId, caseId, command: { type: "send" } });
      return sent.ok ? done : sent;
    },

    async correct({ mention, service, viewer }) {
      await annotate(background, [mention], viewer);
      return correct(background, mention.key, service);
    },

    async seeOutcome({ commandId, caseId }) {
      const seen = await work(background, { id: commandId, caseId, command: { type: "see_outcome" } });
      return seen.ok ? done : seen;
    },

    async openQueue({ caseId, list }, { windowId }) {
      // First of all: the browser opens the panel only while it still remembers the click.
      const opened = windowId === undefined ? undefined : background.openQueue(windowId);
      const isOpen = await background.vault.isOpen();
      if (isOpen && (caseId !== undefined || list !== undefined)) {
        await pointAt(database, { caseId, list }, background.now());
      }
      await opened;
      return done;
    },

    historyCard: ({ mentionKey }) => historyCard(background, mentionKey),
    correctFromCard: ({ mentionKey, service }) => correct(background, mentionKey, service),

    async undoCorrection({ mentionKey }) {
      await takeBack(background, [mentionKey]);
      return done;
    },

    async undoCorrections({ which }) {
      const all = database.corrections.toCollection();
      const those = which === "all" ? all : all.filter(({ source }) => source === "import");
      const keys = await those.primaryKeys();
      await takeBack(background, keys);
      return success({ undone: keys.length });
    },

    exportCorrections: async () => success(await exportPack(background)),
    importCorrections: ({ text }) => importPack(background, text),

    async composing() {
      await background.attendance.composing();
      return done;
    },

    async closeCard(_input, { tabId }) {
      if (tabId !== undefined) notify({ notice: "closeCard" }, tabId);
      return done;
    },

    async work({ commandId, caseId, command }) {
      if (command.type === "assign") return assign(background, commandId, caseId, command.to);
      const worked = await work(background, { id: commandId, caseId, command });
      if (worked.ok && command.type === "decline" && command.reason === "not_service") {
        // An agent's "not service" teaches as much as a community manager's.
        for (const key of worked.value.mentionKeys) await correct(background, key, false);
      }
      return worked;
    },

    async eraseAgain() {
      await finishErasures(background);
      return done;
    },

    mergeCases: ({ commandId, caseId, other }) => mergeCases(background, commandId, caseId, other),

    async openPost({ caseId }) {
      const [state] = fitting(caseSchema, [await database.cases.get(caseId)]);
      const [first] = fitting(mentionRowSchema, [await database.mentions.get(state?.mentionKeys[0] ?? "")]);
      if (!first) return failure("mention_unknown", caseId);
      await background.openTab(first.mention.url);
      return done;
    },

    async findComposer({ caseId }) {
      const { state } = await findComposer(background, caseId);
      return success({ state });
    },

    insertReply: ({ caseId, text }) => insertReply(background, caseId, text),

    async dismissQuarantine({ upTo }) {
      await database.quarantine.where("number").belowOrEqual(upTo).delete();
      return done;
    },

    async dismissRefusals({ commandIds }) {
      await forgetRefusals(database, commandIds);
      return done;
    },

    readSettings: async () => success(await readSettings(database)),

    async saveSettings(settings) {
      // In a team, name and role are the roster's.
      const link = await background.cases.link();
      const me = link ? (await readSettings(database)).me : settings.me;
      await writeSettings(database, { ...settings, me });
      notify({ notice: "settingsChanged" });
      background.changed();
      return done;
    },

    ...createImportHandlers(background),
    ...createCustomerHandlers(background),
    ...createTeamHandlers(background),
    ...createVaultHandlers(background),
    ...createKeepingHandlers(background),
    ...createWithheldHandlers(background),
  };
}
