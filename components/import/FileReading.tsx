import type { VNode } from "preact";

import {
  delimiters,
  encodings,
  type Delimiter,
  type Encoding,
  type Format,
} from "../../lib/import/format.ts";
import { words, type WordKey } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly format: Format; readonly onChange: (format: Format) => Promise<void> };

const delimiterWords: Readonly<Record<Delimiter, WordKey>> = {
  ",": "importDelimiterComma",
  ";": "importDelimiterSemicolon",
  "\t": "importDelimiterTab",
  "|": "importDelimiterBar",
};

/** How the file's bytes are read, for who sees that it was guessed wrong. */
export function FileReading({ format, onChange }: Props): VNode {
  return (
    <details class="more">
      <summary>{words(format.kind === "json" ? "importIsJson" : "importIsTable")}</summary>
      <div class="import-choices">
        <Field label={words("importEncoding")} hint={words("importEncodingHint")}>
          {(attributes) => (
            <select
              {...attributes}
              value={format.encoding}
              onChange={({ currentTarget: { value } }) =>
                void onChange({ ...format, encoding: chosen(encodings, value, format.encoding) })
              }
            >
              {encodings.map((each: Encoding) => (
                <option key={each} value={each}>
                  {each.toUpperCase()}
                </option>
              ))}
            </select>
          )}
        </Field>
        {format.kind === "delimited" && (
          <Field label={words("importDelimiter")}>
            {(attributes) => (
              <select
                {...attributes}
                value={format.delimiter}
                onChange={({ currentTarget: { value } }) =>
                  void onChange({ ...format, delimiter: chosen(delimiters, value, format.delimiter) })
                }
              >
                {delimiters.map((each) => (
                  <option key={each} value={each}>
                    {words(delimiterWords[each])}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
    </details>
  );
}

function chosen<Value extends string>(values: readonly Value[], value: string, before: Value): Value {
  return values.find((each) => each === value) ?? before;
}
