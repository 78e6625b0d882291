import type { Post } from "./types.ts";

/** What the brand itself wrote. Never a mention, whatever it says. */
export const brandPosts: readonly Post[] = [
  {
    slug: "brand-contest",
    by: "orvalane",
    minutes: 1_450,
    language: "en",
    text: "It is our tenth birthday 🎂 and we give away ten years of free broadband. Tell us the oddest thing you ever had delivered, and mention @orvalane. Ends Sunday.",
    attachment: "photo",
    pinned: true,
  },
  {
    slug: "brand-router",
    by: "orvalane",
    minutes: 640,
    language: "en",
    text: "Meet the Lane Box 2: smaller, quieter, twice the reach. In shops from Monday.\nhttps://orvalane.example/lane-box-2/features-and-prices",
    attachment: "card",
  },
  {
    slug: "brand-outage",
    by: "orvalane_help",
    minutes: 205,
    language: "en",
    text: "We know that broadband is down in parts of Fennimore. Engineers are at the exchange. Next news here at 14:00.",
  },
  {
    slug: "brand-sorry-dev",
    by: "orvalane_help",
    minutes: 33,
    language: "en",
    text: "@dev_okafor That should not happen, sorry! Could you send us the parcel number in a private message?",
    replyTo: "service-never-came",
  },
  {
    slug: "brand-de-sommer",
    by: "orvalaneDE",
    minutes: 830,
    language: "de",
    text: "Ab heute liefern wir auch samstags bis 20 Uhr. Was bestellt ihr als Erstes? 📦",
  },
  {
    slug: "brand-depot",
    by: "orvalane",
    minutes: 2_900,
    language: "en",
    text: "Behind the doors of our night depot: 40,000 parcels between midnight and four.",
    attachment: "video",
  },
  {
    slug: "brand-article",
    by: "orvalane",
    minutes: 4_300,
    language: "en",
    text: "",
    article: {
      title: "How we laid fibre through a bog",
      paragraphs: [
        "The map said road. The map was wrong. Twelve people, two boats and a very patient horse later, the village of Upper Sallow is online.",
        "This is the story of nine wet weeks, told by those who were there.",
      ],
      embeds: "praise-horse",
    },
  },
  {
    slug: "brand-thanks",
    by: "orvalane",
    minutes: 95,
    language: "en",
    text: "Best thing we read all week 💛",
    quotes: "praise-driver",
  },
];
