import { defineBackground } from "wxt/utils/define-background";
import { z } from "zod";

import { startBackground } from "../lib/background/start.ts";

// Extension pages forbid `new Function`, which zod would otherwise try.
z.config({ jitless: true });

export default defineBackground({ type: "module", main: startBackground });
