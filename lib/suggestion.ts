/**
 * Suggestions that two accounts are one person's, with the evidence and where it stands. They decide nothing: anybody can
 * write anybody's address into a post, so a person looks and clicks.
 */
import { nameKeyOf, type Customer } from "./customer.ts";
import type { Contact } from "./history.ts";
import type { LinkGround } from "./link.ts";

/** What leads to more accounts than this tells nobody apart: our own address, a shop's number, a shared order. */
export const MAX_ACCOUNTS_OF_TRACE = 5;

/** Where something stands. */
export type Place = Pick<Contact, "kind" | "channel" | "at">;

export type Evidence = {
  readonly ground: Extract<LinkGround, "email" | "phone" | "order" | "site_id" | "name">;
  /** The address, number, order or name that is the same; of a site's id, nothing to read. */
  readonly value: string;
  /** Where it stands at the person shown, and at the other; undefined: it is the account itself. */
  readonly here: Place | undefined;
  readonly there: Place | undefined;
};

export type Suggestion = {
  /** One of the person's accounts, and the other one. */
  readonly account: string;
  readonly other: string;
  /** Strongest first: as `grounds` has them. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
};

export type Known = {
  /** The accounts of the person shown. */
  readonly own: readonly Customer[];
  /** Lines of theirs that have traces, newest first. */
  readonly lines: readonly Contact[];
  /** Lines of others that share a trace with them, or name one of their accounts. */
  readonly foreign: readonly Contact[];
  /** Other accounts: those behind `foreign`, those that a trace names, those with the same site id. */
  readonly others: readonly Customer[];
};

const grounds: readonly Evidence["ground"][] = ["site_id", "email", "phone", "order", "name"];

export function suggest({ own, lines, foreign, others }: Known): readonly Suggestion[] {
  const found = new Map<string, { account: string; other: string; evidence: Evidence[] }>();
  const add = (account: string, other: string, evidence: Evidence): void => {
    const known = found.get(other) ?? { account, other, evidence: [] };
    const isKnown = known.evidence.some(
      ({ ground, value }) => ground === evidence.ground && value === evidence.value,
    );
    if (!isKnown) known.evidence.push(evidence);
    found.set(other, known);
  };
  const ownKeys = new Set(own.map(({ key }) => key));
  const byKey = new Map([...own, ...others].map((customer) => [customer.key, customer]));

  const ours = standing(lines, own);
  const theirs = standing(
    foreign.filter(({ customerKey }) => !ownKeys.has(customerKey)),
    others.filter(({ key }) => !ownKeys.has(key)),
  );
  for (const [trace, here] of ours) {
    const there = theirs.get(trace) ?? new Map<string, Place | undefined>();
    const ground = groundOf(trace);
    if (there.size > MAX_ACCOUNTS_OF_TRACE || !ground) continue;
    const [first] = here;
    if (!first) continue;
    for (const [other, place] of there) {
      add(first[0], other, {
        ground,
        value: trace.slice(trace.indexOf(":") + 1),
        here: first[1],
        there: place,
      });
    }
  }
  for (const { key, siteKey } of own) {
    for (const other of others) {
      const isSame = siteKey !== undefined && other.siteKey === siteKey && !ownKeys.has(other.key);
      if (isSame) add(key, other.key, { ground: "site_id", value: "", here: undefined, there: undefined });
    }
  }
  // A link alone is not enough: people link to friends. The name alone neither: many share one.
  const named = (from: string, to: string): string | undefined => {
    const [one, other] = [byKey.get(from), byKey.get(to)];
    if (!one || !other || one.nameKey === undefined || one.key === other.key) return undefined;
    return nameKeyOf(one.name) === nameKeyOf(other.name) ? other.name : undefined;
  };
  for (const line of [...lines, ...foreign]) {
    const isOwn = ownKeys.has(line.customerKey);
    for (const trace of line.traces ?? []) {
      if (!trace.startsWith("account:")) continue;
      const to = trace.slice("account:".length);
      const name = ownKeys.has(to) === isOwn ? undefined : named(line.customerKey, to);
      if (name === undefined) continue;
      const place = placeOf(line);
      if (isOwn) add(line.customerKey, to, { ground: "name", value: name, here: place, there: undefined });
      else add(to, line.customerKey, { ground: "name", value: name, here: undefined, there: place });
    }
  }
  return [...found.values()].flatMap(({ account, other, evidence }) => {
    const [first, ...rest] = evidence.toSorted(
      (a, b) => grounds.indexOf(a.ground) - grounds.indexOf(b.ground),
    );
    return first ? [{ account, other, evidence: [first, ...rest] }] : [];
  });
}

/** Where each trace stands, by account: in the newest line that has it, or as the account itself. */
function standing(
  lines: readonly Contact[],
  accounts: readonly Customer[],
): ReadonlyMap<string, ReadonlyMap<string, Place | undefined>> {
  const places = new Map<string, Map<string, Place | undefined>>();
  const put = (trace: string, account: string, place: Place | undefined): void => {
    const known = places.get(trace) ?? new Map<string, Place | undefined>();
    if (!known.has(account)) known.set(account, place);
    places.set(trace, known);
  };
  for (const { key } of accounts) if (groundOf(key)) put(key, key, undefined);
  for (const line of lines)
    for (const trace of line.traces ?? []) put(trace, line.customerKey, placeOf(line));
  return places;
}

/** Traces that name an account say nothing without its name. */
function groundOf(trace: string): "email" | "phone" | "order" | undefined {
  const [kind] = trace.split(":");
  return kind === "email" || kind === "phone" || kind === "order" ? kind : undefined;
}

function placeOf({ kind, channel, at }: Contact): Place {
  return { kind, channel, at };
}
