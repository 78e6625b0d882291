/** What a developer would take from npm instead, each behind one interface: learn from labelled texts, then score. */
import { createRequire } from "node:module";

export type Opponent = {
  readonly name: string;
  /** Packages whose files a user would have to ship. */
  readonly packages: readonly string[];
  learn(texts: readonly string[], labels: readonly number[]): Promise<void> | void;
  /** Higher is more probably a service request; 0.5 divides. */
  score(text: string): Promise<number> | number;
};

const load = createRequire(import.meta.url);

type BayesClassifier = {
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): { label: string; value: number }[];
};

function naturalBayes(): Opponent {
  const { BayesClassifier } = load("natural") as { BayesClassifier: new () => BayesClassifier };
  const classifier = new BayesClassifier();
  return {
    name: "natural (naive Bayes)",
    packages: ["natural"],
    learn(texts, labels) {
      for (const [index, text] of texts.entries()) classifier.addDocument(text, String(labels[index]));
      classifier.train();
    },
    score(text) {
      const values = new Map(classifier.getClassifications(text).map((each) => [each.label, each.value]));
      const yes = values.get("1") ?? 0;
      const no = values.get("0") ?? 0;
      return yes + no === 0 ? 0.5 : yes / (yes + no);
    },
  };
}

type WinkClassifier = {
  definePrepTasks(tasks: ((text: string) => string[])[]): void;
  defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): void;
  learn(text: string, label: string): void;
  consolidate(): void;
  computeOdds(text: string): [string, number][];
};

function winkBayes(): Opponent {
  const make = load("wink-naive-bayes-text-classifier") as () => WinkClassifier;
  const classifier = make();
  classifier.definePrepTasks([(text) => text.toLowerCase().match(/[\p{L}\p{N}']+|[?!]/gu) ?? ["nothing"]]);
  classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
  return {
    name: "wink-naive-bayes",
    packages: ["wink-naive-bayes-text-classifier"],
    learn(texts, labels) {
      for (const [index, text] of texts.entries()) classifier.learn(text, labels[index] === 1 ? "yes" : "no");
      classifier.consolidate();
    },
    score(text) {
      const odds = new Map(classifier.computeOdds(text)).get("yes") ?? 0;
      return 1 / (1 + 2 ** -odds);
    },
  };
}

type NlpManager = {
  settings: { autoSave: boolean; log: boolean };
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
};

async function nlpjs(): Promise<Opponent> {
  const { Nlp } = load("@nlpjs/nlp") as { Nlp: new (settings: object) => NlpManager };
  const { LangEn } = load("@nlpjs/lang-en") as { LangEn: new () => { register(container: unknown): void } };
  const { containerBootstrap } = load("@nlpjs/core") as {
    containerBootstrap: () => Promise<{ use(plugin: unknown): void }>;
  };
  const container = await containerBootstrap();
  container.use(LangEn);
  const manager = new Nlp({ container, autoSave: false, nlu: { log: false, useNoneFeature: false } });
  manager.addLanguage("en");
  return {
    name: "@nlpjs/nlp",
    packages: ["@nlpjs"],
    async learn(texts, labels) {
      for (const [index, text] of texts.entries())
        manager.addDocument("en", text, labels[index] === 1 ? "service" : "other");
      await manager.train();
    },
    async score(text) {
      const { classifications } = await manager.process("en", text);
      return classifications.find((each) => each.intent === "service")?.score ?? 0.5;
    },
  };
}

function vader(): Opponent {
  const { SentimentIntensityAnalyzer } = load("vader-sentiment") as {
    SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
  };
  return {
    name: "vader-sentiment",
    packages: ["vader-sentiment"],
    learn: () => undefined,
    // A complaint is taken for a service request: the more negative, the higher.
    score: (text) => 0.5 - SentimentIntensityAnalyzer.polarity_scores(text).compound / 2,
  };
}

const KEYWORDS =
  /\b(?:help|issue|problem|broken|not working|doesn'?t work|refund|cancel|waiting|late|delayed?|lost|missing|down|outage|customer service|support|complain\w*|how (?:do|can)|when will|where is|why)\b|\?/i;

const keywords: Opponent = {
  name: "keyword list",
  packages: [],
  learn: () => undefined,
  score: (text) => (KEYWORDS.test(text) ? 1 : 0),
};

/** Fresh ones: none has learned anything yet. */
export async function opponents(): Promise<Opponent[]> {
  return [naturalBayes(), winkBayes(), await nlpjs(), vader(), keywords];
}
