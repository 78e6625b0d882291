/** The streams of a team on its server: made by the lead's browser, looked at by everybody's. */
import {
  DiscardPolicy,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
  type StreamInfo,
} from "@nats-io/jetstream";
import { Kvm, type KV } from "@nats-io/kv";
import { nanos } from "@nats-io/nats-core";

import type { Names } from "./names.ts";
import type { Open } from "./session.ts";

/** How long the server remembers ids, in ms: a repetition within it is recognised by the server itself. */
const DUPLICATES_FOR = 60 * 60 * 1000;

const STREAM_NOT_FOUND = 10_059;

export type Found = {
  readonly entries: StreamInfo;
  readonly documents: KV;
  /** A clustered server older than 2.10: two expectations of the same can both be taken (nats-server issue 4320). */
  readonly comparesAndSets: boolean;
};

/** @param copies of each message in a cluster; undefined leaves the making to others */
export async function findStreams(
  { connection, js, jsm }: Open,
  names: Names,
  copies: number | undefined,
): Promise<Found | undefined> {
  const there = await streamInfo(jsm, names.entries);
  if (!there && copies === undefined) return undefined;
  const kvm = new Kvm(js);
  const documents = await (copies === undefined
    ? kvm.open(names.bucket)
    : kvm.create(names.bucket, { history: 1, replicas: copies, storage: StorageType.File }));
  if (!there && copies !== undefined) await makeStreams(jsm, names, copies);
  const entries = there ?? (await jsm.streams.info(names.entries));
  const [major = 0, minor = 0] = (connection.info?.version ?? "").split(".").map(Number);
  const isOld = major < 2 || (major === 2 && minor < 10);
  return { entries, documents, comparesAndSets: !(isOld && entries.config.num_replicas > 1) };
}

/** The entries' stream last: where it is, all the rest is there too. */
async function makeStreams(jsm: Open["jsm"], names: Names, copies: number): Promise<void> {
  const common = {
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: copies,
    discard: DiscardPolicy.New,
    duplicate_window: nanos(DUPLICATES_FOR),
    deny_purge: true,
  };
  await jsm.streams.add({
    ...common,
    name: names.personal,
    subjects: [names.personalSubjects],
    // Nobody can write over what somebody else wrote.
    max_msgs_per_subject: 1,
    discard_new_per_subject: true,
  });
  await jsm.streams.add({
    ...common,
    name: names.entries,
    subjects: [names.entriesSubjects],
    // Not even by making the server answer there, which it does without asking what the member may do.
    deny_delete: true,
  });
}

async function streamInfo(jsm: Open["jsm"], name: string): Promise<StreamInfo | undefined> {
  try {
    return await jsm.streams.info(name);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === STREAM_NOT_FOUND) return undefined;
    throw error;
  }
}
