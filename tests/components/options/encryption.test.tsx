// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { connect } from "../../unit/background/connect.ts";
import { memorySession, testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { showOptions } from "./fixture.tsx";
import { Vault } from "../../../lib/background/vault.ts";
import { LockNow } from "../../../components/shared/LockNow.tsx";
import { Unlocked } from "../../../components/shared/Unlocked.tsx";
import { createVaultModel } from "../../../lib/models/vault-model.ts";
import { Keyring } from "../../../lib/store/keyring.ts";
import { ada } from "../../unit/people.ts";

const passphrase = "seven kind herons at dusk";
let background: TestBackground;

beforeEach(async () => {
  location.hash = "#privacy";
  background = await testBackground(ada, { introduced: true });
});

afterEach(() => {
  cleanup();
  location.hash = "";
});

function enter(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

function press(name: string): void {
  fireEvent.submit(screen.getByRole("button", { name }).closest("form") ?? document);
}

/** A key takes its time to be made from a passphrase, on a busy machine many times that. */
function said(text: string): Promise<HTMLElement> {
  return screen.findByText(text, undefined, { timeout: 40_000 });
}

describe("the passphrase in the options", () => {
  it("is set, changed and removed, and each is said", async () => {
    await showOptions(background);
    enter("Passphrase", passphrase);
    enter("The same again", passphrase);
    press("Set the passphrase");
    expect((await said("The passphrase is set.")).closest("output")).toBeTruthy();
    expect((await background.keyring.read())?.by).toBe("passphrase");

    const removing = screen.getByRole("button", { name: "Remove it", hidden: true }).closest("form");
    fireEvent.input(within(removing as HTMLElement).getByLabelText("Passphrase until now"), {
      target: { value: "something else" },
    });
    fireEvent.submit(removing as HTMLElement);
    expect(await said("That is not the passphrase. Nothing was changed.")).toBeTruthy();
    fireEvent.input(within(removing as HTMLElement).getByLabelText("Passphrase until now"), {
      target: { value: passphrase },
    });
    fireEvent.submit(removing as HTMLElement);
    expect(await said("The passphrase is removed.")).toBeTruthy();
    expect((await background.keyring.read())?.by).toBe("browser");
  });

  it("is not taken when it is short, or not the same twice", async () => {
    await showOptions(background);
    enter("Passphrase", "short");
    enter("The same again", "shirt");
    press("Set the passphrase");
    expect(screen.getByText("Please take at least 15 characters.").getAttribute("role")).toBe("alert");
    expect(screen.getByText("The two are not the same.").getAttribute("role")).toBe("alert");
    expect((await background.keyring.read())?.by).toBe("browser");
  });
});

describe("a page while the store is locked", () => {
  beforeEach(async () => {
    await background.vault.change(undefined, passphrase);
    await background.session.forget();
    // The browser was closed: another worker, which remembers nothing.
    const session = memorySession();
    Object.assign(background, { session });
    const vault = new Vault({
      keyring: background.keyring,
      session,
      now: () => background.clock,
      unlocked: () => undefined,
    });
    Object.assign(background.handlers, {
      unlock: async ({ passphrase: typed }: { passphrase: string }) => vault.unlock(typed),
    });
    connect(background);
    render(
      <Unlocked vault={createVaultModel({ ...session, watch: () => undefined }, background.keyring)}>
        <p>The queue</p>
      </Unlocked>,
    );
    await screen.findByRole("heading", { name: "Baton is locked" });
  });

  it("asks for the passphrase, says when it is wrong, and shows what is behind it when it is right", async () => {
    expect(screen.queryByText("The queue")).toBeNull();
    enter("Passphrase", "seven kind herons at dawn");
    press("Unlock");
    expect((await said("That is not the passphrase. Nothing was changed.")).role).toBe("alert");
    enter("Passphrase", passphrase);
    press("Unlock");
    expect(await said("The queue")).toBeTruthy();
  });

  it("erases everything for whoever forgot it, once they typed that they mean it", async () => {
    press("Erase everything here");
    fireEvent.input(screen.getByLabelText(/^Type .*erase.* to confirm/u), { target: { value: "Erase" } });
    expect(background.restarts).toBe(0);
    press("Erase everything here");
    await vi.waitUntil(() => background.restarts === 1);
  });
});

describe("an open page", () => {
  it("starts anew when it is locked, which only a passphrase allows", async () => {
    const startOver = vi.fn<() => void>();
    connect(background);
    const watched = { ...background.session, watch: () => undefined };
    const model = createVaultModel(watched, background.keyring, startOver);
    render(<LockNow vault={model} />);
    expect(screen.queryByRole("button", { name: "Lock now" })).toBeNull();
    expect(await model.change(undefined, passphrase)).toBe(true);
    fireEvent.click(await screen.findByRole("button", { name: "Lock now" }));
    await vi.waitFor(() => expect(startOver).toHaveBeenCalledOnce());
    expect(await background.vault.isOpen()).toBe(false);
  });

  it("says what can be done when the key is lost, and begins anew at the second click", async () => {
    connect(background);
    const { database, session } = background;
    const keyring = new Keyring(`${database.name}-lost`, database.name);
    render(
      <Unlocked vault={createVaultModel({ ...session, watch: () => undefined }, keyring)}>
        <p>The queue</p>
      </Unlocked>,
    );
    expect(
      await screen.findByRole("heading", { name: "What Baton keeps here can no longer be opened" }),
    ).toBeTruthy();
    expect(screen.queryByText("The queue")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Begin anew…" }));
    expect(background.restarts).toBe(0);
    fireEvent.click(screen.getByRole("button", { name: "Erase and begin anew" }));
    await vi.waitUntil(() => background.restarts === 1);
  });
});
