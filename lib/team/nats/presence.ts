/** Who is at which case, over core NATS: nothing of it is stored anywhere. */
import { z } from "zod";

import type { Presence, PresentColleague, Stop } from "../transport.ts";
import { presenceSubject } from "./names.ts";
import type { Session } from "./session.ts";

/** Everybody at a case says so this often, in ms. */
const BEAT = 3_500;
/** Whoever was not heard of for this long, in ms, is gone: two beats may get lost. */
const GONE_AFTER = 11_500;
/**
 * How often that is looked at, in ms. Both together, and the two seconds in which our windows ask again, are below the 15 s
 * that are promised.
 */
const LOOK = 1_000;
/** At most so many browsers are listed, whoever claims to be how many. */
const MOST = 500;

const spokenSchema = z.strictObject({
  caseId: z.string().regex(/^[\w-]{1,100}$/u),
  doing: z.enum(["viewing", "writing"]),
});

type Heard = PresentColleague & { readonly at: number };

/** @param from the subject that it was said on */
export type Hear = (from: string, data: Uint8Array) => void;

export type PresenceKeeper = {
  announce(presence: Presence | undefined): void;
  watch(receive: (present: readonly PresentColleague[]) => void): Stop;
  /** A new connection: says and hears everything anew. @param listen listens there to everybody's presence */
  follow(listen: (hear: Hear) => void): void;
  stop(): void;
};

export function keepPresence(
  session: Pick<Session, "now">,
  team: string,
  own: { readonly memberId: string; readonly installation: string },
): PresenceKeeper {
  const subject = presenceSubject(team, own.memberId, own.installation);
  const heard = new Map<string, Heard>();
  const watchers = new Set<(present: readonly PresentColleague[]) => void>();
  let presence: Presence | undefined;
  const beating = setInterval(() => {
    if (presence) say();
  }, BEAT);
  const looking = setInterval(forgetTheSilent, LOOK);

  function say(): void {
    const open = session.now();
    // An empty word says that we left. While there is no connection, our silence says it.
    open?.connection.publish(subject, presence ? JSON.stringify(presence) : "");
  }

  function forgetTheSilent(): void {
    const line = Date.now() - GONE_AFTER;
    const gone = [...heard].filter(([, { at }]) => at < line);
    for (const [key] of gone) heard.delete(key);
    if (gone.length > 0) tell();
  }

  function tell(): void {
    const present = [...heard.values()].map(({ at: _at, ...colleague }) => colleague);
    for (const watcher of watchers) watcher(present);
  }

  function hear(from: string, data: Uint8Array): void {
    const [memberId, installation] = from.split(".").slice(-2);
    if (memberId === undefined || installation === undefined || installation === own.installation) return;
    const key = `${memberId} ${installation}`;
    const spoken = data.length === 0 ? undefined : spokenSchema.safeParse(read(data));
    if (spoken?.success && (heard.has(key) || heard.size < MOST)) {
      heard.set(key, { ...spoken.data, memberId, installation, at: Date.now() });
    } else if (!heard.delete(key)) {
      return;
    }
    tell();
  }

  return {
    announce(next) {
      // What is as it was, the next beat says.
      if (next?.caseId === presence?.caseId && next?.doing === presence?.doing) return;
      presence = next;
      say();
    },
    watch(receive) {
      watchers.add(receive);
      tell();
      return () => void watchers.delete(receive);
    },
    follow(listen) {
      listen(hear);
      if (presence) say();
    },
    stop() {
      presence = undefined;
      say();
      clearInterval(beating);
      clearInterval(looking);
      watchers.clear();
    },
  };
}

function read(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return undefined;
  }
}
