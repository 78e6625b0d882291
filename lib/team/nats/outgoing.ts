/**
 * What leaves on the line to a team's server, read off at the socket: nothing can leave without passing here. The client's side of
 * the NATS protocol is a few verbs in text; messages are `PUB` and `HPUB` with their length.
 */
import type { WsConnectionOptions } from "@nats-io/nats-core";

/** A message, or a piece of the protocol around messages (`subject` undefined). Bytes as they go into the WebSocket. */
export type Sent = {
  readonly subject: string | undefined;
  /** The id that a message brings along against repetition. */
  readonly id: string | undefined;
  readonly bytes: number;
};

/** @param origin where to, like `wss://nats.example:9222` */
export type Report = (origin: string, sent: readonly Sent[]) => void;

const decoder = new TextDecoder();
const CR = 13;
const LF = 10;
/** The end of a message's payload. */
const END = 2;

export class OutgoingReader {
  #rest: Uint8Array = new Uint8Array();

  /** What is whole of what left up to and with `chunk`; the beginning of something waits for the rest of it. */
  read(chunk: Uint8Array): Sent[] {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const sent: Sent[] = [];
    let at = 0;
    for (let end = lineEnd(bytes, at); end !== -1; end = lineEnd(bytes, at)) {
      const line = decoder.decode(bytes.subarray(at, end - END));
      const message = messageOf(line);
      const whole = end + (message ? message.length + END : 0);
      if (whole > bytes.length) break;
      if (message) {
        const head = decoder.decode(bytes.subarray(end, end + message.head));
        sent.push({ subject: message.subject, id: idIn(head), bytes: message.length });
      }
      // The verb, the subject and the line ends around a message are the connection's.
      sent.push({ subject: undefined, id: undefined, bytes: whole - at - (message?.length ?? 0) });
      at = whole;
    }
    this.#rest = bytes.slice(at);
    return sent;
  }
}

/** Opens the line so that `report` hears of everything that leaves on it. */
export function meteredSocket(report: Report): NonNullable<WsConnectionOptions["wsFactory"]> {
  return (address) => {
    const socket = new WebSocket(address);
    const { protocol, host } = new URL(address);
    const origin = `${protocol}//${host}`;
    const reader = new OutgoingReader();
    const send = socket.send.bind(socket);
    socket.send = (data) => {
      send(data);
      report(origin, reader.read(bytesOf(data)));
    };
    return Promise.resolve({ socket, encrypted: protocol === "wss:" });
  };
}

type Message = { readonly subject: string; readonly head: number; readonly length: number };

/** `PUB subject [reply] length`, `HPUB subject [reply] head length`. */
function messageOf(line: string): Message | undefined {
  const [verb, subject, ...rest] = line.split(" ");
  if (subject === undefined || (verb !== "PUB" && verb !== "HPUB")) return undefined;
  const head = verb === "HPUB" ? Number(rest.at(-2)) : 0;
  return { subject, head, length: Number(rest.at(-1)) };
}

function idIn(head: string): string | undefined {
  return /^Nats-Msg-Id: ?(.+)$/imu.exec(head)?.[1]?.trim();
}

/** Where the line that begins at `from` is over, with its end; -1 while it is not. */
function lineEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(LF, from); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at - 1] === CR) return at + 1;
  }
  return -1;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** The client sends bytes; anything else would be text. */
function bytesOf(data: Parameters<WebSocket["send"]>[0]): Uint8Array {
  if (typeof data === "string") return new TextEncoder().encode(data);
  if (data instanceof ArrayBuffer || data instanceof SharedArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new Error("a Blob left, which nobody here sends");
}
