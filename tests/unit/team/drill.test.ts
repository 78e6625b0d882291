/** A small drill with a little of everything; `npm run drill` does large ones. */
import { expect, it } from "vitest";

import { runDrill } from "../../drill/drill.ts";
import { quietDrill } from "../../drill/options.ts";

it("loses nothing and gives nothing twice while browsers die, clocks are wrong and old messages come again", async () => {
  const findings = await runDrill(
    {
      ...quietDrill,
      isSingle: true,
      threads: 1,
      marketers: 2,
      agents: 4,
      rate: 240,
      seconds: 4,
      restart: 1,
      skew: 2,
      replay: 3,
    },
    () => undefined,
  );
  expect(findings).toMatchObject({ handoffs: 16, lost: 0, undone: 0, double: 0, differing: 0 });
  expect(findings.claims.won).toBe(16);
  expect(findings.settledAfter).not.toBeNaN();
  expect(findings.setAside).toBeGreaterThan(0);
});
