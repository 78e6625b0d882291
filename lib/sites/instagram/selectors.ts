/**
 * Every piece of Instagram's markup that the adapter depends on, with the months it was seen. Instagram writes no marks
 * for its own tests on what people say, and its class names are random: what its components always write stands in.
 *
 * No class names but the theme's, no colours, no localised words, no positions among siblings.
 */

/** A post in a list, and the post in a dialog over a profile. 2026-02 … 2026-07; the post's own page has none. */
export const ARTICLE = 'article, [role="article"]';
export const DIALOG = '[role="dialog"]';

export const ADDRESS = "[href]";
/** The time of a comment is a link to it. 2025-02 … 2026-08 */
export const COMMENT_ADDRESS = '[href*="/c/"]';
export const TIME = "[datetime]"; // 2025-02 … 2026-08
/** Instagram's component for times states the day as well. 2025-02 … 2026-03 */
export const TIME_HOOK = "time[datetime][title]";
/** Instagram's component for links. 2025-02 … 2026-03 */
export const LINK_HOOK = 'a[role="link"]';

/** The words of a caption in a dialog or a list; nothing else of a post is a heading of this level. 2026-02 … 2026-08 */
export const CAPTION_HOOK = "h1";
/** Words of people, names, counts. A caption on a post's own page is the one that has no direction. 2025-02 … 2026-03 */
export const DIRECTED = "[dir], h1";
export const BUTTON = 'button, [role="button"]'; // 2025-02 … 2026-03
export const PICTURE = "img, video, canvas"; // 2025-02 … 2026-03
/** Parts of an item whose text is no text of a person. */
export const UNSPOKEN = "svg, script, style, noscript, template, textarea, select";
export const BADGE = 'svg[role="img"]'; // 2025-02 … 2026-03

/** Around the page's own content and its foot: the reader's own profile is linked outside. 2025-02 … 2026-03 */
export const CONTENT = 'main, [role="main"], footer, [role="contentinfo"], [role="dialog"], article';
export const DARK = "__fb-dark-mode"; // 2022 … 2026-07, on the root element
export const LIGHT = "__fb-light-mode";

/** Where comments are written. Messages have an editor of their own, the search an `input`. 2025-02 … 2026-07 */
export const FIELD = "form textarea";
