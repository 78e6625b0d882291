import { beforeEach, describe, expect, it } from "vitest";

import type { EventPayload, Personal } from "../../../lib/case/event.ts";
import type { Time } from "../../../lib/ledger/clock.ts";
import { seal, type Draft } from "../../../lib/ledger/entry.ts";
import {
  extend,
  LONGEST_LEAD,
  newChain,
  receive,
  receiveAgain,
  type Delivered,
} from "../../../lib/ledger/receipt.ts";
import { admit, nothingYet } from "../../../lib/ledger/replay.ts";
import { foundTeam, type Roster } from "../../../lib/ledger/roster.ts";
import { withMember, withoutMember } from "../../../lib/ledger/roster-changes.ts";
import { createSigner, sign, type Signer } from "../../../lib/ledger/signed.ts";
import type { Member } from "../../../lib/member.ts";
import type { Result } from "../../../lib/result.ts";
import { ada, lena, mira } from "../people.ts";

const NOW = Date.UTC(2026, 10, 20, 10);
const caseId = `case-${"0".repeat(32)}`;
const handedOff: EventPayload = { type: "handed_off", site: "x", releaseAt: NOW };

let keys: Record<"ada" | "mira" | "lena", Signer>;
let roster: Roster;

beforeEach(async () => {
  const [one, two, three] = await Promise.all([createSigner(), createSigner(), createSigner()]);
  keys = { ada: one, mira: two, lena: three };
  const founded = await foundTeam("Northlane care", lena, keys.lena);
  const withAda = withMember(founded.roster, { ...ada, key: keys.ada.key }, 0);
  roster = withMember(withAda, { ...mira, key: keys.mira.key }, 0);
});

type More = Partial<Draft> & { readonly signer?: Signer; readonly sequence?: number };

async function delivered(actor: Member, payload: EventPayload, more: More = {}): Promise<Delivered> {
  const { signer = keys[actor.id as "ada"], sequence = 1, ...changes } = more;
  const draft: Draft = {
    team: roster.team,
    id: crypto.randomUUID(),
    commandId: crypto.randomUUID(),
    caseId,
    actor,
    time: { at: NOW, count: 0 },
    previous: null,
    payload,
    ...changes,
  };
  const { entry, personal } = await seal(draft, signer);
  return { sequence, receivedAt: NOW, caseId, entry, personal };
}

function ahead(by: number): Promise<Delivered> {
  return delivered(ada, handedOff, { time: { at: NOW + by, count: 0 } });
}

const check = (each: Delivered, by: Roster = roster): ReturnType<typeof receive> =>
  receive(each, { team: roster.team, roster: by });

function codeOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.problem.code;
}

describe("an entry", () => {
  it("passes when a member signed it, with its personal part", async () => {
    const personal: Personal = { mentionKey: "x:1", customerKey: "x:ines" };
    const received = await check(await delivered(ada, handedOff, { personal }));
    expect(received).toMatchObject({
      ok: true,
      value: { event: { actor: ada, payload: handedOff, personal } },
    });
  });

  it("does not show in its signed text what is personal", async () => {
    const { entry, personal } = await delivered(
      ada,
      { type: "noted" },
      { personal: { text: "Ines Beispiel" } },
    );
    expect(JSON.stringify(entry)).not.toContain("Ines");
    expect(personal).toContain("Ines");
  });

  it("still passes when its personal part was erased", async () => {
    const full = await delivered(ada, handedOff, { personal: { mentionKey: "x:1", customerKey: "x:ines" } });
    const received = await check({ ...full, personal: undefined });
    expect(received).toMatchObject({ ok: true, value: { personal: undefined } });
    expect(received.ok && received.value.event.personal).toBeUndefined();
  });

  it("loses a personal part that is not the one it names", async () => {
    const full = await delivered(ada, { type: "noted" }, { personal: { text: "true" } });
    const other = await delivered(ada, { type: "noted" }, { personal: { text: "false" } });
    expect(await check({ ...full, personal: other.personal })).toMatchObject({
      ok: true,
      value: { personal: undefined },
    });
  });

  it("is read again from what was kept as it was read first", async () => {
    const full = await delivered(ada, handedOff, { personal: { mentionKey: "x:1", customerKey: "x:ines" } });
    const first = await check(full);
    if (!first.ok) throw new Error(first.problem.detail);
    const { hash, personal } = first.value;
    expect(receiveAgain({ ...full, hash, personal }, roster)).toEqual(first);
  });
});

describe("an entry is set aside", () => {
  it("when it is no entry, or one of a newer Baton", async () => {
    const garbage = { sequence: 1, receivedAt: NOW, caseId, personal: undefined };
    for (const entry of [undefined, "text", 7, {}, { body: "{}", key: "k", signature: "s" }]) {
      expect(codeOf(await check({ ...garbage, entry }))).toBe("unreadable");
    }
    expect(codeOf(await check({ ...garbage, entry: await sign("{", keys.ada) }))).toBe("unreadable");
    const newer = await sign('{"version":3}', keys.ada);
    expect(codeOf(await check({ ...garbage, entry: newer }))).toBe("newer_version");
  });

  it("by an older Baton only if it is of a kind that one does not know", async () => {
    const called: EventPayload = { type: "logged", kind: "call", direction: "in", happenedAt: NOW };
    const versions = await Promise.all(
      [handedOff, called].map(async (payload) => {
        const received = await check(await delivered(ada, payload));
        return received.ok && received.value.entry.version;
      }),
    );
    expect(versions).toEqual([1, 2]);
  });

  it("when its signature is not its key's, or its text was changed", async () => {
    const full = await delivered(ada, handedOff);
    const { entry } = full as { entry: { body: string } };
    const changed = { ...entry, body: entry.body.replace("marketer", "admin") };
    expect(codeOf(await check({ ...full, entry: changed }))).toBe("wrong_signature");
  });

  it("when somebody signs in another's name, or is no member at all", async () => {
    const stranger = await createSigner();
    expect(codeOf(await check(await delivered(mira, { type: "claimed" }, { signer: keys.ada })))).toBe(
      "not_a_member",
    );
    expect(codeOf(await check(await delivered(mira, { type: "claimed" }, { signer: stranger })))).toBe(
      "not_a_member",
    );
  });

  it("when the role is not the member's", async () => {
    const asLead = { ...mira, role: "lead" } as const;
    expect(codeOf(await check(await delivered(asLead, { type: "erased" })))).toBe("wrong_role");
  });

  it("when the member was removed before, and not when after", async () => {
    const left = withoutMember(roster, mira.id, 5);
    const at = async (sequence: number): Promise<string | undefined> =>
      codeOf(await check(await delivered(mira, { type: "noted" }, { sequence }), left));
    expect([await at(5), await at(6)]).toEqual([undefined, "not_a_member"]);
  });

  it("when it is of another team, or stands under another case", async () => {
    const full = await delivered(ada, handedOff);
    expect(codeOf(await receive(full, { team: `team-${"a".repeat(43)}`, roster }))).toBe("wrong_team");
    expect(codeOf(await check({ ...full, caseId: `case-${"1".repeat(32)}` }))).toBe("wrong_case");
  });

  it("when its time is far ahead of the log's, by whose clock everybody judges", async () => {
    expect(codeOf(await check(await ahead(LONGEST_LEAD)))).toBeUndefined();
    expect(codeOf(await check(await ahead(LONGEST_LEAD + 1)))).toBe("future_clock");
  });

  it("when it is played again, by whoever", async () => {
    const first = await check(await delivered(ada, handedOff));
    if (!first.ok) throw new Error(first.problem.detail);
    const chain = extend(newChain(caseId), first.value);
    expect(chain.ok && codeOf(extend(chain.value, { ...first.value, sequence: 9 }))).toBe("replayed");
    const later: Time = { at: NOW, count: 1 };
    const next = await check(await delivered(ada, { type: "sent" }, { time: later, sequence: 10 }));
    expect(chain.ok && next.ok && extend(chain.value, next.value).ok).toBe(true);
  });

  it("when its author's role may not do this", async () => {
    const begun = await check(await delivered(ada, handedOff));
    const forbidden = await check(await delivered(ada, { type: "claimed" }, { time: { at: NOW, count: 1 } }));
    if (!begun.ok || !forbidden.ok) throw new Error("both are signed as they should be");
    const folded = admit(nothingYet(caseId), begun.value);
    expect(folded.ok && codeOf(admit(folded.value, forbidden.value))).toBe("not_allowed");
  });
});
