// @vitest-environment happy-dom
import { connect } from "../../unit/background/connect.ts";

import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Import } from "../../../components/import/Import.tsx";
import { reportWords } from "../../../components/import/import-words.ts";
import { markOf } from "../../../lib/import/read.ts";
import { createImportModel, type ImportModel } from "../../../lib/models/import-model.ts";
import { readImports } from "../../../lib/store/imports.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { chosen, importedLines, ticket } from "../../unit/background/import-steps.ts";
import { lost, valueOf } from "../../unit/background/steps.ts";

let background: TestBackground;
let model: ImportModel;

beforeEach(async () => {
  background = await testBackground();
  connect(background);
  model = createImportModel({ database: background.database, words: reportWords(), country: "DE" });
  render(<Import model={model} />);
});
afterEach(() => {
  model.close();
  cleanup();
  vi.restoreAllMocks();
});

const tickets = `Ticket no,E-Mail,Created,Subject,Text
1,ines@example.com,2025-03-04 09:30,Late,Where is my parcel?
2,jonas@example.com,2025-03-05 10:00,Broken,It came broken.
3,nobody,2025-03-06 10:00,Lost,No address.
4,ines@example.com,someday,Again,Still not here.
`;

function choose(content: string, name: string = "tickets.csv"): void {
  const field = screen.getByLabelText("Choose a file");
  const file = new File([content], name);
  Object.defineProperty(field, "files", { value: [file], configurable: true });
  fireEvent.change(field);
}

const button = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole("button", { name });

async function importAll(content: string): Promise<void> {
  choose(content);
  fireEvent.click(await button(/^Import/u));
  await screen.findByText(/is imported$/u);
}

describe("a file", () => {
  it("is shown as it would come in before anything is stored", async () => {
    choose(tickets);
    const preview = within(await screen.findByRole("region", { name: "How it comes in" }));
    expect(preview.getAllByRole("row").map((row) => row.textContent)).toEqual([
      expect.stringContaining("Customer"),
      expect.stringMatching(/^2ines@example\.com.*Late Where is my parcel\?$/u),
      expect.stringMatching(/^3jonas@example\.com.*Broken It came broken\.$/u),
    ]);
    const problems = within(screen.getByRole("region", { name: "Rows with problems" }));
    expect(problems.getByText(/The e-mail address cannot be read/u).closest("tr")?.textContent).toMatch(
      /^4/u,
    );
    expect(problems.getByText(/The date cannot be read/u).closest("tr")?.textContent).toMatch(/^5/u);
    expect(await importedLines(background)).toEqual([]);
    expect(await background.database.imports.count()).toBe(0);
  });

  it("comes in with what could be read, and says what did not", async () => {
    await importAll(tickets);
    expect(screen.getByText("2 rows added")).toBeTruthy();
    expect(screen.getByText("2 rows did not come in.")).toBeTruthy();
    const lines = await importedLines(background);
    expect(lines.map(({ customerKey, title }) => `${customerKey} ${title}`).toSorted()).toEqual([
      "email:ines@example.com Late",
      "email:jonas@example.com Broken",
    ]);
    const problems = await model.problems.value?.file().text();
    expect(problems?.split("\r\n").slice(1, 3)).toEqual([
      `"4","did not come in","The e-mail address cannot be read.","E-Mail","nobody","3","nobody","2025-03-06 10:00","Lost","No address."`,
      expect.stringMatching(/^"5","did not come in","The date cannot be read\."/u),
    ]);
  });

  it("is told by rule whom it is about: accounts Baton knows, and posts that name an address", async () => {
    valueOf(await background.handlers.correct({ mention: lost, service: true }, fromPage));
    // As the store notes what stands in a post.
    await background.database.contacts.update(lost.key, { traces: ["email:ines@example.com"] });
    choose(
      `X,E-Mail,Created\n@Ines,,2025-03-04\n,ines@example.com,2025-03-05\n,other@example.com,2025-03-06\n`,
    );
    expect((await screen.findByText("Handle:")).closest("li")?.textContent).toContain(
      "in 1 of 3 rows, 1 different. Baton knows 1 of these accounts.",
    );
    const address = screen.getByText("E-mail:").closest("li")?.textContent;
    expect(address).toContain("in 2 of 3 rows, 2 different. 1 of them stands in a post");
    expect(address).toMatch(/ines@example\.com.*in a post of.*x:ines/u);
  });

  it("whose dates could be two is asked about, and not imported before", async () => {
    choose("E-Mail,Date\na@example.com,3/4/2025\nb@example.com,5/6/2025\n");
    const order = await screen.findByLabelText("Order of day and month");
    fireEvent.click(await button("Import"));
    expect(screen.queryByText(/is imported/u)).toBeNull();
    fireEvent.change(order, { target: { value: "mdy" } });
    await screen.findByRole("region", { name: "How it comes in" });
    fireEvent.click(await button("Import"));
    await screen.findByText(/is imported$/u);
    const lines = await importedLines(background);
    expect(lines.map(({ at }) => new Date(at).getMonth()).toSorted((one, other) => one - other)).toEqual([
      2, 4,
    ]);
  });

  it("with a wrong guess is put right, and remembered for the next with these columns", async () => {
    const content = "Who,Mail,Created\nines,wrong@example.com,2025-03-04\n";
    choose(content);
    fireEvent.change(await screen.findByLabelText(/What “.*Who.*” means/u), {
      target: { value: "instagram" },
    });
    fireEvent.change(screen.getByLabelText(/What “.*Mail.*” means/u), { target: { value: "ignored" } });
    fireEvent.click(await button("Import"));
    await screen.findByText(/is imported$/u);
    expect((await importedLines(background))[0]?.customerKey).toBe("instagram:ines");
    fireEvent.click(await button("Choose another file"));
    choose(content, "next.csv");
    expect(await screen.findByText(/imported before/u)).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>(/What “.*Who.*” means/u).value).toBe("instagram");
  });

  it("that is no text, or an archive, is refused with what to do", async () => {
    choose("PK\u0003\u0004rest", "export.zip");
    expect(await screen.findByText(/Unpack it/u)).toBeTruthy();
    choose("", "empty.csv");
    expect(await screen.findByText("The file is empty.")).toBeTruthy();
  });

  it("a second time adds nothing", async () => {
    await importAll(tickets);
    fireEvent.click(await button("Choose another file"));
    await importAll(tickets);
    expect(screen.getByText("0 rows added")).toBeTruthy();
    expect(screen.getByText("2 rows were there already")).toBeTruthy();
  });
});

describe("an import that broke off", () => {
  it("goes on behind what is stored when the same file is chosen again", async () => {
    choose(tickets);
    await button("Import");
    const stage = model.stage.value;
    if (stage.at !== "map") throw new Error("no draft");
    const { mapping, head, signature, file } = stage.draft;
    const begun = valueOf(
      await background.handlers.beginImport(
        { file: { name: file.name, ...(await markOf(file)) }, format: head.format, mapping, signature },
        fromPanel,
      ),
    );
    const first = ticket(2, { accounts: [{ channel: "email", name: "ines@example.com" }], id: "1" });
    const batch = { importId: begun.id, from: 0, to: 1, read: 50, rows: [first] };
    valueOf(await background.handlers.importRows(batch, fromPanel));
    fireEvent.click(await button("Go on"));
    await screen.findByText(/is imported$/u);
    expect(screen.getByText("2 rows added")).toBeTruthy();
    expect(screen.getByText("2 rows did not come in.")).toBeTruthy();
    expect(await importedLines(background)).toHaveLength(2);
    const runs = await readImports(background.database);
    expect(runs).toMatchObject([{ id: begun.id, state: "done", records: 4 }]);
  });

  it("is not offered for another file", async () => {
    const mapping = { ...chosen.mapping, columns: [...chosen.mapping.columns] };
    valueOf(await background.handlers.beginImport({ ...chosen, mapping }, fromPanel));
    choose(tickets);
    await button("Import");
    expect(screen.queryByRole("button", { name: "Go on" })).toBeNull();
  });
});

it("an import is taken back with a second button, and nothing of it is left", async () => {
  await importAll(tickets);
  fireEvent.click(await button(/^Take .*tickets\.csv.* back…$/u));
  fireEvent.click(await button("Take it back"));
  expect(await screen.findByText("Taken back: 2 rows.")).toBeTruthy();
  expect(await screen.findByText("Nothing was imported yet")).toBeTruthy();
  expect(await importedLines(background)).toEqual([]);
  expect(await background.database.customers.count()).toBe(0);
});
