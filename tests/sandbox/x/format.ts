import { environment } from "../shared/environment.ts";
import { fill } from "../shared/fill.ts";
import { strings } from "./strings/strings.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** Same output on the server and in the browser: the zone is fixed, and the months are written out by the same tables. */
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(environment().switches.language, { timeZone: "UTC", ...options });
}

/** "22m", "4h", "Nov 1": the age in a list. `time` in milliseconds. */
export function shortAge(time: number): string {
  const { age } = strings();
  const minutes = Math.max(1, Math.floor((environment().now - time) / 60_000));
  if (minutes < HOUR) return fill(age.minutes, { n: String(minutes) });
  if (minutes < DAY) return fill(age.hours, { n: String(Math.floor(minutes / HOUR)) });
  return dateFormat({ month: "short", day: "numeric" }).format(time);
}

/** "22 minutes ago": the same for a screen reader. */
export function spokenAge(time: number): string {
  const { age } = strings();
  const minutes = Math.max(1, Math.floor((environment().now - time) / 60_000));
  if (minutes < HOUR) return fill(age.minutesAgo, { n: String(minutes) });
  if (minutes < DAY) return fill(age.hoursAgo, { n: String(Math.floor(minutes / HOUR)) });
  return shortAge(time);
}

/** "7:27 PM · Nov 1, 2026": the time below the post of a status page. */
export function fullTime(time: number): string {
  const clock = dateFormat({ hour: "numeric", minute: "2-digit" }).format(time);
  return `${clock} · ${dateFormat({ year: "numeric", month: "short", day: "numeric" }).format(time)}`;
}

/** "1.8K", "1,8 mil", "1.8万": a count as shown. Nothing for zero. */
export function shortCount(count: number): string {
  if (count === 0) return "";
  return new Intl.NumberFormat(environment().switches.language, {
    notation: "compact",
    maximumFractionDigits: 1,
  }).format(count);
}

/** "23 replies, 201 likes": the counts of an action bar in words, those of zero left out. */
export function spokenCounts(counts: readonly number[]): string {
  const words = strings();
  return counts
    .flatMap((count, index) => {
      const [one, many] = words.counts[index] ?? ["", ""];
      return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
    })
    .join(words.countSeparator);
}
