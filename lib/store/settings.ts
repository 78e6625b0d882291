/** Reading and writing the settings, with defaults when there are none or they do not fit. */
import { z } from "zod";

import { defaultSettings, settingsSchema, type Settings } from "../settings.ts";
import type { Database } from "./database.ts";
import type { Readable } from "./readable.ts";

/** The settings now in force. Settings that do not fit are set aside and the defaults take over. */
export async function readSettings(database: Database): Promise<Settings> {
  return (await readStoredSettings(database)) ?? begin(database);
}

/** The same for who may not write; undefined where there are none, or they do not fit. */
export async function readStoredSettings(database: Readable): Promise<Settings | undefined> {
  const stored = await database.settings.get("settings");
  const checked = settingsSchema.safeParse(stored?.value);
  return checked.success ? checked.data : undefined;
}

/** Starts from the defaults, once: two callers at a cold start must agree on who I am. */
function begin(database: Database): Promise<Settings> {
  return database.transaction("rw", [database.settings, database.quarantine], async () => {
    const row = await database.settings.get("settings");
    const checked = settingsSchema.safeParse(row?.value);
    if (checked.success) return checked.data;
    if (row) {
      const reason = z.prettifyError(checked.error);
      await database.quarantine.add({ table: "settings", at: Date.now(), reason, row });
    }
    const fresh = defaultSettings(crypto.randomUUID());
    await writeSettings(database, fresh);
    return fresh;
  });
}

export async function writeSettings(database: Database, settings: Settings): Promise<void> {
  await database.settings.put({ name: "settings", value: settings });
}
