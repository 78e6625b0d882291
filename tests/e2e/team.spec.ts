/** A team in real browsers: three Chromium and a Firefox, each a machine of its own, and one server between them, over TLS. */
import path from "node:path";

import type { Page } from "@playwright/test";
import type { Browser } from "puppeteer-core";

import type { Case } from "../../lib/case/case.ts";
import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import { clickLast, look, openFirefox, packageThatJoins, slotAt, standsStill } from "../browser/firefox.ts";
import { readEvents } from "../browser/case-log.ts";
import { resolveCase, toolbarBadge } from "../browser/pages.ts";
import { readTable } from "../browser/store.ts";
import { createSandbox } from "../sandbox/server.ts";
import { OwnServer } from "../team/own-server.ts";
import { expect, firstRun, tell, test } from "./fixtures.ts";

/** Lena leads, Mira and Tom are agents, each in a Chromium; Ada, a marketer, has Firefox. */
test("a team hands off, claims once, and loses nothing while its server is away", async () => {
  test.setTimeout(180_000);
  const server = await OwnServer.make();
  const sandbox = await createSandbox();
  const opening = [openBaton(), openBaton(), openBaton()] as const;
  const openingFirefox = openFirefox(sandbox);
  try {
    const [lead, mira, tom] = await Promise.all(opening);
    const firefox = await openingFirefox;
    const [atLead, atMira, atTom] = await Promise.all([lead, mira, tom].map(teamPage));
    if (!atLead || !atMira || !atTom) throw new Error("three pages");

    await found(atLead, server);
    await join(server, atLead, [atMira, atTom], firefox);
    const marketer = await firefox.newPage();
    await marketer.setViewport({ width: 1280, height: 900 });
    await marketer.goto(sandbox.address(sandbox.site.mentions));
    const slot = await slotAt(marketer, sandbox.pathOf("service-lost-parcel"));
    await expect(atLead.getByText(/^Invited/u)).toHaveCount(0, { timeout: 30_000 });

    // Ada hands off; the lead and the agents see it. Queues are opened while she could still undo it.
    await clickLast(marketer, slot);
    const openingQueues = Promise.all([mira, tom].map((each) => each.openOwn("sidepanel")));
    const movedAt = await badgeShows(lead, "0m");
    const sent = (await readEvents(atLead)).find(({ payload }) => payload.type === "sent");
    console.log(`the lead's badge moved ${movedAt - (sent?.at ?? 0)} ms after the handoff was sent`);

    // Both want it while the server says nothing, so that neither can know of the other.
    const queues = await openingQueues;
    const claims = queues.map((queue) => queue.getByRole("button", { name: /^Claim/u }));
    await Promise.all(claims.map((claim) => expect(claim).toBeVisible()));
    const unclaimed = await standsStill(slot);
    await server.freeze();
    await Promise.all(claims.map((claim) => claim.evaluate((button: HTMLElement) => button.click())));
    server.thaw();
    await badgeShows(lead, "");
    const [claimed] = await casesIn(atLead);
    const owner = claimed?.owner?.member.name ?? "";
    const [winner, loser] = owner === "Mira" ? queues : queues.toReversed();
    if (!winner || !loser) throw new Error("two queues");
    await expect(winner.getByText("The case is yours.")).toBeVisible();
    await expect(loser.getByText(new RegExp(`${owner}\\u2069 (?:has it )?since`, "u")).first()).toBeVisible();
    await expect.poll(() => look(slot)).not.toBe(unclaimed);

    // The server dies; the agent and the marketer work on, and it all arrives when it is back.
    await server.kill();
    const other = await slotAt(marketer, sandbox.pathOf("service-billed-twice"));
    await clickLast(marketer, other);
    await expect(atLead.getByText(/^No connection to/u)).toBeVisible({ timeout: 30_000 });
    await resolveCase(winner);
    await expect(winner.getByText(/1 change waits to be sent/u)).toBeVisible();
    await server.start();
    await badgeShows(lead, "0m");
    const everybody = [atLead, atMira, atTom];
    const states = async (): Promise<Set<string>> =>
      new Set((await Promise.all(everybody.map(casesIn))).map((cases) => JSON.stringify(cases)));
    await expect.poll(states, { timeout: 30_000 }).toHaveProperty("size", 1);
    const statuses = (await casesIn(atLead)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(["handed_off", "resolved"]);
  } finally {
    await Promise.allSettled(opening.map(async (each) => (await each).close()));
    await (await openingFirefox).close();
    await sandbox.close();
    await server.remove();
  }
});

/** The options at the team, after the first run. */
async function teamPage(baton: BatonBrowser): Promise<Page> {
  // A step that hangs is told as what it is.
  baton.context.setDefaultTimeout(30_000);
  const page = await firstRun(baton);
  await page.getByRole("button", { name: "Start using Baton" }).click();
  await expect(page.getByRole("status").filter({ hasText: /\S/u }).first()).toBeVisible();
  await page.goto(`${page.url()}#team`);
  await page.reload();
  return page;
}

/** Lena founds the team, and starts its server with what Baton made for it. */
async function found(page: Page, server: OwnServer): Promise<void> {
  await page.getByLabel("Name of the team").fill("Northlane care");
  await page.getByLabel("Your name").fill("Lena");
  await page.getByLabel("Address of the server").fill(server.url);
  await page.getByRole("button", { name: "Create team" }).click();
  await page.getByText("Paths on the server").click();
  await page.getByLabel("Where the server keeps the log").fill(server.paths.store);
  await page.getByLabel("Certificate (PEM)", { exact: true }).fill(server.paths.certificate);
  await page.getByLabel("Key of the certificate").fill(server.paths.key);
  await page.getByLabel("Key of the certificate").press("Tab");
  const config = page.getByLabel("nats.conf");
  for (const place of Object.values(server.paths)) await expect(config).toHaveValue(new RegExp(place, "u"));
  server.configure(await config.inputValue());
  await server.start();
  await expect(page.getByText(/^Connected to/u)).toBeVisible({ timeout: 30_000 });
}

/** Invites everybody, lets the server know them, and waits until they are in. */
async function join(
  server: OwnServer,
  lead: Page,
  [atMira, atTom]: readonly [Page, Page],
  firefox: Browser,
): Promise<void> {
  const invitations: string[] = [];
  for (const [name, role] of [
    ["Mira", "agent"],
    ["Tom", "agent"],
    ["Ada", "marketer"],
  ] as const) {
    await lead.getByLabel("Their name").fill(name);
    await lead.getByLabel("Their role").selectOption(role);
    await lead.getByRole("button", { name: "Make invitation" }).click();
    const text = lead.getByLabel(`Invitation for \u2068${name}\u2069`);
    await expect(text).toHaveValue(/^baton-invitation-1\./u);
    invitations.push(await text.inputValue());
  }
  const [forMira = "", forTom = "", forAda = ""] = invitations;
  const files = await tell(lead, { name: "serverFiles", input: server.paths });
  server.configure(configIn(files));
  await server.reload();
  await Promise.all([
    pasteInvitation(atMira, forMira),
    pasteInvitation(atTom, forTom),
    firefox.installExtension(packageThatJoins(forAda, path.join(server.folder, "firefox"))),
  ]);
}

function configIn(files: Awaited<ReturnType<typeof tell>>): string {
  if (!files.ok) throw new Error(files.problem.code);
  const { value } = files as { readonly value: { readonly files: readonly { readonly text: string }[] } };
  return value.files[0]?.text ?? "";
}

async function pasteInvitation(page: Page, invitation: string): Promise<void> {
  await page.getByLabel("Invitation").fill(invitation);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText(/^Connected to/u)).toBeVisible({ timeout: 30_000 });
}

/** Waits until the toolbar button says `text`. @returns when it was seen to, Unix ms */
async function badgeShows(baton: BatonBrowser, text: string): Promise<number> {
  await expect
    .poll(async () => (await toolbarBadge(baton)).text, { intervals: [20], timeout: 30_000 })
    .toBe(text);
  return Date.now();
}

function casesIn(page: Page): Promise<Case[]> {
  return readTable(page, "cases");
}
