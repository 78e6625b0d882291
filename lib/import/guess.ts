/** What the columns of a file probably mean: by the help desk it comes from, by their names, by what stands in them. */
import { orderSeen, readDate } from "./dates.ts";
import {
  meanings,
  plainHeader,
  type ImportKind,
  type Mapping,
  type Meaning,
  type OrderSeen,
} from "./mapping.ts";
import { presets, type Preset } from "./presets.ts";
import type { RawRecord } from "./record.ts";

export type Guess = {
  readonly mapping: Mapping;
  /** The help desk whose export it is. */
  readonly preset: string | undefined;
};

/** Names of columns in files of no help desk, in the order in which they are looked for. English, German, French, Spanish. */
const names: readonly (readonly [Meaning, RegExp])[] = [
  ["x", /^(?:x|twitter)(?:handle|user(?:name)?|screenname|account|id)?$/u],
  ["facebook", /^(?:facebook|fb)(?:handle|user(?:name)?|profile|account|id)?$/u],
  ["instagram", /^(?:instagram|insta|ig)(?:handle|user(?:name)?|profile|account|id)?$/u],
  ["email", /e?mail(?:address|adresse)?$|^correo|courriel/u],
  ["phone", /phone|mobile|telefon|handynummer|rufnummer|telefono|tel(?:ephone)?$|msisdn/u],
  ["customer_id", /^(?:customer|client|contact|user|kunden?|account|crm)(?:id|no|nr|number|nummer|code)$/u],
  ["order", /^(?:order|bestell|commande|pedido|auftrags?)(?:id|no|nr|number|nummer|name|ung)?$/u],
  [
    "id",
    /^(?:id|(?:ticket|case|conversation|call|message|external)(?:id|no|nr|number|nummer|key)?|vorgangsnummer|reference)$/u,
  ],
  [
    "date",
    /^(?:date|datum|fecha|created?(?:at|date|time|on|datetime)?|creation(?:date|time)|opened(?:at)?|timestamp|time|orderdate|bestelldatum|placedat|startedat|erstelltam|receivedat)$/u,
  ],
  ["subject", /^(?:subject|title|betreff|objet|asunto|titel|summary|topic)$/u],
  [
    "text",
    /^(?:text|message|body|description|content|comment|notes?|nachricht|beschreibung|bemerkung|mensaje|items?|transcript)$/u,
  ],
  ["status", /^(?:status|state|stage|orderstatus|outcome)$/u],
  ["channel", /^(?:channel|via|source|origin|kanal)$/u],
  ["value", /^(?:total|amount|value|price|sum|betrag|wert|revenue|ordertotal|ordervalue)$/u],
  [
    "name",
    /^(?:(?:full|customer|contact|client|requester|user|display|kunden?)?name|customer|kunde|requester|caller|client)$/u,
  ],
];

/** Of these one column is enough; of the others (addresses, numbers, words) there may be several. */
const single: ReadonlySet<Meaning> = new Set([
  "id",
  "date",
  "subject",
  "status",
  "channel",
  "customer_id",
  "name",
]);

/** @param country of phone numbers without one */
export function guessMapping(
  header: readonly string[],
  records: readonly RawRecord[],
  country: string,
): Guess {
  const plain = header.map(plainHeader);
  const preset = presets.find(({ known }) =>
    known.some((needed) => needed.every((name) => plain.includes(plainHeader(name)))),
  );
  const columns = preset ? byPreset(preset, plain) : byName(plain);
  byValues(columns, records);
  return {
    preset: preset?.name,
    mapping: {
      columns,
      kind: preset?.kind ?? kindOf(plain, columns),
      source: preset?.name ?? "CSV",
      country,
      zone: preset?.zone ?? "local",
    },
  };
}

function byPreset({ columns }: Preset, plain: readonly string[]): Meaning[] {
  const found: Meaning[] = plain.map(() => "ignored");
  for (const meaning of meanings) {
    // The first name that the file has; of addresses and numbers all, since the first may be empty.
    for (const name of columns[meaning] ?? []) {
      const index = plain.indexOf(plainHeader(name));
      if (index === -1 || found[index] !== "ignored") continue;
      found[index] = meaning;
      if (single.has(meaning)) break;
    }
  }
  return found;
}

function byName(plain: readonly string[]): Meaning[] {
  const taken = new Set<Meaning>();
  return plain.map((name) => {
    const [meaning] =
      names.find(([each, pattern]) => pattern.test(name) && !(single.has(each) && taken.has(each))) ?? [];
    if (meaning) taken.add(meaning);
    return meaning ?? "ignored";
  });
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** Columns without a telling name, by what stands in nearly all of their cells. */
function byValues(columns: Meaning[], records: readonly RawRecord[]): void {
  for (const [index, meaning] of columns.entries()) {
    if (meaning !== "ignored") continue;
    const values = valuesOf(records, index);
    if (values.length < 3) continue;
    const share = (isOne: (value: string) => boolean): number => values.filter(isOne).length / values.length;
    if (!columns.includes("email") && share((value) => address.test(value)) > 0.9) columns[index] = "email";
    else if (!columns.includes("phone") && share((value) => /^\+\d[\d ()/-]{7,18}$/u.test(value)) > 0.9)
      columns[index] = "phone";
    else if (!columns.includes("date") && share(isDate) > 0.9) columns[index] = "date";
  }
}

function isDate(value: string): boolean {
  return /\D/u.test(value) && readDate(value, { order: "dmy", zone: "utc" }) !== undefined;
}

/** What stands in a column, without empty cells; the first 200 rows say enough. */
function valuesOf(records: readonly RawRecord[], index: number): string[] {
  return records.slice(0, 200).flatMap(({ cells }) => {
    const value = cells[index]?.trim() ?? "";
    return value === "" ? [] : [value];
  });
}

function kindOf(plain: readonly string[], columns: readonly Meaning[]): ImportKind {
  if (columns.includes("order") && columns.includes("value")) return "order";
  if (plain.some((name) => /^(?:call|duration|calldirection)/u.test(name))) return "call";
  return columns.includes("subject") || columns.includes("status") ? "ticket" : "note";
}

/** What the date column of a mapping shows of the order of day and month. */
export function dateOrderOf({ columns }: Mapping, records: readonly RawRecord[]): OrderSeen {
  const index = columns.indexOf("date");
  return index === -1 ? "none" : orderSeen(records.map(({ cells }) => cells[index] ?? ""));
}
