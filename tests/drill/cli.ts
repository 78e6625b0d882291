/** `npm run drill`: see `--help`. */
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import process from "node:process";

import { accountConfig } from "../../lib/team/nats/server-config.ts";
import { DRILL_TEAM, runDrill } from "./drill.ts";
import { inWords, isGood } from "./findings.ts";
import { HELP, readOptions } from "./options.ts";
import { membersOf } from "./people.ts";

const { options, isHelp, isJson } = readOptions(process.argv.slice(2));
if (isHelp) {
  console.log(HELP);
} else if (options.logins !== undefined && !options.servers && !existsSync(options.logins)) {
  console.log(accountConfig(DRILL_TEAM, membersOf(options)));
  console.log(
    `# The logins are in ${options.logins}. Put this into "accounts { }" of the servers' configuration.`,
  );
} else {
  const findings = await runDrill(options, (line) => console.log(line));
  console.log(isJson ? JSON.stringify(findings, undefined, 2) : inWords(findings));
  console.log(`load of the machine ${loadavg()[0]?.toFixed(1)}`);
  process.exitCode = isGood(findings) ? 0 : 1;
}
