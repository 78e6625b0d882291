import { environment } from "../shared/environment.ts";
import { fill } from "../shared/fill.ts";
import { strings } from "./strings/strings.ts";

const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Same output on the server and in the browser: the zone is fixed, and the months are written out by the same tables. */
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(environment().switches.language, { timeZone: "UTC", ...options });
}

function minutesSince(time: number): number {
  return Math.max(0, Math.floor((environment().now - time) / 60_000));
}

/** "22m", "4h", "1w": the age of a comment. `time` in Unix ms. */
export function shortAge(time: number): string {
  const words = strings();
  const minutes = minutesSince(time);
  if (minutes < 1) return words.now;
  if (minutes < HOUR) return fill(words.minutes, { n: String(minutes) });
  if (minutes < DAY) return fill(words.hours, { n: String(Math.floor(minutes / HOUR)) });
  if (minutes < WEEK) return fill(words.days, { n: String(Math.floor(minutes / DAY)) });
  return fill(words.weeks, { n: String(Math.floor(minutes / WEEK)) });
}

/** "3 hours ago": the same for a screen reader. */
export function spokenAge(time: number): string {
  const relative = new Intl.RelativeTimeFormat(environment().switches.language, { numeric: "always" });
  const minutes = minutesSince(time);
  if (minutes < HOUR) return relative.format(-Math.max(1, minutes), "minute");
  if (minutes < DAY) return relative.format(-Math.floor(minutes / HOUR), "hour");
  return relative.format(-Math.floor(minutes / DAY), "day");
}

/** What a post's time says: "6h" on its first day, then "11 July at 09:30". */
export function postTime(time: number): string {
  return minutesSince(time) < DAY ? shortAge(time) : fullTime(time);
}

/** "11 July at 09:30" */
export function fullTime(time: number): string {
  return fill(strings().at, {
    day: dateFormat({ day: "numeric", month: "long" }).format(time),
    clock: dateFormat({ hour: "2-digit", minute: "2-digit" }).format(time),
  });
}

/** "1.8K", "1.8万": a count as shown. */
export function shortCount(count: number): string {
  return new Intl.NumberFormat(environment().switches.language, {
    notation: "compact",
    maximumFractionDigits: 1,
  }).format(count);
}
