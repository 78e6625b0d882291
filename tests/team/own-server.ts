/** A team's server as its people run it: with the configuration that a lead's browser made. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect } from "@playwright/test";

import { makeCertificate } from "../sandbox/certificate.ts";
import { need, newNatsServer } from "../setup/programs.ts";
import { freeze, thaw } from "./freeze.ts";
import { freePorts } from "./nats-server.ts";

export class OwnServer {
  readonly url: string;
  readonly folder: string;
  readonly #file: string;
  #child: ChildProcess | undefined;
  #said = "";

  /** One that is not started yet. @param protocol `wss:` with a certificate that nobody vouches for */
  static async make(protocol: "ws:" | "wss:" = "wss:"): Promise<OwnServer> {
    const folder = mkdtempSync(path.join(tmpdir(), "baton-team-"));
    const [port = 0] = await freePorts(1);
    const server = new OwnServer(folder, `${protocol}//localhost:${port}`);
    const { cert, key } = await makeCertificate(["localhost"]);
    writeFileSync(server.paths.certificate, cert);
    writeFileSync(server.paths.key, key);
    return server;
  }

  private constructor(folder: string, url: string) {
    this.folder = folder;
    this.url = url;
    this.#file = path.join(folder, "nats.conf");
  }

  /** What the configuration must say about this machine. */
  get paths(): { readonly store: string; readonly certificate: string; readonly key: string } {
    const at = (name: string): string => path.join(this.folder, name);
    return { store: at("log"), certificate: at("cert.pem"), key: at("key.pem") };
  }

  async start(): Promise<void> {
    const child = spawn(need(newNatsServer), ["-c", this.#file], { stdio: ["ignore", "ignore", "pipe"] });
    this.#child = child;
    this.#said = "";
    // Read to its end: a server whose words nobody takes any more dies of it.
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#said += text;
    });
    await this.#says("Server is ready");
  }

  /** @param config as Baton made it */
  configure(config: string): void {
    // The port for tools is of no use here, and other tests may want it too.
    writeFileSync(this.#file, config.replace("127.0.0.1:4222", "127.0.0.1:-1"));
  }

  async reload(): Promise<void> {
    this.#said = "";
    this.#child?.kill("SIGHUP");
    await this.#says("Reloaded server configuration");
  }

  freeze(): Promise<void> {
    return freeze(this.#child);
  }

  thaw(): void {
    thaw(this.#child);
  }

  /** As a power cut does it. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #says(words: string): Promise<void> {
    await expect.poll(() => this.#said, { intervals: [20], timeout: 30_000 }).toContain(words);
  }
}
