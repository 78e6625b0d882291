import { beforeEach, describe, expect, it } from "vitest";

import { Vault } from "../../../lib/background/vault.ts";
import { answer } from "../../../lib/messages/answer.ts";
import type { Result } from "../../../lib/result.ts";
import { Keyring } from "../../../lib/store/keyring.ts";
import type { KeySession } from "../../../lib/vault/data-key.ts";
import { Database } from "../../../lib/store/database.ts";
import { testCipher } from "../store/test-database.ts";
import { mentionBy } from "../mentions.ts";
import { handedOff } from "./connect.ts";
import { START, memorySession, testBackground, fromPanel } from "./fixture.ts";

const passphrase = "seven kind herons at dusk";
let keyrings = 0;
let name: string;
let session: KeySession;
let clock: number;
let unlocks: number;

/** The worker as it starts: with what the browser remembers until it closes, and what is on the disk. */
function start(): Vault {
  return new Vault({
    keyring: keyring(),
    session,
    now: () => clock,
    unlocked: () => void (unlocks += 1),
  });
}

function keyring(): Keyring {
  return new Keyring(name, `${name}-store`);
}

/** The store on the disk, as the Baton of `version` made it. */
async function makeStore(version?: number): Promise<void> {
  const store = new Database(testCipher, `${name}-store`, version);
  await store.open();
  store.close();
}

function closeBrowser(): void {
  session = memorySession();
}

function code(result: Result<unknown>): string {
  return result.ok ? "ok" : result.problem.code;
}

beforeEach(() => {
  name = `keys-${(keyrings += 1)}`;
  clock = START;
  unlocks = 0;
  closeBrowser();
});

describe("without a passphrase", () => {
  it("is open at every start, with the same key", async () => {
    const first = await start().cipher;
    closeBrowser();
    const second = start();
    expect(await second.isOpen()).toBe(true);
    expect((await second.cipher).open(first.seal("parcel", "here"), "here")).toBe("parcel");
    expect(unlocks).toBe(0);
  });

  it("has one key, whoever is first to ask for it", async () => {
    const [one, other] = await Promise.all([start().cipher, start().cipher]);
    expect(other.blind("x:ines")).toBe(one.blind("x:ines"));
  });

  it("keeps the key under one that cannot be read out", async () => {
    await start().isOpen();
    const kept = await keyring().read();
    expect(kept).toMatchObject({ by: "browser" });
    if (kept?.by === "browser")
      await expect(crypto.subtle.exportKey("raw", kept.key)).rejects.toThrow("extractable");
  });

  it("cannot be locked: nothing could open it again", async () => {
    const vault = start();
    expect(code(await vault.lock())).toBe("no_passphrase");
    expect(await vault.isOpen()).toBe(true);
  });

  it("has no other key made where the one to a store is lost", async () => {
    await makeStore();
    expect(await start().isOpen()).toBe(false);
    expect(await keyring().read()).toBeUndefined();
  });

  it("has its first key made where a store was there before encryption", async () => {
    await makeStore(5);
    expect(await start().isOpen()).toBe(true);
  });
});

describe("with a passphrase", () => {
  let sealed: Uint8Array;

  beforeEach(async () => {
    const vault = start();
    sealed = (await vault.cipher).seal("parcel", "here");
    await vault.change(undefined, passphrase);
  });

  it("stays open for a worker that dies, until the browser closes", async () => {
    expect(await start().isOpen()).toBe(true);
    closeBrowser();
    expect(await start().isOpen()).toBe(false);
  });

  it("opens what was stored before, once the passphrase is there", async () => {
    closeBrowser();
    const vault = start();
    expect(code(await vault.unlock(passphrase))).toBe("ok");
    expect((await vault.cipher).open(sealed, "here")).toBe("parcel");
    expect([await start().isOpen(), unlocks]).toEqual([true, 1]);
  });

  it("is locked at once, its key put away, and opened again by the passphrase", async () => {
    const vault = start();
    const cipher = await vault.cipher;
    expect(cipher.open(sealed, "here")).toBe("parcel");
    expect(code(await vault.lock())).toBe("ok");
    expect([await vault.isOpen(), await start().isOpen()]).toEqual([false, false]);
    const away = vault.putAway();
    expect(() => cipher.open(sealed, "here")).toThrow("locked");
    expect(code(await vault.unlock(passphrase))).toBe("ok");
    await away;
    expect(cipher.open(sealed, "here")).toBe("parcel");
  });

  it("takes it however its letters were put together", async () => {
    await start().change(passphrase, "Zoë läuft über die Brücke");
    closeBrowser();
    expect(code(await start().unlock("Zoë läuft über die Brücke".normalize("NFD")))).toBe("ok");
  });

  it("lets whoever guesses wait longer and longer, also with the right one", async () => {
    closeBrowser();
    const vault = start();
    const wrong = async (): Promise<string> => code(await vault.unlock("seven kind herons at dawn"));
    expect([await wrong(), await wrong(), await wrong()]).toEqual(
      Array.from({ length: 3 }, () => "wrong_passphrase"),
    );
    expect(await vault.unlock(passphrase)).toMatchObject({ problem: { code: "too_soon", detail: "2" } });
    clock += 2_000;
    expect(await wrong()).toBe("wrong_passphrase");
    expect(await vault.unlock(passphrase)).toMatchObject({ problem: { code: "too_soon", detail: "4" } });
    clock += 4_000;
    expect(code(await vault.unlock(passphrase))).toBe("ok");
  });

  it("is changed and removed only by whoever knows it", async () => {
    const vault = start();
    expect(code(await vault.change("another", "eight kind herons at dusk"))).toBe("wrong_passphrase");
    expect(code(await vault.change(undefined, undefined))).toBe("wrong_passphrase");
    expect(code(await vault.change(passphrase, "eight kind herons at dusk"))).toBe("ok");
    expect(code(await vault.change("eight kind herons at dusk", undefined))).toBe("ok");
    closeBrowser();
    const later = start();
    expect(await later.isOpen()).toBe(true);
    expect((await later.cipher).open(sealed, "here")).toBe("parcel");
  });

  it("changes nothing while it is locked", async () => {
    closeBrowser();
    expect(code(await start().change(passphrase, undefined))).toBe("locked");
  });
});

describe("while the store is locked", () => {
  const own = { id: "abc", origin: "chrome-extension://abc", hostOrigins: ["https://x.com"] };
  const panel = { id: "abc", url: "chrome-extension://abc/sidepanel.html" };

  it("every message that needs it is answered with that, and the others are handled", async () => {
    const { handlers } = await testBackground();
    const ask = async (message: object): Promise<string> =>
      code(await answer(handlers, own, message, panel, () => Promise.resolve(false)));
    expect(await ask({ name: "readSettings", input: {} })).toBe("locked");
    expect(await ask({ name: "changePassphrase", input: { next: null } })).toBe("locked");
    expect(await ask({ name: "openQueue", input: {} })).toBe("ok");
    expect(await ask({ name: "unlock", input: { passphrase: "" } })).toBe("ok");
  });

  it("the pages of sites are told, and cases wait until it is unlocked", async () => {
    const background = await testBackground();
    const { handlers, vault } = background;
    await vault.change(undefined, passphrase);
    expect(await handlers.lock({}, fromPanel)).toMatchObject({ ok: true });
    expect(background.notices).toEqual([{ notice: { notice: "settingsChanged" }, tabId: undefined }]);
    const caseId = handedOff(background, mentionBy("ines", "1", "Where is my parcel?"));
    expect(await handlers.unlock({ passphrase }, fromPanel)).toMatchObject({ ok: true });
    expect(await background.database.cases.get(await caseId)).toMatchObject({ status: "handed_off" });
  });

  it("everything can be erased, and Baton starts again", async () => {
    const background = await testBackground();
    const before = await background.keyring.read();
    await background.database.customers.count();
    expect(await background.handlers.eraseEverything({ isMeant: true }, fromPanel)).toMatchObject({
      ok: true,
    });
    expect(background.restarts).toBe(1);
    const names = (await indexedDB.databases()).map((each) => each.name);
    expect(names).not.toContain(background.database.name);
    expect((await background.keyring.read())?.iv).not.toEqual(before?.iv);
  });
});
