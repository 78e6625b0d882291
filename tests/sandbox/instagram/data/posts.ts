import { routerThread } from "./router-thread.ts";
import type { GramPost } from "./types.ts";

/** What the brand shows. */
const brandPosts: readonly GramPost[] = [
  {
    slug: "router",
    by: "orvalane",
    minutes: 640,
    kind: "carousel",
    edited: true,
    caption:
      "Meet the Lane Box 2 📦\n\nSmaller, quieter, twice the reach. Trouble with the old one? Ask @orvalane_help.\n#lanebox",
    comments: routerThread,
  },
  {
    slug: "depot",
    by: "orvalane",
    minutes: 2_900,
    kind: "reel",
    caption: "Behind the doors of our night depot: 40,000 parcels between midnight and four.",
    comments: [
      {
        slug: "depot-mine",
        by: "priscillaojo",
        minutes: 2_700,
        text: "And mine is still in there since Monday. Order 7741 never arrived, can somebody look into it please?",
        likes: 4,
        service: true,
      },
      {
        slug: "depot-wow",
        by: "aoife_garrity",
        minutes: 2_650,
        text: "The sorting machine is hypnotic",
        service: false,
      },
      {
        slug: "depot-router",
        by: "samir_hadi",
        minutes: 2_500,
        text: "@orvalane my connection drops every evening since your update. Please fix it, I work from home.",
        service: true,
        replies: [
          {
            slug: "depot-same",
            by: "callumstroud",
            minutes: 2_400,
            text: "@samir_hadi same",
            service: false,
          },
        ],
      },
    ],
  },
  {
    slug: "birthday",
    by: "orvalane",
    minutes: 1_450,
    kind: "photo",
    caption:
      "It is our tenth birthday 🎂 and we give away ten years of free broadband. Tell us the oddest thing you ever had delivered.",
    comments: [
      {
        slug: "raffle-goose",
        by: "mrspennyweather",
        minutes: 1_400,
        text: "A goose. Alive.",
        service: false,
      },
      {
        slug: "raffle-in",
        by: "theokingsley4",
        minutes: 1_300,
        text: "In! My lucky number is 12 🍀",
        service: false,
      },
      {
        slug: "raffle-refund",
        by: "ines_roth",
        minutes: 1_250,
        text: "Before you give things away: my refund of 89 euros is missing since September, please pay it back.",
        likes: 9,
        service: true,
      },
    ],
  },
  // Two codes that differ in nothing but their case: the sites' own are told apart by it.
  {
    slug: "van",
    by: "orvalane",
    minutes: 3_600,
    code: "DKq7aPxLmNo",
    kind: "photo",
    caption: "New vans, same drivers.",
    comments: [
      {
        slug: "van-scratch",
        by: "martypickett",
        minutes: 3_500,
        text: "One of your vans scratched my car this morning and drove off. Who do I contact for the damage?",
        service: true,
      },
    ],
  },
  {
    slug: "goose",
    by: "orvalane",
    minutes: 4_800,
    code: "DkQ7ApXlMnO",
    kind: "photo",
    caption: "The goose is back.",
    comments: [
      {
        slug: "goose-love",
        by: "quietharbour",
        minutes: 4_700,
        text: "We missed the goose!",
        service: false,
      },
    ],
  },
];

/** Posts of customers that tag the brand in the picture. */
const taggedPosts: readonly GramPost[] = [
  {
    slug: "tagged-crushed",
    by: "hollis_marsh",
    minutes: 75,
    kind: "photo",
    tags: ["orvalane"],
    caption:
      "This is how my grandmother's clock came out of the box. @orvalane I have called four times, nobody calls back, and the form says the case is closed. I need somebody to come and look at it.",
    service: true,
    comments: [
      { slug: "crushed-sorry", by: "lotta_ek", minutes: 70, text: "Oh no, that clock 😢" },
      {
        slug: "crushed-tip",
        by: "benwhitlock_",
        minutes: 60,
        text: "@orvalane please help her, this is the third one in our street",
        service: true,
      },
    ],
  },
  {
    slug: "tagged-cat",
    by: "yara_tamm",
    minutes: 320,
    kind: "photo",
    tags: ["orvalane"],
    caption: "Somebody likes the new boxes of @orvalane more than what was in them 🐈📦",
    service: false,
    comments: [],
  },
  {
    slug: "tagged-empty",
    by: "nadia_pell",
    minutes: 150,
    kind: "photo",
    tags: ["orvalane"],
    caption:
      "Snow on the roof, tea in the good pot, and a big box from @orvalane on the doorstep today. It is empty. The order is missing, nobody answers the phone, and I need a refund. Please help me.",
    service: true,
    comments: [],
  },
  {
    slug: "tagged-quiet",
    by: "rexdalton_7",
    minutes: 800,
    kind: "photo",
    tags: ["orvalane"],
    caption: "Six in the morning on Fennimore Hill.",
    comments: [{ slug: "quiet-light", by: "aoife_garrity", minutes: 780, text: "That light!" }],
  },
];

/** Posts that do not concern the brand, and advertisements. */
const otherPosts: readonly GramPost[] = [
  {
    slug: "buns",
    by: "quietharbour",
    minutes: 50,
    kind: "photo",
    caption:
      "Cardamom buns at ten. Come early, they do not last. We bake on Saturdays too, from the first of December, and there will be tea from the good pot for everybody who brings a cup.",
    comments: [{ slug: "buns-save", by: "zadie_fenwick", minutes: 44, text: "Please save me two" }],
  },
  {
    slug: "match",
    by: "fennimoreclub",
    minutes: 110,
    kind: "carousel",
    caption: "FULL TIME. Two nil ⚽ #COYF",
    comments: [],
  },
  {
    slug: "ad-kettle",
    by: "brightkettle",
    minutes: 0,
    kind: "photo",
    caption: "Tea that tastes like the first day of holidays.",
    comments: [],
    promoted: true,
  },
  {
    slug: "ad-tyres",
    by: "fjordtyre",
    minutes: 0,
    kind: "photo",
    caption: "@orvalane delivers our winter tyres to your door. Still waiting for yours? Order now.",
    comments: [],
    promoted: true,
  },
];

export const gramPosts: readonly GramPost[] = [...brandPosts, ...taggedPosts, ...otherPosts];
