/** Times and durations in words, by `Intl`, in the language of the extension. */
import { wordsLanguage } from "./words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const TIME: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
const WEEKDAY: Intl.DateTimeFormatOptions = { weekday: "short", ...TIME };
const DAY_OF_YEAR: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
const DATE: Intl.DateTimeFormatOptions = { ...DAY_OF_YEAR, year: "numeric" };
const FULL: Intl.DateTimeFormatOptions = { dateStyle: "full", timeStyle: "short" };
const CALENDAR: Intl.DateTimeFormatOptions = { dateStyle: "long", timeZone: "UTC" };

/**
 * When something happened, as short as it stays clear: "09:02" on the same day as `now`, "Tue 09:02" within six
 * days, "3 Mar" within the year, else "3 Mar 2025". Both in Unix ms.
 */
export function moment(at: number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return format(then, TIME);
  if (Math.abs(now - at) < 6 * DAY) return format(then, WEEKDAY);
  return format(then, then.getFullYear() === today.getFullYear() ? DAY_OF_YEAR : DATE);
}

/** The full date and time, for titles. `at` in Unix ms. */
export function fullMoment(at: number): string {
  return format(new Date(at), FULL);
}

/** A day of the calendar, such as `2019-04-30`, which is the same day everywhere. */
export function calendarDay(day: string): string {
  return format(new Date(`${day}T12:00:00Z`), CALENDAR);
}

/** How long something took: "less than" is rounded up to one minute; at most two units ("3 hr 12 min", "2 days 4 hr"). */
export function duration(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
  if (minutes < 60) return unit(minutes, "minute");
  if (minutes * MINUTE < DAY) return pair(Math.floor(minutes / 60), "hour", minutes % 60, "minute");
  const hours = Math.round((minutes * MINUTE) / HOUR);
  return pair(Math.floor(hours / 24), "day", hours % 24, "hour");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? unit(large, largeUnit) : `${unit(large, largeUnit)} ${unit(small, smallUnit)}`;
}

function unit(count: number, name: string): string {
  return new Intl.NumberFormat(wordsLanguage(), { style: "unit", unit: name, unitDisplay: "short" }).format(
    count,
  );
}

/** Setting one up takes as long as using it a hundred times, and a list shows hundreds of times. */
const formats = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

/** @param options one of those above, not a copy */
function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  let known = formats.get(options);
  if (!known) formats.set(options, (known = new Intl.DateTimeFormat(wordsLanguage(), options)));
  return known.format(date);
}

/** The value of an `<input type="datetime-local">` for `at` (Unix ms), in the browser's time zone. */
export function localDateTime(at: number): string {
  const shifted = at - new Date(at).getTimezoneOffset() * MINUTE;
  return new Date(shifted).toISOString().slice(0, 16);
}

/** An amount of data: "820 byte", "12.4 kB". */
export function bytesInWords(bytes: number): string {
  const [amount, name] =
    bytes < 1_000
      ? [bytes, "byte"]
      : bytes < 1_000_000
        ? [bytes / 1_000, "kilobyte"]
        : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(wordsLanguage(), {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(amount);
}
