/** A process as a machine that hangs: it is there and says nothing. */
import { spawnSync, type ChildProcess } from "node:child_process";

/** How often a process that was told to stop is looked at, in ms. */
const LOOK_AGAIN_AFTER = 20;

/** Fulfilled when the process stands still: a busy machine lets it run on for a while after it was told to. */
export async function freeze(child: ChildProcess | undefined): Promise<void> {
  if (!child?.pid) throw new Error("there is no process to freeze");
  child.kill("SIGSTOP");
  while (!stateOf(child.pid).startsWith("T")) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_AFTER));
  }
}

export function thaw(child: ChildProcess | undefined): void {
  child?.kill("SIGCONT");
}

/** In the letters of `ps`; of a process that stands still, "T…". @throws when it is gone */
function stateOf(pid: number): string {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  if (stdout.trim() === "") throw new Error(`process ${pid} is gone`);
  return stdout.trim();
}
