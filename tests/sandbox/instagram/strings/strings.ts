import type { Language } from "../../switches.ts";
import { environment } from "../../shared/environment.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { pt } from "./pt.ts";
import { zh } from "./zh.ts";

/** Every word of the page's own. `{…}` is filled in. */
export type Strings = {
  readonly home: string;
  readonly search: string;
  readonly explore: string;
  readonly reels: string;
  readonly messages: string;
  readonly notifications: string;
  readonly profile: string;
  readonly appearance: string;
  readonly follow: string;
  readonly following: string;
  readonly suggested: string;
  readonly sponsored: string;
  readonly learnMore: string;
  readonly like: string;
  readonly comment: string;
  readonly share: string;
  readonly save: string;
  readonly options: string;
  readonly likes: string;
  readonly reply: string;
  readonly viewReplies: string;
  readonly hideReplies: string;
  readonly loadMore: string;
  readonly addComment: string;
  readonly edited: string;
  readonly pictureOf: string;
  readonly photoBy: string;
  readonly seeTranslation: string;
  readonly more: string;
  readonly allComments: string;
  readonly morePosts: string;
  readonly posts: string;
  readonly tagged: string;
  readonly followers: string;
  readonly close: string;
  readonly next: string;
  readonly previous: string;
  readonly logIn: string;
  readonly signUp: string;
  readonly missOut: string;
  readonly verified: string;
  readonly audio: string;
  readonly mute: string;
  readonly postDialog: string;
  readonly tagsOf: string;
  readonly wrong: string;
  readonly inboxNote: string;
  /** Short ages; `{n}` is the number. */
  readonly age: {
    readonly minutes: string;
    readonly hours: string;
    readonly days: string;
    readonly weeks: string;
  };
};

const all: Readonly<Record<Language, Strings>> = { en, de, es, fr, pt, ja, ar, zh };

/** The words in the language of the page. */
export function strings(): Strings {
  return all[environment().switches.language];
}

/** Puts values in the place of `{name}`. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
