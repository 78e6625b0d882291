import type { Person, Post } from "./types.ts";

const RIGHT_TO_LEFT_OVERRIDE = "\u202E";
const ZERO_WIDTH_SPACE = "\u200B";
const ZERO_WIDTH_JOINER = "\u200D";

/** Names that try to be markup, to turn text around, or to be somebody else. */
export const hostilePeople: readonly Person[] = [
  { handle: "img_onerror", name: `<img src=x onerror="document.title='owned'">` },
  { handle: "script_sally", name: "</span><script>document.title='owned'</script>" },
  { handle: "turned_around", name: `${RIGHT_TO_LEFT_OVERRIDE}pleH enalavrO` },
  { handle: "invisible_ink", name: `Orva${ZERO_WIDTH_SPACE}lane${ZERO_WIDTH_JOINER} Help` },
  { handle: "wall_of_text", name: "W".repeat(50) },
];

/** Ten thousand characters with lines, as a careless or hostile writer pastes them; UTF-16 length is exactly 10,000. */
const longText =
  `@orvalane here is everything that went wrong since March, so please read it all.\n${"Then the parcel went back to the depot, and I called again, and nobody knew. ".repeat(140)}`.slice(
    0,
    10_000,
  );

export const hostilePosts: readonly Post[] = [
  {
    slug: "hostile-markup",
    by: "img_onerror",
    minutes: 52,
    language: "en",
    text: `@orvalane my parcel is lost <img src=x onerror=alert(1)> <b>help</b> &lt;script&gt; javascript:alert(1)`,
    service: true,
  },
  {
    slug: "hostile-script",
    by: "script_sally",
    minutes: 66,
    language: "en",
    text: `"><svg onload=alert(1)> @orvalane {{constructor.constructor('alert(1)')()}} \${alert(1)} nice logo`,
    service: false,
  },
  {
    slug: "hostile-direction",
    by: "turned_around",
    minutes: 88,
    language: "en",
    text: `@orvalane ${RIGHT_TO_LEFT_OVERRIDE}dnufer ym si erehw\u202C where is my refund`,
    service: true,
  },
  {
    slug: "hostile-zero-width",
    by: "invisible_ink",
    minutes: 131,
    language: "en",
    text: `Win a pho${ZERO_WIDTH_SPACE}ne from @orvalane! Send your pass${ZERO_WIDTH_SPACE}word to claim it`,
    service: false,
  },
  {
    slug: "hostile-long",
    by: "wall_of_text",
    minutes: 177,
    language: "en",
    text: longText,
    service: true,
  },
];
