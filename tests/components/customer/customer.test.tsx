// @vitest-environment happy-dom
import { connect, stillClock } from "../../unit/background/connect.ts";
import { START, testBackground, type TestBackground } from "../../unit/background/fixture.ts";

import { cleanup, configure, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";

import { Customer } from "../../../components/customer/Customer.tsx";
import { openSelection } from "../../../lib/background/selection-menu.ts";
import { createCustomerModel, type CustomerModel } from "../../../lib/models/customer-model.ts";
import { createOlderModel } from "../../../lib/models/older-model.ts";
import { createPersonDataModel } from "../../../lib/models/person-data-model.ts";
import { account, line } from "../../unit/history/lines.ts";
import { ada } from "../../unit/people.ts";

configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  location.hash = "";
});

const DAY = 24 * 60 * 60 * 1000;

async function background(): Promise<TestBackground> {
  const made = await testBackground(ada);
  await made.database.customers.bulkAdd([
    account("x:ines", "Inês Duarte"),
    account("email:ines@example.com", "I. Duarte"),
  ]);
  await made.database.contacts.bulkAdd([
    line("x:ines", 0, "mention", "Where is order 40012345? ines@example.com", {
      at: START - DAY,
      contactAt: START - DAY,
    }),
    line("email:ines@example.com", 0, "mail", "Order 40012345 did not come", {
      at: START - 20 * DAY,
      contactAt: START - 20 * DAY,
      direction: "in",
    }),
  ]);
  return made;
}

function show(made: TestBackground): CustomerModel {
  connect(made);
  const model = createCustomerModel(made.database, stillClock());
  render(
    <Customer
      model={model}
      menu={undefined}
      personData={createPersonDataModel(made.database)}
      older={createOlderModel(made.database)}
    />,
  );
  return model;
}

function type(label: RegExp, text: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
}

function click(name: RegExp | string): void {
  fireEvent.click(screen.getByRole("button", { name }));
}

describe("a customer", () => {
  it.each(["@Ines", "inês duarte", "INES@example.com", "40012345"])(
    "is found by %s typed whole",
    async (typed) => {
      show(await background());
      type(/^Find a customer/u, typed);
      click("Find");
      fireEvent.click(await screen.findByRole("button", { name: /@.*ines.* on X/u }));
      expect(await screen.findByRole("heading", { level: 1, name: "Inês Duarte" })).toBeTruthy();
    },
  );

  it("is not found by a beginning; a history can be begun at an address that is new", async () => {
    show(await background());
    type(/^Find a customer/u, "inê");
    click("Find");
    expect(await screen.findByText("Nobody found")).toBeTruthy();
    type(/^Find a customer/u, "tom@example.com");
    click("Find");
    fireEvent.click(await screen.findByRole("button", { name: /^Begin a history for .*tom@example.com/u }));
    expect(await screen.findByText("No contact known yet")).toBeTruthy();
  });

  it("is linked by a click upon evidence that says where it stands, and parted by another", async () => {
    const made = await background();
    show(made).open("x:ines");
    const evidence = await screen.findByText(/ines@example.com.* stands here: in a post on X/u);
    expect(evidence.textContent).toContain("there: it is that account");
    fireEvent.click(
      within(evidence.closest(".suggestion") as HTMLElement).getByRole("button", { name: "Link" }),
    );
    expect(await screen.findByText("Linked: one person.")).toBeTruthy();
    expect(
      await screen.findByText(/^2 contacts in 3 weeks, 2 about the same order .40012345., no answer/u),
    ).toBeTruthy();
    expect(screen.getAllByText(/ines@example.com/u).length).toBeGreaterThan(1);
    click("Undo");
    expect(await screen.findByText("Unlinked.")).toBeTruthy();
    expect(await screen.findByText("1 contact, no answer known here")).toBeTruthy();
  });

  it("is not suggested again after somebody said that it is another", async () => {
    show(await background()).open("x:ines");
    await screen.findByText("May be the same person");
    click("Not the same");
    await vi.waitFor(() => expect(screen.queryByText("May be the same person")).toBeNull());
  });

  it("has tags and facts, and a warning where somebody asked for silence", async () => {
    const made = await background();
    show(made).open("x:ines");
    fireEvent.click(await screen.findByLabelText("VIP"));
    fireEvent.click(screen.getByLabelText("Do not contact"));
    type(/^Tags/u, "press, trade ,press");
    click("Save");
    const tags = await screen.findByRole("list", { name: "Tags" });
    expect(
      within(tags)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual(["VIP", "press", "trade"]);
    expect(screen.getByText("This customer asked not to be contacted.")).toBeTruthy();
  });

  it("is erased with the name typed, and the receipt stays to be read", async () => {
    const made = await background();
    show(made).open("x:ines");
    expect(await screen.findByRole("button", { name: "Save their data" })).toBeTruthy();
    click("Erase this person…");
    const form = await screen.findByRole("form", { name: "Erase this person…" });
    fireEvent.input(within(form).getByRole("textbox"), { target: { value: "ines" } });
    fireEvent.click(within(form).getByRole("button", { name: "Erase for good" }));
    await vi.waitFor(async () =>
      expect(await made.database.contacts.where("customerKey").equals("x:ines").count()).toBe(0),
    );
    await vi.waitFor(() => expect(screen.queryByRole("form", { name: "Erase this person…" })).toBeNull());
  });

  it("is logged with from marked text: the form holds it, one click saves it", async () => {
    const made = await background();
    connect(made);
    await openSelection(made, "mail", "  Thank you, it came.  ");
    location.hash = made.openedTabs.at(-1) ?? "";
    const model = show(made);
    expect(await screen.findByText("Log as a mail with…")).toBeTruthy();
    model.open("x:ines");
    const text = await screen.findByLabelText("What was said");
    expect((text as HTMLTextAreaElement).value).toBe("Thank you, it came.");
    fireEvent.submit(text.closest("form") as HTMLElement);
    expect(await screen.findByText("Logged.")).toBeTruthy();
    const mails = await made.database.contacts
      .filter(({ kind, by }) => kind === "mail" && by === "Ada")
      .toArray();
    expect(mails).toMatchObject([{ customerKey: "x:ines", text: "Thank you, it came.", at: START }]);
  });
});
