// @vitest-environment happy-dom
import { connect } from "../../unit/background/connect.ts";
import { fromPanel, testBackground, type TestBackground } from "../../unit/background/fixture.ts";

import { cleanup, configure, fireEvent, render, screen } from "@testing-library/preact";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { PersonData } from "../../../components/person-data/PersonData.tsx";
import { createPersonDataModel } from "../../../lib/models/person-data-model.ts";
import { personFileSchema, type PersonFile } from "../../../lib/person-file.ts";
import { personalTables } from "../../../lib/store/holdings.ts";
import { handOff, valueOf } from "../../unit/background/steps.ts";
import {
  accounts,
  everythingIn,
  herPost,
  herSecondPost,
  plantPerson,
  traces,
} from "../../unit/store/planted.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { lena } from "../../unit/people.ts";

configure({ asyncUtilTimeout: 15_000 });

let saved: Blob | undefined;

beforeEach(() => {
  saved = undefined;
  vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    saved = file as Blob;
    return "blob:test";
  });
});
afterEach(cleanup);

async function withInes(): Promise<TestBackground> {
  const background = await testBackground(lena);
  const { case: glance } = await handOff(background, herPost);
  const caseId = glance?.id ?? "";
  await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel);
  await plantPerson(background.database, caseId);
  await handOff(background, herSecondPost);
  return background;
}

function show(background: TestBackground, account = "x:ines_qv"): void {
  connect(background);
  const model = createPersonDataModel(background.database);
  const whose = { accounts: [account], caseIds: [] };
  render(<PersonData model={model} whose={whose} name="Ines" isInTeam={false} />);
}

async function archive(): Promise<{ page: string; file: PersonFile }> {
  fireEvent.click(screen.getByRole("button", { name: "Save their data" }));
  await screen.findByText(/^Saved as one file/u);
  const files = unzipSync(new Uint8Array((await saved?.arrayBuffer()) ?? new ArrayBuffer()));
  expect(Object.keys(files)).toEqual(["data.html", "data.json"]);
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  return { page: text("data.html"), file: personFileSchema.parse(JSON.parse(text("data.json"))) };
}

describe("a person's data as a file", () => {
  it("has everything from every table, of all linked accounts, to read and for machines", async () => {
    show(await withInes());
    const { page, file } = await archive();
    expect(file.accounts.toSorted()).toEqual(accounts.toSorted());
    expect(Object.keys(file.records).toSorted()).toEqual(personalTables.map(([name]) => name).toSorted());
    for (const trace of traces) {
      expect(JSON.stringify(file)).toContain(trace);
      expect(page).toContain(trace);
    }
    expect(JSON.stringify(file)).not.toContain("jonas called");
    for (const part of ["Accounts", "History", "Cases", "What is not here"]) expect(page).toContain(part);
  });

  it("is a page on which nothing runs and nothing is loaded, whatever somebody wrote", async () => {
    const background = await testBackground(lena);
    const hostile = `</p><script>alert(1)</script><img src=x onerror="alert(2)"> & "quotes" where`;
    await handOff(background, mentionBy("ines_qv", "1", hostile));
    show(background);
    const { page } = await archive();
    const parsed = new DOMParser().parseFromString(page, "text/html");
    expect(parsed.querySelectorAll("script, img, link, iframe, a, [onerror], [src]")).toHaveLength(0);
    expect(page).toContain("Content-Security-Policy");
    expect(parsed.body.textContent).toContain(hostile);
  });

  it("of somebody unknown says that there is nothing", async () => {
    show(await testBackground(lena), "x:nobody");
    const { page, file } = await archive();
    expect(file).toMatchObject({ records: {}, departures: [] });
    expect(page).toContain("Nothing.");
  });
});

describe("erasing from there", () => {
  it("shows all linked accounts and counts, and goes on only when the name was typed", async () => {
    const background = await withInes();
    show(background);
    fireEvent.click(screen.getByRole("button", { name: "Erase this person…" }));
    const form = await screen.findByRole("form", { name: "Erase this person…" });
    for (const account of accounts) expect(form.textContent).toContain(account);
    expect(form.textContent).toContain("2 links between accounts");
    fireEvent.click(screen.getByRole("button", { name: "Erase for good" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/Please type .*ines_qv/u);
    expect(await everythingIn(background.database)).toContain("Heath Street");
    fireEvent.input(screen.getByLabelText(/^Type/u), { target: { value: "ines_qv" } });
    fireEvent.click(screen.getByRole("button", { name: "Erase for good" }));
    await expect.poll(() => screen.queryByRole("form")).toBeNull();
    expect(await everythingIn(background.database)).not.toContain("Heath Street");
  });

  it("tells why it was refused", async () => {
    const background = await withInes();
    show(background);
    vi.spyOn(background.handlers, "erasePerson").mockImplementation(() =>
      Promise.resolve({ ok: false, problem: { code: "not_allowed", detail: "" } }),
    );
    fireEvent.click(screen.getByRole("button", { name: "Erase this person…" }));
    fireEvent.input(await screen.findByLabelText(/^Type/u), { target: { value: "ines_qv" } });
    fireEvent.click(screen.getByRole("button", { name: "Erase for good" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/role/u);
    expect(valueOf(await background.handlers.readSettings({}, fromPanel))).toBeTruthy();
  });
});
