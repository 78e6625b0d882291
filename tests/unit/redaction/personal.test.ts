import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { personalSchema, type Personal } from "../../../lib/case/event.ts";
import { findHidden } from "../../../lib/redaction/find.ts";
import { hide, putBack } from "../../../lib/redaction/hide.ts";
import { hiddenKinds } from "../../../lib/redaction/kinds.ts";
import { leaving } from "../../../lib/redaction/personal.ts";
import { mentionBy } from "../mentions.ts";
import { evasions, harmless, secrets } from "./texts.ts";

const kinds = new Set(hiddenKinds);
const redaction = { kinds, mark: (kind: string) => `[${kind} hidden]` };

const values = Object.values(secrets)
  .flat()
  .flatMap((text) => [...text.matchAll(/\[[a-z_]+:([^\]]+)\]/gu)].map(([, value = ""]) => value));
const pieces = fc.oneof(
  fc.constantFrom(...values),
  fc.constantFrom(...evasions.map(([, value]) => value)),
  fc.constantFrom(...Object.values(harmless).flat()),
  fc.constantFrom("call me on ", "my card ", "order ", "IBAN ", " ", "\n", "\u200B", "@", "😀", "\uD800"),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(" "));

const verdict = {
  score: 0.9,
  answer: "service",
  confidence: "sure",
  kind: "problem",
  intent: "billing",
  intents: [],
  urgency: 2,
  language: "en",
  evidence: [],
  context: [],
} as const;

function carrying(text: string, more: Parameters<typeof mentionBy>[3] = {}): Personal {
  const mention = mentionBy("ines", "9", text, more);
  const carried = {
    mention,
    verdict: { ...verdict, intents: [], evidence: [], context: [] },
    firstSeenAt: 1,
  };
  return { mentionKey: mention.key, customerKey: "x:ines", mention: carried };
}

describe("hiding", () => {
  it("is undone byte for byte", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(putBack(hide(text, findHidden(text, { kinds }), redaction.mark))).toBe(text);
      }),
    );
  });

  it("leaves nothing of what it hid in what leaves", () => {
    fc.assert(
      fc.property(texts, texts, texts, (text, quoted, name) => {
        const whole = carrying(text, {
          author: { handle: "ines", name: name.slice(0, 300), verified: false },
          quoted: { author: { handle: "tom", name: "Tom" }, text: quoted },
        });
        const { personal, withheld } = leaving({ ...whole, text }, redaction);
        const out = [
          personal.text,
          personal.mention?.mention.text,
          personal.mention?.mention.quoted?.text,
          personal.mention?.mention.author.name,
        ];
        for (const { value } of withheld) for (const each of out) expect(each).not.toContain(value);
      }),
    );
  });

  it("gives a personal part that everybody can read, however much was hidden", () => {
    const long = "4111 1111 1111 1111 a@b.de ".repeat(900).slice(0, 25_000);
    const { personal } = leaving({ ...carrying(long), text: long.slice(0, 4_000) }, redaction);
    expect(personalSchema.safeParse(personal).success).toBe(true);
  });

  it("keeps the words that counted where they stand, and drops those that are hidden", () => {
    const text = "my card 4111 1111 1111 1111 was charged twice";
    const whole = carrying(text);
    const evidence = ["my", "4111 1111", "charged twice"].map((words) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      text: words,
      weight: 1,
    }));
    if (!whole.mention) throw new Error("a mention is carried");
    const { personal } = leaving(
      { ...whole, mention: { ...whole.mention, verdict: { ...whole.mention.verdict, evidence } } },
      redaction,
    );
    const out = personal.mention;
    expect(out?.mention.text).toBe("my card [card hidden] was charged twice");
    expect(out?.verdict.evidence.map(({ start, end }) => out.mention.text.slice(start, end))).toEqual([
      "my",
      "charged twice",
    ]);
  });

  it("hides a number wherever it stands again, without the word that gave it away", () => {
    const { personal, withheld } = leaving({ text: "call me: 5550199. I said 5550199!" }, redaction);
    expect(personal.text).toBe("call me: [phone hidden]. I said [phone hidden]!");
    expect(withheld).toEqual([{ kind: "phone", value: "5550199" }]);
  });

  it("looks into the subject of a call or mail that is written down, too", () => {
    const { personal } = leaving({ text: "no answer", title: "call back +44 20 7946 0958" }, redaction);
    expect(personal).toEqual({ text: "no answer", title: "call back [phone hidden]" });
  });

  it("cuts off what an address says of a person, and leaves one that says nothing", () => {
    const links = [
      { text: "my order", url: "https://shop.example/track?mail=ada%40example.org&id=5" },
      { text: "chat", url: "https://wa.me/491712345678" },
      { text: "post", url: "https://x.com/ines/status/1799999999999999999?s=20" },
    ];
    const { personal } = leaving(carrying("call +49 171 2345678", { links }), redaction);
    expect(personal.mention?.mention.links.map(({ url }) => url)).toEqual([
      "https://shop.example/track",
      "https://wa.me/",
      links[2]?.url,
    ]);
  });

  it("hands on what has nothing to hide as it is", () => {
    const whole = carrying("Order 302-1234567-1234567 is lost");
    expect(leaving(whole, redaction).personal).toBe(whole);
  });
});
