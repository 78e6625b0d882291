/**
 * Every piece of X's markup that the adapter depends on. When X changes a piece, put the new selector before the old
 * one, with the date it was seen and why the old one no longer answers, and add a page to tests/pages/x.
 *
 * No tag names (X moved from `div[role=button]` to `button`, and the post's test id from a `div` to the `article`,
 * between 2021 and 2024), no class names, no colours, no localised words, no positions among siblings.
 */

/** One post. The test id sat on a `div` inside the article in 2021 and on the article since 2024-10 at the latest. */
export const ARTICLE = 'article, [role="article"]'; // 2021-06 … 2026-07
export const POST_HOOK = '[data-testid="tweet"]'; // 2019-07 … 2026-08

/** Only as an *ancestor* of a post is this an advertisement: videos of ordinary posts carry it inside. 2020-04 … 2026-08 */
export const PROMOTED = '[data-testid="placementTracking"]';

/** A post shown inside a long article, and the article's reading view. 2026-02 … 2026-07 */
export const EMBED = '[data-testid="simpleTweet"]';
export const READING_VIEW = '[data-testid="twitterArticleReadView"]';

/** Grouped notifications (likes, follows, reposts) are articles too, about the reader's own posts. 2026-01, not in a saved page */
export const NOTIFICATION = '[data-testid="notification"]';

/** The header with name, handle and, in lists, time. Plural in 2022, singular since 2023. */
export const NAME_BLOCK = '[data-testid="User-Name"], [data-testid="User-Names"]';

/** Ends in the handle of the person shown. 2024-10 … 2026-07 */
export const AVATAR_PREFIX = "UserAvatar-Container-";
export const AVATAR = `[data-testid^="${AVATAR_PREFIX}"]`;

export const VERIFIED = '[data-testid="icon-verified"]'; // 2024-10 … 2026-07
/** The test id starts with the account's numeric id, the label (in any language) holds the handle. 2024-12 … 2026-07 */
export const FOLLOW = '[data-testid$="-follow"], [data-testid$="-unfollow"]';

/** The words. X states their language, and on nothing else in a post: identical counts in 21 saved pages. */
export const TEXT_HOOK = '[data-testid="tweetText"]'; // 2023 … 2026-08; none in 2021
export const TEXT_SEMANTIC = "[lang][dir]"; // 2021-06 … 2026-07

export const MORE_HOOK = '[data-testid="tweet-text-show-more-link"]'; // 2024-11 … 2026-02
export const CONTEXT_HOOK = '[data-testid="socialContext"]'; // 2021-06 … 2026-08
export const MEDIA_HOOK = '[data-testid="tweetPhoto"], [data-testid="videoPlayer"]'; // 2021-06 … 2026-07
export const CARD = '[data-testid="card.wrapper"]'; // 2021-06 … 2025-10

/**
 * A clickable box that is not a link: a quoted post, but also an affiliate's badge and "Show more", so it is a quote
 * only with `QUOTE_EVIDENCE` inside. 2024-11 … 2026-06
 */
export const BOX = '[role="link"][tabindex]:not([href])';
export const TIME = "[datetime]"; // 2021-06 … 2026-07
export const ADDRESS = "[href]";
export const POST_ADDRESS = '[href*="/status/"]';
export const ACTIONS_HOOK = '[data-testid="reply"]'; // 2021-06 … 2026-07
export const ACTIONS_SEMANTIC = '[role="group"]'; // 2021-06 … 2026-07
export const BUTTON = 'button, [role="button"]'; // 2021-06 … 2026-07
export const HEADING = 'h2, [role="heading"]'; // 2021-06 … 2026-02
export const REGION = 'section, [role="region"]'; // 2021-06 … 2026-02

/** The navigation's link to the reader's own profile; the only profile in the navigation. 2021-06 (no test id) … 2026-02 */
export const OWN_PROFILE = '[data-testid="AppTabBar_Profile_Link"]';
export const NAVIGATION = 'header nav, [role="banner"] [role="navigation"]';

/** X Chat, as its own page and as a drawer on any other; a message in it. 2025-11 … 2026-08, not in a saved page */
export const CHAT = '[data-testid="dm-container"], [data-testid="chat-drawer-root"]';
/** The link to the profile of the person one writes with; groups have none. */
export const CHAT_PERSON = '[data-testid="dm-conversation-username"]';
export const MESSAGE = "[data-dm-message-row]";
export const MESSAGE_TEXT = '[data-testid^="message-text-"]';
/** Hidden words for screen readers: who wrote a message, and the time of day. */
export const MESSAGE_SENDER = '[id$="-sender"]';
export const MESSAGE_TIME = '[id$="-time"]';

/** Where posts and replies are written: a Draft.js editor. The search is an `input`, messages have a `textarea`. 2021 … 2026-08 */
export const EDITOR = '[role="textbox"][contenteditable="true"]';
export const DIALOG = '[role="dialog"]'; // 2024-11 … 2026-08
export const MAIN = 'main, [role="main"]'; // 2021-06 … 2026-08
