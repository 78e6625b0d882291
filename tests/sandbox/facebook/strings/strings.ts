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
  readonly groups: string;
  readonly notifications: string;
  readonly menu: string;
  readonly theme: string;
  readonly newsFeedPosts: string;
  readonly searchResults: string;
  readonly groupPosts: string;
  readonly like: string;
  readonly comment: string;
  readonly share: string;
  readonly reply: string;
  readonly seeMore: string;
  readonly moreComments: string;
  readonly viewReplies: string;
  readonly writeComment: string;
  readonly replyTo: string;
  readonly actionsForPost: string;
  readonly hideComment: string;
  readonly commentBy: string;
  readonly replyBy: string;
  readonly sponsored: string;
  readonly learnMore: string;
  readonly whoReacted: string;
  readonly reactions: string;
  readonly comments: string;
  readonly sharedWithPublic: string;
  readonly logIn: string;
  readonly create: string;
  readonly mostRelevant: string;
  readonly badges: string;
  readonly author: string;
  readonly postOf: string;
  readonly posts: string;
  readonly mentions: string;
  readonly about: string;
  readonly unavailable: string;
  readonly close: string;
  readonly next: string;
  readonly photoOf: string;
  readonly isWith: string;
  readonly at: string;
  readonly now: string;
  readonly minutes: string;
  readonly hours: string;
  readonly days: string;
  readonly weeks: string;
  readonly wrong: string;
  readonly follow: string;
  readonly writePost: string;
  readonly verified: string;
};

const all: Readonly<Record<Language, Strings>> = { en, de, es, fr, pt, ja, ar, zh };

/** The words in the language of the page. */
export function strings(): Strings {
  return all[environment().switches.language];
}
