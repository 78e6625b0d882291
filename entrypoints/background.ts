import "../lib/zod-without-eval.ts";
import "../lib/words/own-words.ts";

import { defineBackground } from "wxt/utils/define-background";

import { startBackground } from "../lib/background/start.ts";

export default defineBackground({ type: "module", main: startBackground });
