/**
 * Every piece of Facebook's markup that the adapter depends on. When Facebook changes a piece, put the new selector
 * before the old one, with the date it was seen and why the old one no longer answers, and add a page to
 * tests/pages/facebook.
 *
 * No class names (replaced as a whole three times by 2022), no colours, no localised words, no depths.
 */

/** A post; logged in without any role in 2025-07, logged out with `role="article"` in 2025-11. 2022-03 … 2026-08 */
export const POST = '[aria-posinset]:not([role]), [aria-posinset][role="article"]';
/** A post of some layouts, a comment, or a grey box while something loads. 2022-03 … 2026-08 */
export const ARTICLE = '[role="article"]';
/** What a comment may stand in: its article, which has a label ("Comment by …"), or what only has the label. 2022-03 … 2025-11 */
export const COMMENT = '[role="article"], [aria-label]';
/** Groups and search results; what is inside is an article or, in some layouts of 2026, nothing with a role. */
export const FEED_ENTRY = '[role="feed"] > *';
/** The panel beside a photo or reel, which is the post there. 2024-03 */
export const SIDE_PANEL = '[role="complementary"]';

/** 44 blocks in each post that say "Facebook" and are never seen. 2024-08 … 2025-07 */
export const DECOY = "[data-0]";
export const HIDDEN = "[hidden]";

export const NAME_HOOK = '[data-ad-rendering-role="profile_name"]'; // 2025-07
export const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]'; // 2022-03 … 2025-11

/** The words of a post: the middle one is the oldest, all three are there in 2025-07. */
export const MESSAGE_HOOK =
  '[data-ad-rendering-role="story_message"], [data-ad-comet-preview="message"], [data-ad-preview="message"]';
/** The words of a comment; `lang` is there in 18 of 18 comments of four pages. 2022-03 … 2025-11 */
export const COMMENT_WORDS = "[lang][dir]";
export const BLOCK = '[dir="auto"]'; // 2022-03 … 2025-11

export const ADDRESS = "[href]";
export const COMMENT_ADDRESS = '[href*="comment_id="]';
export const LABELLED = "[aria-labelledby]";
/** Counts of reactions stand right below a post, and only there. 2022-03 … 2025-11 */
export const TOOLBAR = '[role="toolbar"]';
export const BUTTON = 'button, [role="button"], [tabindex]:not([href], [role="link"], a)';
export const FIELD = '[contenteditable], [role="textbox"], form, input, textarea';
export const PICTURE = "img, svg, video, image";
export const EXACT_TIME = "[datetime], [data-utime]"; // not in a saved page since 2022; Facebook's own markup before

/** The page for advertisers that "Sponsored" led to; on some accounts no longer since 2026-09. */
export const ABOUT_ADS = '[href*="/ads/about"]';
export const TRACKED = '[href*="__cft__"]'; // 2022-03 … 2025-07

export const NAVIGATION = '[role="navigation"], [role="banner"]';
/** What React leaves where the server still sends parts of the page. 2025-07 */
export const PENDING = 'template[id^="B:"], template[id^="P:"]';

/** Where posts and comments are written: a Lexical editor. The search is an `input`; messages have a field like this in a grid of their own. 2022-03 … 2026-08 */
export const EDITOR = 'form [role="textbox"][contenteditable="true"]';
