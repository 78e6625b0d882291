/** Words put into the editors that the sites write with, each the real library: they get into its own model, and undo takes them out. */
import { expect, test as base, type Page } from "@playwright/test";

import { startEditors, type Editors, type EditorsPage } from "../browser/editors/open.ts";

const test = base.extend<{ editors: EditorsPage }, { running: Editors }>({
  running: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
    async ({}, provide) => {
      const running = await startEditors();
      await provide(running);
      await running.close();
    },
    { scope: "worker" },
  ],
  editors: async ({ running }, provide) => {
    const editors = await running.open();
    await provide(editors);
    await editors.page.close();
  },
});

const TEXTS = {
  "one line": "So sorry to hear that.",
  "several lines and an empty one": "Dear Ines,\nwe are on it.\n\nYour Northlane",
  emoji: "On it 😀👩‍👩‍👧🇩🇪!",
  "right to left": "שלום, ההזמנה בדרך",
  "both directions": "Order ١٢٣ שלום 42, ok?",
  "markup and links": "<b>no</b> & https://northlane.example/a?b=1 @ines #late",
} as const;

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

for (const label of ["Draft.js", "Lexical", "React"]) {
  test.describe(label, () => {
    for (const [name, text] of Object.entries(TEXTS)) {
      test(`takes ${name} where the caret is, and one undo takes it out`, async ({ editors }) => {
        const { page, insert, model } = editors;
        await page.getByLabel(label).click();
        await page.keyboard.type("Hello world");
        await press(page, "ArrowLeft", "world".length);
        expect(await insert(label, text)).toBe(true);
        await expect.poll(model).toBe(`Hello ${text}world`);
        await page.keyboard.press("Control+z");
        await expect.poll(model).toBe("Hello world");
      });
    }

    test("takes words while it is empty, and what is typed follows them", async ({ editors }) => {
      const { page, insert, model, draft } = editors;
      await page.getByLabel(label).click();
      expect(await insert(label, "Dear Ines,\nsorry")).toBe(true);
      await page.keyboard.type("!");
      await expect.poll(model).toBe("Dear Ines,\nsorry!");
      await expect.poll(() => draft(label)).toBe("Dear Ines,\nsorry!");
    });

    test("gives what is selected away for the words, and gets it back with an undo", async ({ editors }) => {
      const { page, insert, model } = editors;
      await page.getByLabel(label).click();
      await page.keyboard.type("Hello world");
      await press(page, "Shift+ArrowLeft", "world".length);
      expect(await insert(label, "Ines")).toBe(true);
      await expect.poll(model).toBe("Hello Ines");
      await page.keyboard.press("Control+z");
      await expect.poll(model).toBe("Hello world");
    });

    test("takes words at its end when the person has left it", async ({ editors }) => {
      const { page, insert, model } = editors;
      await page.getByLabel(label).click();
      await page.keyboard.type("Hello");
      await page.getByRole("button").focus();
      expect(await insert(label, " again")).toBe(true);
      await expect.poll(model).toBe("Hello again");
    });

    test("takes words that nobody had clicked into it for", async ({ editors }) => {
      const { insert, model } = editors;
      expect(await insert(label, "Hello")).toBe(true);
      await expect.poll(model).toBe("Hello");
    });

    test("takes words after it was mounted anew", async ({ editors }) => {
      const { page, insert, model } = editors;
      await page.getByLabel(label).click();
      await page.keyboard.type("gone");
      await page.getByRole("button").click();
      await expect(page.getByLabel(label)).toBeVisible();
      expect(await insert(label, "Hello")).toBe(true);
      await expect.poll(model).toBe("Hello");
    });
  });
}

test("a field whose editor does not take the words is left as it was, and that is said", async ({
  editors,
}) => {
  const { page, insert } = editors;
  await page.getByLabel("none").click();
  expect(await insert("none", "Hello")).toBe(false);
  await expect(page.getByLabel("none")).toHaveText("nobody listens here");
});
