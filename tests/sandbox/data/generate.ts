import type { Post } from "./types.ts";

/** Mulberry32: a small, fast generator whose numbers follow from its seed. Returns numbers in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const requests = [
  "@orvalane parcel {n} is stuck at the depot since {d}, can you check?",
  "Line down again on {d}, third time this month @orvalane. Who can help? 😤",
  "@orvalane I was charged {n} pounds too much on {d}. Please pay it back.",
  "No engineer on {d}, no call, nothing. @orvalane_help what now?",
  "@orvalane order {n} never arrived and the form only shows an error",
  "@orvalaneDE Paket {n} fehlt seit {d}, bitte melden",
] as const;

const chatter = [
  "@orvalane van number {n} just played its jingle in our street 😂",
  "Day {n} of asking @orvalane for a parcel-shaped cake",
  "Thank you @orvalane, delivered on {d} as promised 💛",
  "The @orvalane goose advert is on again. I know it by heart.",
  "@orvalane in for the raffle, my lucky number is {n}",
  "Read about @orvalane in the paper on {d}. Good for them. #fennimore",
  "@orvalane your app icon looks like a sandwich and I cannot unsee it",
  "Everyone in the office got the same @orvalane socks 🧦",
  "Long walk on {d}, {n} steps, one @orvalane van, two herons.",
  "@orvalaneDE schöner Werbespot, Nummer {n} in meiner Liste",
  "{n} new words for rain, and it is only {d}",
  "Does anybody have {n} spare chairs for {d}?",
] as const;

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** How many people the generated posts are by; so some of them write more than once. */
const GUESTS = 400;

/**
 * `count` posts of invented guests, about a third of them requests, each with its label where it concerns the brand.
 * The same seed gives the same posts. They are older than the written posts and become older by one to six minutes.
 */
export function generatePosts(count: number, seed: number): Post[] {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new RangeError("Nothing to pick from");
    return item;
  };
  let minutes = 4_500;
  return Array.from({ length: count }, (_, index): Post => {
    minutes += 1 + Math.floor(random() * 6);
    const service = random() < 0.34;
    const text = pick(service ? requests : chatter)
      .replace("{n}", String(100 + Math.floor(random() * 9_000)))
      .replace("{d}", pick(days));
    const attachment = random() < 0.1 ? ({ attachment: "photo" } as const) : {};
    return {
      slug: `generated-${index}`,
      by: `guest_${Math.floor(random() * GUESTS)}`,
      minutes,
      language: text.includes("@orvalaneDE") ? "de" : "en",
      text,
      ...(text.includes("@orvalane") ? { service } : {}),
      ...attachment,
    };
  });
}
