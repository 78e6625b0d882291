/** A team for measurements: its server and its lead's browser, which is this process, and those who come into it. */
import "./here.ts";

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, type Page } from "@playwright/test";

import type { Role } from "../../../lib/member.ts";
import type { Result } from "../../../lib/result.ts";
import { readSeats } from "../../../lib/store/membership.ts";
import { openNatsTransport } from "../../../lib/team/nats.ts";
import { openBaton, type BatonBrowser } from "../../browser/baton.ts";
import { OwnServer } from "../../team/own-server.ts";
import { fromPanel, testBackground, type TestBackground } from "../../unit/background/fixture.ts";

/** A browser or a server that starts on a busy machine, in ms. */
const PATIENCE = 60_000;

export class Office {
  readonly server: OwnServer;
  readonly #lead: TestBackground;
  readonly #profiles: string[] = [];

  private constructor(server: OwnServer, lead: TestBackground) {
    this.server = server;
    this.#lead = lead;
  }

  static async open(): Promise<Office> {
    const server = await OwnServer.make("ws:");
    const lead = await here("lena", "lead");
    valueOf(
      await lead.handlers.createTeam(
        { teamName: "Northlane care", name: "Lena", role: "lead", addresses: [server.url] },
        fromPanel,
      ),
    );
    const office = new Office(server, lead);
    await office.#configure();
    await server.start();
    const link = await lead.cases.link();
    await expect.poll(() => link?.transport.connection().state, { timeout: PATIENCE }).toBe("connected");
    return office;
  }

  /** A member whose browser is this process. */
  async joinHere(name: string, role: Role): Promise<TestBackground> {
    const member = await here(name, "marketer");
    const invitation = await this.#invite(name, role);
    valueOf(await member.handlers.joinTeam({ invitation }, fromPanel));
    await this.#allIn();
    return member;
  }

  /** A member with a Chromium of their own. @param extension folder of the package */
  async join(name: string, role: Role, extension: string): Promise<{ baton: BatonBrowser; profile: string }> {
    const profile = mkdtempSync(path.join(tmpdir(), "baton-bench-"));
    this.#profiles.push(profile);
    const baton = await openBaton({ profile, package: extension });
    const page = await firstPage(baton);
    const invitation = await this.#invite(name, role);
    const joined = await ask(page, { name: "joinTeam", input: { invitation } });
    if (!joined.ok) throw new Error(joined.problem.code);
    await this.#allIn();
    await page.close();
    return { baton, profile };
  }

  /** The lead's browser stops following the log. */
  async leaveAlone(): Promise<void> {
    await this.#lead.cases.close();
  }

  async close(): Promise<void> {
    await this.leaveAlone();
    await this.server.remove();
    for (const profile of this.#profiles) rmSync(profile, { recursive: true, force: true });
  }

  async #invite(name: string, role: Role): Promise<string> {
    const { invitation } = valueOf(await this.#lead.handlers.invite({ name, role }, fromPanel));
    await this.#configure();
    await this.server.reload();
    return invitation;
  }

  async #configure(): Promise<void> {
    const { files } = valueOf(await this.#lead.handlers.serverFiles(this.server.paths, fromPanel));
    this.server.configure(files[0]?.text ?? "");
  }

  async #allIn(): Promise<void> {
    const invited = async (): Promise<number | undefined> =>
      (await readSeats(this.#lead.database))?.seats.seats.filter(({ invitation }) => invitation).length;
    await expect.poll(invited, { timeout: PATIENCE }).toBe(0);
  }
}

async function here(name: string, role: Role): Promise<TestBackground> {
  const background = await testBackground({ id: crypto.randomUUID(), name, role }, {}, openNatsTransport);
  background.clock = Date.now();
  return background;
}

/** The page that opens by itself: another one opened at that moment would get in its way. */
async function firstPage({ context }: BatonBrowser): Promise<Page> {
  const found = (): Page | undefined => context.pages().find((page) => page.url().endsWith("/options.html"));
  await expect.poll(() => found() !== undefined, { timeout: PATIENCE }).toBe(true);
  const page = found();
  if (!page) throw new Error("the first-run page did not open");
  await page.waitForLoadState();
  return page;
}

/** Sends a message to the background from one of Baton's own pages. */
export async function ask(own: Page, message: object): Promise<Result<unknown>> {
  return own.evaluate((sent) => {
    type Chrome = { readonly runtime: { sendMessage(message: unknown): Promise<Result<unknown>> } };
    return (globalThis as unknown as { readonly chrome: Chrome }).chrome.runtime.sendMessage(sent);
  }, message);
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}
