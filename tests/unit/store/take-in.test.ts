import { expect, it } from "vitest";

import { seal } from "../../../lib/ledger/entry.ts";
import { receive } from "../../../lib/ledger/receipt.ts";
import { foundTeam } from "../../../lib/ledger/roster.ts";
import { createSigner } from "../../../lib/ledger/signed.ts";
import { takeIn } from "../../../lib/store/take-in.ts";
import type { Checked } from "../../../lib/store/reserve.ts";
import { lena } from "../people.ts";
import { testDatabase } from "./test-database.ts";

const NOW = Date.UTC(2026, 10, 20, 10);
/** As many as a transport delivers at once; Dexie loses a transaction over a hundred promises that are not the store's. */
const BATCH = 500;

it("takes in a whole batch of as many cases", async () => {
  const signer = await createSigner();
  const { roster } = await foundTeam("Northlane care", lena, signer);
  const ledger = { redaction: undefined, signer, team: roster.team, roster, me: lena };
  const entries = await Promise.all(
    Array.from({ length: BATCH }, async (_each, index): Promise<Checked> => {
      const caseId = `case-${String(index).padStart(32, "0")}`;
      const ids = { id: crypto.randomUUID(), commandId: crypto.randomUUID(), caseId };
      const time = { at: NOW + index, count: 0 };
      const personal = { mentionKey: `x:${index}`, customerKey: "x:ines" };
      const payload = { type: "handed_off", site: "x", releaseAt: NOW } as const;
      const draft = { team: roster.team, ...ids, actor: lena, time, previous: null, payload, personal };
      const sealed = await seal(draft, signer);
      const delivered = {
        sequence: index + 1,
        receivedAt: NOW + index,
        caseId,
        entry: sealed.entry,
        personal: sealed.personal,
      };
      return { delivered, result: await receive(delivered, ledger) };
    }),
  );
  const database = testDatabase("batch");
  const { changed } = await takeIn(database, ledger, entries);
  expect(changed).toHaveLength(BATCH);
  expect(await database.cases.where("status").equals("handed_off").count()).toBe(BATCH);
});
