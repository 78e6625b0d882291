import "fake-indexeddb/auto";
import "../../lib/zod-without-eval.ts";
import "../english.ts";
