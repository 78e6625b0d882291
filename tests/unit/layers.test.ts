import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

/** A file in a layer, and what it must not import: one breach of each rule that docs/architecture.md states. */
const breaches: readonly (readonly [file: string, from: string])[] = [
  ["lib/case/breach.ts", "../store/database.ts"],
  ["lib/breach.ts", "./messages/send.ts"],
  ["lib/backup/breach.ts", "../store/database.ts"],
  ["lib/sites/breach.ts", "../store/database.ts"],
  ["lib/sites/zod-breach.ts", "zod"],
  ["lib/detect/breach.ts", "../sites/site.ts"],
  ["lib/redaction/breach.ts", "../store/database.ts"],
  ["lib/store/breach.ts", "../messages/send.ts"],
  ["lib/store/team-breach.ts", "../team/transport.ts"],
  ["lib/ledger/breach.ts", "../team/transport.ts"],
  ["lib/vault/breach.ts", "../store/database.ts"],
  ["lib/team/breach.ts", "../store/database.ts"],
  ["lib/messages/breach.ts", "../store/database.ts"],
  ["lib/background/breach.ts", "../models/live.ts"],
  ["lib/overlay/breach.ts", "../store/database.ts"],
  ["lib/models/breach.ts", "../background/context.ts"],
  ["components/breach.ts", "webextension-polyfill"],
  ["components/queue/breach.ts", "../../lib/store/database.ts"],
];
const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "baton-layers-"));
const reported = new Set<string>();

beforeAll(() => {
  copyFileSync(path.join(root, ".oxlintrc.json"), path.join(folder, ".oxlintrc.json"));
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  for (const [file, from] of breaches) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(
      path.join(folder, file),
      `import { thing } from "${from}";\n\nexport const other = thing;\n`,
    );
  }
  const { stdout } = spawnSync(path.join(root, "node_modules/.bin/oxlint"), ["--format=json"], {
    cwd: folder,
    encoding: "utf8",
  });
  type Report = { diagnostics: { code: string; filename: string }[] };
  for (const { code, filename } of (JSON.parse(stdout) as Report).diagnostics) {
    if (code.includes("no-restricted-imports")) reported.add(filename);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

for (const [file, from] of breaches) {
  it(`lint refuses ${from} in ${path.dirname(file)}`, () => {
    expect(reported).toContain(file);
  });
}
