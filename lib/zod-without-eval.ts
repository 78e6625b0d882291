/**
 * Imported first by every context that parses: extension pages forbid `new Function`, which zod would otherwise try
 * and the browser report as a breach of the policy.
 */
import { z } from "zod";

z.config({ jitless: true });
