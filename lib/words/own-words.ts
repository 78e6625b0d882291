/**
 * Imported by our own pages and the background: brings the words along. Chromium has been seen to give no words at
 * all to an extension page (after the first-run page was closed the moment it opened), and a page without words is
 * of no use to anybody. Content scripts do without: there it was never seen, and every page would pay for it.
 */
import messages from "../../public/_locales/en/messages.json" with { type: "json" };
import { bringWords } from "./words.ts";

bringWords(messages);
