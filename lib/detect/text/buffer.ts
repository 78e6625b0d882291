/**
 * Where a scan is kept: arrays that every call reuses, so that reading a mention allocates nothing.
 */
import { emojiFeeling } from "./emoji.ts";

export const WORD = 0;
export const NUMBER = 1;
export const EMOTION = 2;
export const MARK = 3;

/** What is read of a long text: its beginning and its end. Longer posts say what they want there. */
export const MAX_HEAD = 1_000;
export const MAX_TAIL = 300;
export const MAX_TOKENS = 640;
export const MAX_WORD = 40;

export type Scan = {
  count: number;
  /** Place in the original text, UTF-16 units. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly type: Uint8Array;
  /** Place of the folded spelling in `units`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly units: Uint16Array;
  /** `1` where a token is written without spaces (Japanese), `2` where it came as a hashtag, `4` in capitals. */
  readonly flags: Uint8Array;
  questions: number;
  exclamations: number;
  hashtags: number;
  capitals: number;
  money: number;
  lines: number;
  ellipses: number;
  /** Part of the text was not read. */
  cut: boolean;
  /** Units written so far. */
  filled: number;
};

export const UNSPACED = 1;
export const HASHTAG = 2;
export const CAPITALS = 4;

/** The one scan there is. */
export const scan: Scan = {
  count: 0,
  start: new Int32Array(MAX_TOKENS + 1),
  end: new Int32Array(MAX_TOKENS + 1),
  type: new Uint8Array(MAX_TOKENS + 1),
  from: new Int32Array(MAX_TOKENS + 1),
  to: new Int32Array(MAX_TOKENS + 1),
  units: new Uint16Array(MAX_HEAD + MAX_TAIL + 64 + MAX_TOKENS * 4),
  flags: new Uint8Array(MAX_TOKENS + 1),
  questions: 0,
  exclamations: 0,
  hashtags: 0,
  capitals: 0,
  money: 0,
  lines: 0,
  ellipses: 0,
  cut: false,
  filled: 0,
};

export function push(type: number, start: number, end: number, from: number, flags: number): void {
  if (scan.count >= MAX_TOKENS) return;
  const at = scan.count++;
  scan.type[at] = type;
  scan.start[at] = start;
  scan.end[at] = end;
  scan.from[at] = from;
  scan.to[at] = scan.filled;
  scan.flags[at] = flags;
}

export function pushEmoji(start: number, end: number, point: number): void {
  const from = scan.filled;
  scan.units[scan.filled++] = 0xe000;
  scan.units[scan.filled++] = 97 + emojiFeeling(point);
  push(EMOTION, start, end, from, 0);
}

export function pushMark(start: number, end: number, unit: number): void {
  const from = scan.filled;
  scan.units[scan.filled++] = unit;
  push(MARK, start, end, from, 0);
}
