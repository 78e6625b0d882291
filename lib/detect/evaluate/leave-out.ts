/** What is left of the detector where a whole source or brand was never seen. */
import { duplicateKey } from "../train/clean.ts";
import { readBinary, readServiceRequests } from "../train/data.ts";
import type { LabelledMention } from "../train/data.ts";
import { leaveOut } from "./protocols.ts";
import type { Scored } from "./report.ts";

/** Which set of ../shared/data a group of the product's label was drawn from. */
const FILES_OF_GROUP: Readonly<Record<string, string>> = {
  "uk-mobile": "uk-mobile-mentions",
  airline: "airline-mentions",
  complaints: "complaints",
  "nigeria-isp": "nigeria-isp",
  "indian-bank": "indian-bank-complaints",
};
/** Sets whose rows name their brand (uk-mobile) or their branch of trade (complaints). */
const BRANDED = ["uk-mobile-mentions", "complaints"];
/** Random tweets are of no brand. */
const NO_BRAND = new Set(["random_reply", "random_tweet", "other"]);

/** Labelled by the set's own "complaint": a question counts as 0 there. */
export function leaveAirlinesOut(): Promise<Scored[]> {
  const airlines = readBinary("airline-mentions");
  return leaveOut((mention) => mention.group === "airline", airlines, airlines);
}

/** @param only how many of the sources */
export async function leaveEachSourceOut(only: number): Promise<Scored[]> {
  const scored: Scored[] = [];
  for (const [group, file] of Object.entries(FILES_OF_GROUP).slice(0, only)) {
    const tested = readServiceRequests(false)
      .filter((mention) => mention.group === group && mention.service !== null)
      .map((mention) => ({ text: mention.text, label: mention.service ?? 0, group: `without ${group}` }));
    scored.push(...(await leaveOut((mention) => mention.group === group, tested, readBinary(file))));
    console.error(`left out ${group}`);
  }
  return scored;
}

/** @param only how many of the brands, those with most rows first */
export async function leaveEachBrandOut(only: number): Promise<Scored[]> {
  const rows = BRANDED.flatMap((file) => readBinary(file));
  const brandOf = new Map(rows.map((row) => [duplicateKey(row.text), row.group]));
  const brand = (mention: LabelledMention): string => brandOf.get(duplicateKey(mention.text)) ?? "other";
  const requests = readServiceRequests(false).filter((mention) => mention.service !== null);
  const count = (name: string): number => requests.filter((mention) => brand(mention) === name).length;
  const brands = [...new Set(rows.map((row) => row.group))]
    .filter((name) => !NO_BRAND.has(name))
    .toSorted((a, b) => count(b) - count(a));
  const scored: Scored[] = [];
  for (const name of brands.slice(0, only)) {
    const tested = requests
      .filter((mention) => brand(mention) === name)
      .map((mention) => ({ text: mention.text, label: mention.service ?? 0, group: `without ${name}` }));
    const away = rows.filter((row) => row.group === name);
    scored.push(...(await leaveOut((mention) => brand(mention) === name, tested, away)));
    console.error(`left out ${name}`);
  }
  return scored;
}
