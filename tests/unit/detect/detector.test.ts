import { describe, expect, it } from "vitest";
import { verdictSchema } from "../../../lib/verdict.ts";
import { detect, detector } from "./shipped-model.ts";

const requests: readonly (readonly [string, string])[] = [
  ["en", "@acme my parcel never arrived and nobody answers the phone, where is it?"],
  ["en", "Third day without internet @acme. Thanks a lot."],
  ["es", "@acme llevo tres semanas esperando mi pedido y nadie responde"],
  ["pt", "@acme minha encomenda não chegou e já faz duas semanas, cadê?"],
  ["fr", "@acme mon colis n'est jamais arrivé, personne ne répond au téléphone"],
  ["de", "@acme wo bleibt mein Paket? Ich warte seit drei Wochen und keiner antwortet"],
  ["it", "@acme il mio pacco non è mai arrivato, quando mi rimborsate?"],
  ["nl", "@acme waar blijft mijn pakket? Ik wacht al drie weken"],
  ["pl", "@acme moja paczka nie dotarła, kiedy dostanę zwrot pieniędzy?"],
  ["tr", "@acme kargom hala gelmedi, üç haftadır bekliyorum"],
  ["ar", "طلبي لم يصل منذ أسبوعين ولا أحد يرد @acme"],
  ["hi", "@acme मेरा पार्सल अभी तक नहीं आया, कब मिलेगा?"],
  ["ja", "@acme 荷物がまだ届かないのですが、いつ届きますか？"],
];

/** Answers to somebody: alone nobody can say whether anything is wanted. */
const bareAnswers: readonly (readonly [string, string])[] = [
  ["en", "Done, sent"],
  ["en", "still nothing"],
  ["en", "sent the DM"],
  ["es", "ya lo envié"],
  ["pt", "enviei agora"],
  ["fr", "C'est envoyé"],
  ["de", "Hab's geschickt"],
  ["it", "ho inviato"],
  ["nl", "Is verstuurd"],
  ["pl", "Już wysłałam"],
  ["tr", "Attım şimdi"],
  ["hi", "भेज दिया है"],
  ["ja", "DMを送りました"],
];

describe("the shipped detector", () => {
  it.each(requests)("flags a lost parcel or a dead line in %s and names the language", (language, text) => {
    const verdict = detect(text);
    expect(verdict.score).toBeGreaterThan(0.5);
    expect(verdict.language).toBe(language);
  });

  it.each([
    "Thank you @acme, best service ever! You made my day ❤️",
    "RT to win! Follow @acme and tag two friends for a chance to win our summer giveaway 🎉",
    "Acme shares rise after quarterly results, CEO announces new factory",
  ])("leaves praise, contests and news alone: %s", (text) => {
    const verdict = detect(text);
    expect(verdict.answer).not.toBe("service");
    expect(verdict.urgency).toBe(0);
    expect(verdict.intent).toBe("none");
    expect(verdict.evidence).toEqual([]);
  });

  it("gives verdicts that its own schema accepts", () => {
    for (const [, text] of requests) expect(verdictSchema.safeParse(detect(text)).success).toBe(true);
    expect(verdictSchema.safeParse(detect("")).success).toBe(true);
  });

  it("reads the same mention the same way every time, whatever was read between", () => {
    const text = "my order is late again, please help";
    const first = detect(text);
    detect("something quite different, with the brand acme in it");
    expect(detect(text)).toEqual(first);
  });

  it("says unsure of a mention without any words", () => {
    expect(detect("@acme https://example.com/photo").answer).toBe("unsure");
  });

  it("never flags what the brand or its staff wrote", () => {
    const text = "my parcel never arrived, where is it?";
    expect(detect(text, { brandAuthor: true })).toMatchObject({
      answer: "not_service",
      kind: "brand_reply",
      context: ["brand_author"],
    });
    expect(detect(text, { staffAuthor: true })).toMatchObject({
      answer: "not_service",
      context: ["staff_author"],
    });
  });

  it("never flags a repost", () => {
    expect(detect("my parcel never arrived, where is it?", { repost: true }).answer).toBe("not_service");
  });

  it("raises a short follow-up in an open case, and not its thanks", () => {
    expect(detect("still nothing", { openCase: true }).score).toBeGreaterThan(detect("still nothing").score);
    const thanks = "thank you so much, great service!";
    expect(detect(thanks, { openCase: true }).score).toBe(detect(thanks).score);
  });

  it.each(bareAnswers)("is unsure of a bare answer alone, not in an open case (%s: %s)", (_, text) => {
    expect(detect(text).answer).toBe("unsure");
    expect(detect(text).confidence).toBe("maybe");
    expect(detect(text, { openCase: true, repliesToBrand: true }).answer).toBe("service");
  });

  it("does not call short requests bare answers", () => {
    for (const text of ["Where is my refund?", "App keeps crashing", "Cancel my order"])
      expect(detect(text).answer).toBe("service");
  });

  it("does not read the brand's name as a word, alone, in a phrase or inside a hashtag", () => {
    const plain = detect("my is broken again", {}, []);
    expect(detect("my Broken Parcels is broken again", {}, ["Broken Parcels"]).score).toBeCloseTo(
      plain.score,
      10,
    );
    expect(detect("#helpdeskify my is broken again", {}, ["@helpdeskify"]).score).toBeCloseTo(
      plain.score,
      10,
    );
  });

  it("does not let handles, links and placeholders change the score", () => {
    const plain = detect("the app keeps crashing");
    for (const noise of [
      "@someone the app keeps crashing",
      "the app keeps crashing https://example.com/a?b=c",
      "[user] the app keeps crashing [link]",
    ]) {
      expect(detect(noise).score).toBe(plain.score);
    }
  });

  it("follows the chosen balance: what one brand flags another is not sure of", () => {
    const rank = { not_service: 0, unsure: 1, service: 2 };
    for (const [, text] of requests) {
      const eager = detector.detect({ text, balance: "few_misses", brandNames: [], context: {} });
      const strict = detector.detect({ text, balance: "few_false_flags", brandNames: [], context: {} });
      expect(eager.score).toBe(strict.score);
      expect(rank[eager.answer]).toBeGreaterThanOrEqual(rank[strict.answer]);
    }
  });

  it("lets the brand's own words decide, whole words only, always before never", () => {
    const brandWords = { always: ["recall 7"], never: ["#SummerGiveaway"] };
    const read = (text: string) => detector.detect({ text, brandWords, brandNames: [], context: {} });
    expect(read("what about recall 7?")).toMatchObject({ answer: "service", context: ["always_word"] });
    expect(read("where is my parcel? #summergiveaway")).toMatchObject({
      answer: "not_service",
      context: ["never_word"],
    });
    expect(read("#summergiveaway recall 7").answer).toBe("service");
    expect(read("summergiveaways are fun").context).toEqual([]);
  });
});
