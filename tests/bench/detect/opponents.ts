/** What a developer would take from npm instead, each behind one interface: learn from labelled texts, then score. */
import { createRequire } from "node:module";

export type Opponent = {
  readonly name: string;
  /** Packages whose files a user would have to ship. */
  readonly packages: readonly string[];
  learn(texts: readonly string[], labels: readonly number[]): Promise<void> | void;
  /** Rows it can learn from in minutes; all when absent. */
  readonly most?: number;
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

/**
 * natural's logistic regression: gradient descent over a dense matrix of rows by words. 100 rows take 1.5 s of
 * processor time, 200 take 13 s; all 4,600 would take days.
 */
const MOST_DENSE_ROWS = 200;

function naturalLogistic(): Opponent {
  const { LogisticRegressionClassifier } = load("natural") as {
    LogisticRegressionClassifier: new () => BayesClassifier;
  };
  const classifier = new LogisticRegressionClassifier();
  return {
    name: `natural (logistic, ${MOST_DENSE_ROWS} rows)`,
    packages: ["natural"],
    most: MOST_DENSE_ROWS,
    learn(texts, labels) {
      for (const [index, text] of texts.entries()) classifier.addDocument(text, String(labels[index]));
      classifier.train();
    },
    score: (text) => classifier.getClassifications(text).find((each) => each.label === "1")?.value ?? 0.5,
  };
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+|[?!]/gu) ?? ["nothing"];

type FastTextModel = {
  predict(text: string, most: number, least: number): { size(): number; get(at: number): [number, string] };
};
type FastTextClass = new () => {
  trainSupervised(url: string, options: object, progress: () => void): Promise<FastTextModel>;
};

/** Options as its tutorial on supervised learning ends up with: pairs, letters, 25 rounds. */
async function fastText(): Promise<Opponent> {
  const { getFastTextClass, getFastTextModule } = load("fasttext.wasm.js") as {
    getFastTextModule: unknown;
    getFastTextClass(parts: { getFastTextModule: unknown }): Promise<FastTextClass>;
  };
  const FastText = await getFastTextClass({ getFastTextModule });
  let model: FastTextModel | undefined;
  return {
    name: "fasttext.wasm.js",
    packages: ["fasttext.wasm.js"],
    async learn(texts, labels) {
      const rows = texts
        .map((text, index) => `__label__${labels[index]} ${words(text).join(" ")}`)
        .join("\n");
      model = await new FastText().trainSupervised(
        `data:text/plain;base64,${Buffer.from(rows).toString("base64")}`,
        {
          loss: "softmax",
          epoch: 25,
          lr: 0.5,
          dim: 50,
          wordNgrams: 2,
          minn: 3,
          maxn: 5,
          bucket: 100_000,
          minCount: 1,
          verbose: 0,
        },
        () => undefined,
      );
    },
    score(text) {
      const found = model?.predict(words(text).join(" "), 2, 0);
      for (let at = 0; at < (found?.size() ?? 0); at++) {
        const [probability, label] = found?.get(at) ?? [0.5, ""];
        if (label === "__label__1") return probability;
      }
      return 0.5;
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
  classifier.definePrepTasks([words]);
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
      // An intent of score 0 is not in the list; where it knows no word, neither is.
      const scoreOf = (intent: string) => classifications.find((each) => each.intent === intent)?.score;
      return scoreOf("service") ?? 1 - (scoreOf("other") ?? 0.5);
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
  return [naturalBayes(), naturalLogistic(), winkBayes(), await nlpjs(), await fastText(), vader(), keywords];
}
