/** Ends Baton's service worker as the browser does when it wants the memory back: at once, in the middle of anything. */
import { expect, type CDPSession, type Page } from "@playwright/test";

export class WorkerKiller {
  readonly #session: CDPSession;
  #status = "unknown";
  #deaths = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  /** @param own a page of the extension */
  static async of(own: Page): Promise<WorkerKiller> {
    const session = await own.context().newCDPSession(own);
    const killer = new WorkerKiller(session);
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      for (const { runningStatus } of versions) {
        if (runningStatus === "stopped" && killer.#status !== "stopped") killer.#deaths += 1;
        killer.#status = runningStatus;
      }
    });
    await session.send("ServiceWorker.enable");
    return killer;
  }

  /** How often the browser said that a running worker stopped. */
  get deaths(): number {
    return this.#deaths;
  }

  /** Stops the worker, and returns when the browser says that it did. Without a running worker nothing happens. */
  async kill(): Promise<void> {
    if (this.#status === "stopped") return;
    const before = this.#deaths;
    await this.#session.send("ServiceWorker.stopAllWorkers");
    await expect
      .poll(() => this.#deaths, { intervals: [2], message: "the worker stopped" })
      .toBeGreaterThan(before);
  }
}
