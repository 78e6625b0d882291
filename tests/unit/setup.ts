import "fake-indexeddb/auto";
import { z } from "zod";

// As in every context of the extension: its pages forbid `new Function`, which zod would otherwise try.
z.config({ jitless: true });
