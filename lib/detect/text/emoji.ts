/**
 * Emoji say a feeling, not a topic: a detector that learned single code points would learn the year they came out.
 */

export const emojiFeelings = [
  "glad",
  "cross",
  "sad",
  "laughing",
  "pleading",
  "alarm",
  "party",
  "doubt",
  "other",
] as const;
export type EmojiFeeling = (typeof emojiFeelings)[number];

const MEMBERS: Readonly<Record<Exclude<EmojiFeeling, "other">, string>> = {
  glad: "😀😃😄😁😊🙂😍🥰😘😇🤗👍👏💪💯❤♥💕💖💗💙💚💛💜🧡🤍☺😋😎🙌✨🌟⭐👌🤩💓💞😻🥹",
  cross: "😠😡🤬😤👎🖕😒🙄😑💩👿😾🤮🤢😖😣",
  sad: "😢😭😞😔😟😕🙁☹😩😫💔😥😓😰😨😿🥺😪🤕🤒",
  laughing: "😂🤣😆😹😅😜🤪😝😛😏🤡💀",
  pleading: "🙏🆘",
  alarm: "🚨⚠❗❕‼⏰⌛⏳🛑🚫❌📢",
  party: "🎉🎁🎊🏆🥳🎄🎈🍀🎅🥇🔥🎂🤞",
  doubt: "🤔❓❔😐🤨🤷🤦😶🧐⁉",
};

const feelings = new Map<number, number>();
for (const [index, feeling] of emojiFeelings.entries()) {
  if (feeling === "other") continue;
  for (const char of MEMBERS[feeling]) feelings.set(char.codePointAt(0) ?? 0, index);
}

const OTHER = emojiFeelings.indexOf("other");

/** Index into `emojiFeelings`. */
export function emojiFeeling(codePoint: number): number {
  return feelings.get(codePoint) ?? OTHER;
}
