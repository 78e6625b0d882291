/** Bringing in a file, in a real browser: broken rows, a worker that dies under it, and the words about both. */
import { expectAccessible } from "../browser/axe.ts";
import { WorkerKiller } from "../browser/worker-killer.ts";
import { expect, test } from "./fixtures.ts";

/** So many that a message is full with fifty rows, and there are a dozen messages. */
const ROWS = 600;
const long = "I am waiting for my parcel and nobody answers. ".repeat(420);

test("a file with broken rows comes in whole although the worker dies under it", async ({ baton }) => {
  test.setTimeout(120_000);
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `${at},person${at}@example.com,2025-03-04 10:00,Late,"${long}"`,
  );
  rows.splice(100, 0, "short,row", 'x,nobody,2025-03-04,"no address",');
  const content = `Ticket no,E-Mail,Created,Subject,Text\n${rows.join("\n")}\n`;
  const page = await baton.openOwn("import");
  await expect(page.getByText("Nothing was imported yet")).toBeVisible();
  await expectAccessible(page, "import with nothing");
  const file = { name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(content) };
  await page.getByLabel("Choose a file").setInputFiles(file);
  await expect(page.getByRole("region", { name: "How it comes in" })).toBeVisible();
  await expectAccessible(page, "import before it begins");

  const killer = await WorkerKiller.of(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/[1-9]\d* rows added/u)).toBeVisible();
  await killer.kill();
  await expect(page.getByRole("heading", { name: /is imported$/u })).toBeVisible({ timeout: 60_000 });
  expect(killer.deaths).toBeGreaterThan(0);
  await expect(page.getByText(`${ROWS} rows added`).first()).toBeVisible();
  await expect(page.getByText("2 rows did not come in.")).toBeVisible();
  await expectAccessible(page, "import that is done");

  // The same file once more adds nothing.
  await page.getByRole("button", { name: "Choose another file" }).click();
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(`${ROWS} rows were there already`)).toBeVisible({ timeout: 60_000 });
});
