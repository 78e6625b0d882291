/** The entries of a team's log on its server, and their personal parts. */
import type { LastForMsgRequest, StoredMsg } from "@nats-io/jetstream";
import { headers } from "@nats-io/nats-core";

import { failure, success, type Result } from "../../result.ts";
import type { Appended, Logged, Outgoing, Transport, TransportRefusal } from "../transport.ts";
import { entrySubject, lastToken, personalSubject, type Names } from "./names.ts";
import { isThereAlready, refusalOf } from "./refusals.ts";
import type { Open } from "./session.ts";

/** Says in the header of an entry that a personal part went before it, and under which id. */
const PERSONAL = "Baton-Personal";

export const limits = { entryBytes: 200_000, personalBytes: 500_000 } as const;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A message of the entries' stream, however it came. */
export type Raw = {
  readonly subject: string;
  readonly sequence: number;
  /** Unix ms. */
  readonly at: number;
  readonly data: Uint8Array;
  /** Under which id its personal part went before it. */
  readonly personalId: string | undefined;
};

export async function append(
  { js }: Open,
  team: string,
  { id, caseId, entry, personal }: Outgoing,
  expectedLast: number | undefined,
): Promise<Result<Appended, TransportRefusal>> {
  const data = encoder.encode(JSON.stringify(entry));
  const personalData = personal === undefined ? undefined : encoder.encode(personal);
  if (data.length > limits.entryBytes || (personalData?.length ?? 0) > limits.personalBytes) {
    return failure("too_large", "longer than the log takes");
  }
  try {
    if (personalData) await appendPersonal(js, personalSubject(team, caseId, id), id, personalData);
    const header = headers();
    if (personalData) header.set(PERSONAL, id);
    const taken = await js.publish(entrySubject(team, caseId), data, {
      msgID: id,
      headers: header,
      ...(expectedLast !== undefined && { expect: { lastSubjectSequence: expectedLast } }),
    });
    return success({ sequence: taken.seq, repeated: taken.duplicate });
  } catch (error) {
    return refusalOf(error);
  }
}

/** There already is what an earlier try brought there. */
async function appendPersonal(js: Open["js"], subject: string, id: string, data: Uint8Array): Promise<void> {
  try {
    await js.publish(subject, data, { msgID: id });
  } catch (error) {
    if (!isThereAlready(error)) throw error;
  }
}

export async function readCase(
  { jsm }: Open,
  team: string,
  names: Names,
  caseId: string,
  upTo = Infinity,
): ReturnType<Transport["readCase"]> {
  const logged: Logged[] = [];
  const subject = entrySubject(team, caseId);
  try {
    for (let after = 0; ;) {
      const message = await getMessage(jsm, names.entries, { seq: after + 1, next_by_subj: subject });
      if (!message || message.seq > upTo) return success(logged);
      after = message.seq;
      logged.push(await withPersonal(jsm, team, names, rawOf(message)));
    }
  } catch (error) {
    return refusalOf(error);
  }
}

/** @throws what the connection throws: without its personal part an entry must not be delivered */
export async function withPersonal(
  jsm: Open["jsm"],
  team: string,
  names: Names,
  { subject, sequence, at, data, personalId }: Raw,
): Promise<Logged> {
  const caseId = lastToken(subject);
  const personal = isToken(personalId)
    ? await getMessage(jsm, names.personal, { last_by_subj: personalSubject(team, caseId, personalId) })
    : undefined;
  return {
    sequence,
    receivedAt: at,
    caseId,
    entry: parsed(decoder.decode(data)),
    personal: personal && decoder.decode(personal.data),
  };
}

/** Removes each personal part from the server's files too, not only from its index. */
export async function erase(
  { jsm }: Open,
  team: string,
  names: Names,
  caseId: string,
): Promise<Result<number, TransportRefusal>> {
  const subject = personalSubject(team, caseId, "*");
  try {
    for (let erased = 0; ; erased += 1) {
      const message = await getMessage(jsm, names.personal, { seq: 1, next_by_subj: subject });
      if (!message) return success(erased);
      await jsm.streams.deleteMessage(names.personal, message.seq, true);
    }
  } catch (error) {
    return refusalOf(error);
  }
}

function rawOf({ subject, seq, time, data, header }: StoredMsg): Raw {
  return { subject, sequence: seq, at: time.getTime(), data, personalId: header?.get(PERSONAL) || undefined };
}

export function personalIdIn(header: { get(name: string): string } | undefined): string | undefined {
  return header?.get(PERSONAL) || undefined;
}

/** Asks the stream's leader: a copy may be a moment behind, and what is not there yet would count as erased. */
async function getMessage(
  jsm: Open["jsm"],
  stream: string,
  query: { readonly seq: number; readonly next_by_subj: string } | LastForMsgRequest,
): Promise<StoredMsg | undefined> {
  return (await jsm.streams.getMessage(stream, query)) ?? undefined;
}

function isToken(id: string | undefined): id is string {
  return id !== undefined && /^[\w-]{1,100}$/u.test(id);
}

/** What is no JSON is delivered as it is: whoever receives it sets it aside. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
