import { describe, expect, it } from "vitest";

import { defaultSettings, type Settings } from "../../lib/settings.ts";
import { entryFor, type WordListName } from "../../lib/word-lists.ts";

const settings: Settings = {
  ...defaultSettings("ada"),
  accounts: [{ site: "x", handle: "northlane" }],
  brandNames: ["the lane"],
  alwaysWords: ["recall"],
  neverWords: ["#ParcelRaffle"],
  staff: ["mo_northlane"],
};

function said(name: WordListName, entered: string, now: Settings = settings): string {
  const result = entryFor(name, entered, now);
  return result.ok ? `takes ${result.value}` : result.problem.code;
}

describe("an entry of a word list", () => {
  it.each<[WordListName, string, string]>([
    ["alwaysWords", "  burning   smell ", "takes burning smell"],
    ["neverWords", "🎉", "takes 🎉"],
    ["staff", "@Lena.K", "takes Lena.K"],
    ["brandNames", "Northlane", "takes Northlane"],
    ["alwaysWords", "   ", "entry_missing"],
    ["alwaysWords", "?!", "entry_no_word"],
    ["alwaysWords", "Récall", "entry_known"],
    ["neverWords", "parcelraffle", "entry_known"],
    ["staff", "@MO_Northlane", "entry_known"],
    ["alwaysWords", "parcelraffle", "entry_opposite"],
    ["neverWords", "RECALL", "entry_opposite"],
    ["neverWords", "The Lane", "entry_brand"],
    ["alwaysWords", "@northlane", "entry_brand"],
    ["staff", "Lena Kranz", "entry_no_handle"],
  ])("of %s, entered as “%s”: %s", (name, entered, outcome) => {
    expect(said(name, entered)).toBe(outcome);
  });

  it("is refused when the list is full", () => {
    const full = Array.from({ length: 200 }, (_, index) => `word ${index}`);
    expect(said("alwaysWords", "one more", { ...settings, alwaysWords: full })).toBe("entry_list_full");
  });
});
