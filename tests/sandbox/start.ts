/**
 * `npm start`: builds Baton and opens a browser with it on the sandbox. Without a display it does the main job
 * headless, prints what happened as a short table, and saves screenshots.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";

import { openBaton } from "../browser/baton.ts";
import { tellStory } from "./story.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
}

function hasDisplay(): boolean {
  if (process.argv.includes("--headless")) return false;
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

console.log("Building Baton…");
run("node", ["tests/setup/setup.ts", "--for-start"]);
run("wxt", ["build"]);

if (hasDisplay()) {
  const baton = await openBaton({ headed: true });
  await baton.openSite("/notifications/mentions");
  console.log(`The sandbox is open at ${baton.sandbox.address("/notifications/mentions")}.`);
  console.log("Hand a mention off, then open the queue with Alt+Shift+Q. Close the browser to end.");
  await baton.context.waitForEvent("close", { timeout: 0 });
  await baton.sandbox.close();
} else {
  console.log("No display: doing the main job headless.\n");
  await tellStory(path.join(ROOT, ".output/story"));
}
