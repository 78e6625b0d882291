import { environment } from "../shared/environment.ts";
import { fill, strings } from "./strings/strings.ts";

/** The day, as the tooltip of a time says it. Same output on the server and in the browser: the zone is fixed. */
export function dayOf(minutes: number): string {
  return new Intl.DateTimeFormat(environment().switches.language, {
    timeZone: "UTC",
    year: "numeric",
    month: "short",
    day: "numeric",
  }).format(environment().now - minutes * 60_000);
}

/** "5m", "3 Std.", "26w". */
export function ageOf(minutes: number): string {
  const { age } = strings();
  const steps = [
    [10_080, age.weeks],
    [1_440, age.days],
    [60, age.hours],
    [1, age.minutes],
  ] as const;
  const [size, template] = steps.find(([length]) => minutes >= length) ?? steps[3];
  return fill(template, { n: String(Math.max(1, Math.floor(minutes / size))) });
}

/** "1.8K", "1.8万". */
export function shortCount(count: number): string {
  return new Intl.NumberFormat(environment().switches.language, {
    notation: "compact",
    maximumFractionDigits: 1,
  }).format(count);
}
