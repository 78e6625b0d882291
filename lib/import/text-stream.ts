/** A file as text, piece by piece, with one kind of line ends. */
import type { Encoding } from "./format.ts";

export type TextPiece = {
  readonly text: string;
  /** Bytes of the file up to here. */
  readonly read: number;
};

/** Pieces of `file` in order, decoded; what cannot be decoded is U+FFFD. Line ends are `\n`, whatever they were. */
export async function* readText(file: Blob, encoding: Encoding): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder(encoding);
  const reader = file.stream().getReader();
  let read = 0;
  /** A `\r` at the end of a piece may be half of a line end. */
  let held = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const decoded = held + (done ? decoder.decode() : decoder.decode(value, { stream: true }));
      held = !done && decoded.endsWith("\r") ? "\r" : "";
      read += value?.length ?? 0;
      const text = decoded.slice(0, decoded.length - held.length);
      if (text !== "") yield { text: withPlainLineEnds(text), read };
      if (done) return;
    }
  } finally {
    await reader.cancel();
  }
}

function withPlainLineEnds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/gu, "\n") : text;
}
