/** Reading dates as exports write them: ISO 8601, Unix time, numbers in either order, English months. */
import type { DateOrder, OrderSeen } from "./mapping.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** 1990: nothing of customer service is older, and a mistaken column often looks so. */
const EARLIEST = Date.UTC(1990, 0, 1);
/** The year 2100. */
const LATEST = Date.UTC(2100, 0, 1);

const TIME = String.raw`(?:[T ,]+(?:at )?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}${ZONE}$`, "iu");
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}${ZONE}$`, "iu");
const dayMonth = new RegExp(
  String.raw`^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})${TIME}${ZONE}$`,
  "iu",
);
const monthDay = new RegExp(
  String.raw`^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}${ZONE}$`,
  "iu",
);
const unixTime = /^(\d{9,10})(?:\.\d+)?$|^(\d{12,13})$/u;

export type DateReading = {
  /** Needed only for dates that fit both. */
  readonly order?: DateOrder | undefined;
  readonly zone: "local" | "utc";
};

/** @returns Unix ms; undefined for what is no date, or one nobody means */
export function readDate(text: string, { order, zone }: DateReading): number | undefined {
  const at = readIso(text) ?? readAny(text.trim(), order, zone);
  return at !== undefined && at >= EARLIEST && at < LATEST ? at : undefined;
}

/** The most frequent form by far, as `Date.prototype.toISOString` writes it; told without taking the text apart. */
const utc = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/u;

function readIso(text: string): number | undefined {
  if (!utc.test(text)) return undefined;
  // Without fractions of a second, like the other forms. The browser knows the lengths of months.
  const at = Date.parse(`${text.slice(0, 19)}Z`);
  return Number.isNaN(at) || new Date(at).getUTCDate() !== Number(text.slice(8, 10)) ? undefined : at;
}

function readAny(text: string, order: DateOrder | undefined, zone: DateReading["zone"]): number | undefined {
  const iso = yearFirst.exec(text);
  if (iso) return instant([iso[1], iso[3], iso[4]], iso.slice(5), zone);
  const unix = unixTime.exec(text);
  if (unix) return unix[2] === undefined ? Math.round(Number(text) * 1_000) : Number(text);
  const last = yearLast.exec(text);
  if (last) {
    const year = last[4]?.length === 2 ? `20${last[4]}` : last[4];
    // Nobody writes months first with full stops.
    const isDayFirst = last[2] === "." || order === "dmy";
    if (!isDayFirst && order === undefined) return undefined;
    const date = isDayFirst ? [year, last[3], last[1]] : [year, last[1], last[3]];
    return instant(date, last.slice(5), zone);
  }
  const day = dayMonth.exec(text);
  if (day) return instant([day[3], monthNumber(day[2]), day[1]], day.slice(4), zone);
  const month = monthDay.exec(text);
  return month ? instant([month[3], monthNumber(month[1]), month[2]], month.slice(4), zone) : undefined;
}

function monthNumber(name: string | undefined): string {
  return String(months.indexOf(name?.slice(0, 3).toLowerCase() ?? "") + 1);
}

type Parts = readonly (string | undefined)[];

/** @param date year, month, day @param rest hours, minutes, seconds, half of the day, zone */
function instant(date: Parts, rest: Parts, zone: DateReading["zone"]): number | undefined {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hourText = "0", minuteText = "0", secondText = "0", half, offset] = rest;
  const hour = hourOf(Number(hourText), half);
  const [minute, second] = [Number(minuteText), Number(secondText)];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return undefined;
  // The 30th of February would become the 2nd of March.
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  if (offset === undefined && zone === "local")
    return new Date(year, month - 1, day, hour, minute, second).getTime();
  return Date.UTC(year, month - 1, day, hour, minute, second) - offsetOf(offset);
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

/** In ms, east of Greenwich positive. */
function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone ?? "");
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

/** In which order the dates of a column are written, as far as they show it. Those that contradict each other are `unclear`. */
export function orderSeen(values: readonly string[]): OrderSeen {
  const seen = new Set<OrderSeen>();
  for (const value of values) {
    const match = yearLast.exec(value.trim());
    if (!match || match[2] === ".") continue;
    if (Number(match[1]) > 12) seen.add("dmy");
    else if (Number(match[3]) > 12) seen.add("mdy");
    else seen.add("unclear");
  }
  if (seen.has("dmy") && seen.has("mdy")) return "unclear";
  if (seen.has("dmy")) return "dmy";
  if (seen.has("mdy")) return "mdy";
  return seen.has("unclear") ? "unclear" : "none";
}
