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
  readonly forYou: string;
  readonly following: string;
  readonly search: string;
  readonly notifications: string;
  readonly all: string;
  readonly priority: string;
  readonly mentions: string;
  readonly messages: string;
  readonly list: string;
  readonly community: string;
  readonly quotes: string;
  readonly startMessage: string;
  readonly bookmarks: string;
  readonly profile: string;
  readonly more: string;
  readonly post: string;
  readonly posts: string;
  readonly replies: string;
  readonly media: string;
  readonly timeline: string;
  readonly conversation: string;
  readonly homeTimeline: string;
  readonly reply: string;
  readonly repost: string;
  readonly like: string;
  readonly liked: string;
  readonly bookmark: string;
  readonly bookmarked: string;
  readonly share: string;
  readonly analytics: string;
  readonly views: string;
  /** Singular and plural of each count in the action bar's label: replies, reposts, likes, bookmarks, views. */
  readonly counts: readonly (readonly [string, string])[];
  readonly countSeparator: string;
  readonly reposted: string;
  readonly pinned: string;
  readonly replyingTo: string;
  readonly and: string;
  readonly quote: string;
  readonly showMore: string;
  readonly showReplies: string;
  readonly translatedFrom: string;
  readonly showOriginal: string;
  readonly showTranslation: string;
  readonly translate: string;
  readonly advertisement: string;
  readonly verified: string;
  readonly unavailable: string;
  readonly learnMore: string;
  readonly lastEdited: string;
  readonly whoToFollow: string;
  readonly discover: string;
  readonly follow: string;
  readonly prompt: string;
  readonly newPosts: string;
  readonly postYourReply: string;
  readonly postText: string;
  readonly back: string;
  readonly close: string;
  readonly next: string;
  readonly image: string;
  readonly video: string;
  readonly accountMenu: string;
  readonly grokActions: string;
  readonly display: string;
  readonly light: string;
  readonly dark: string;
  readonly trends: string;
  readonly likedYourPost: string;
  readonly followedYou: string;
  readonly repostedYourPost: string;
  readonly others: string;
  readonly wrong: string;
  readonly skipToHome: string;
  /** Short and long age: minutes, hours. `{n}` is the number. */
  readonly age: {
    readonly minutes: string;
    readonly hours: string;
    readonly minutesAgo: string;
    readonly hoursAgo: string;
  };
  /** Names of languages as the translation line says them. */
  readonly languages: Readonly<Record<string, string>>;
};

const all: Readonly<Record<Language, Strings>> = { en, de, es, fr, pt, ja, ar, zh };

/** The words in the language of the page. */
export function strings(): Strings {
  return all[environment().switches.language];
}

export function isRightToLeft(): boolean {
  return environment().switches.language === "ar";
}
