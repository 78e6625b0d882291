import { gunzipSync } from "node:zlib";

import { Decrypter } from "age-encryption";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MAX_LINE_LENGTH, type Chunk } from "../../../lib/backup/backup.ts";
import { codeOf, fileOf, forged, header, PASSPHRASE, readAll } from "./files.ts";
import { writeBackup } from "../../../lib/backup/write.ts";

const chunks: Chunk[] = [
  { table: "customers", rows: [{ key: "x:ines", name: "Ines \u2028 \u0000 🦆" }, { key: "x:jonas" }] },
  // Several chunks of age, which are 64 KiB each, and do not shrink.
  {
    table: "contacts",
    rows: Array.from({ length: 2_000 }, (_, index) => ({ id: `${index}`, text: noise(index) })),
  },
];
const end = `${JSON.stringify({ end: {} })}\n`;

/** Text that gzip cannot do much about, the same each time. */
function noise(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 20 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state.toString(36);
  }).join("");
}

describe("a backup", () => {
  it("gives back what was written, row for row", async () => {
    const rowsSchema = fc.array(
      fc.dictionary(
        fc.string().filter((key) => key !== "__proto__"),
        fc.jsonValue({ maxDepth: 5 }),
      ),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(rowsSchema, { maxLength: 4 }), async (groups) => {
        const written = groups.map((rows) => ({ table: "mentions", rows }));
        const read = await readAll(await fileOf(written));
        // What JSON has no sign for (-0) is left to it.
        expect(read).toEqual({ ok: true, value: { header, chunks: JSON.parse(JSON.stringify(written)) } });
      }),
      { numRuns: 30 },
    );
  });

  it("gives back rows that are as long as rows may be, however many of them come at once", async () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({
      id: `${index}`,
      text: noise(index).repeat(240),
    }));
    const written = [{ table: "contacts", rows }];
    expect(JSON.stringify(written).length).toBeGreaterThan(MAX_LINE_LENGTH);
    const read = await readAll(await fileOf(written));
    if (!read.ok) throw new Error(read.problem.detail);
    expect(read.value.chunks.flatMap((chunk) => chunk.rows)).toEqual(rows);
  });

  it("gives back rows that nearly all say the same, as those of a machine that mails do", async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      id: `${index}`,
      kind: "mail",
      text: "a".repeat(30_000),
    }));
    const file = await fileOf([{ table: "contacts", rows }]);
    expect(file.length).toBeLessThan(JSON.stringify(rows).length / 500);
    const read = await readAll(file);
    if (!read.ok) throw new Error(read.problem.detail);
    expect(read.value.chunks.flatMap((chunk) => chunk.rows)).toEqual(rows);
  });

  it("is a file that age and gunzip open", async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    const lines = gunzipSync(await decrypter.decrypt(await fileOf(chunks)))
      .toString()
      .trimEnd()
      .split("\n");
    expect(JSON.parse(lines[0] ?? "")).toEqual(header);
    expect(lines).toHaveLength(4);
  });

  it("is written no faster than it is taken", async () => {
    let made = 0;
    async function* endless(): AsyncGenerator<Chunk, void> {
      for (;;) {
        made += 1;
        const text = Buffer.from(crypto.getRandomValues(new Uint8Array(30_000))).toString("base64");
        yield { table: "contacts", rows: [{ text }] };
      }
    }
    const reader = (await writeBackup(PASSPHRASE, header, endless(), 1)).getReader();
    for (let reads = 0; reads < 5; reads += 1) await reader.read();
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(100);
  });
});

describe("a file that is damaged", () => {
  it("is told from one that needs another passphrase", async () => {
    const file = await fileOf(chunks);
    expect(await codeOf(file, "another passphrase")).toBe("backup_passphrase");
    expect(await codeOf(file.subarray(0, -1))).toBe("backup_damaged");
    expect(await codeOf(new TextEncoder().encode("name,mail\nInes,ines@example.com"))).toBe(
      "backup_no_backup",
    );
    expect(await codeOf(new Uint8Array())).toBe("backup_no_backup");
  });

  it("is refused wherever a bit is another", async () => {
    const file = await fileOf(chunks);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length * 8 - 1), async (bit) => {
        const flipped = file.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await codeOf(flipped)).not.toBe("read");
      }),
      { numRuns: 60 },
    );
  });

  it("is refused wherever it is cut off, and when something was added", async () => {
    const file = await fileOf(chunks);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
        expect(await codeOf(file.subarray(0, length))).not.toBe("read");
      }),
      { numRuns: 40 },
    );
    expect(await codeOf(new Uint8Array([...file, 0]))).toBe("backup_damaged");
  });

  it("is refused when its parts are in another order", async () => {
    const file = await fileOf(chunks);
    const part = 64 * 1024 + 16;
    const start = file.length - Math.floor((file.length - 200) / part) * part;
    const swapped = file.slice();
    swapped.set(file.subarray(start, start + 1_000), start + part);
    swapped.set(file.subarray(start + part, start + part + 1_000), start);
    expect(await codeOf(swapped)).toBe("backup_damaged");
  });
});

describe("a file that somebody made up", () => {
  const head = JSON.stringify(header);

  it("of a newer Baton is refused as such, an unknown kind as none", async () => {
    expect(
      await codeOf(await forged(`${JSON.stringify({ ...header, store: header.store + 1 })}\n${end}`)),
    ).toBe("backup_newer");
    expect(await codeOf(await forged(`${JSON.stringify({ format: "baton-backup", version: 2 })}\n`))).toBe(
      "backup_newer",
    );
    expect(await codeOf(await forged(`${JSON.stringify({ format: "other" })}\n`))).toBe("backup_no_backup");
    expect(await codeOf(await forged(""))).toBe("backup_damaged");
  });

  it("that asks for more memory than a browser has is refused before any is taken", async () => {
    const file = new TextDecoder("latin1").decode(await fileOf([]));
    const greedy = file.replace(/(-> scrypt \S+) 1\n/u, "$1 20\n");
    expect(await codeOf(Uint8Array.from(greedy, (each) => each.charCodeAt(0)))).toBe("backup_no_backup");
  });

  it("that grows without end is refused early", async () => {
    const bomb = await forged(`${head}\n${" ".repeat(12_000_000)}\n${end}`);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await codeOf(bomb)).toBe("backup_damaged");
    const row = JSON.stringify({ table: "contacts", rows: [{ id: "" }] });
    expect(await codeOf(await forged(`${head}\n${`${row}\n`.repeat(100_000)}${end}`))).toBe("backup_damaged");
  });

  it.each([
    ["no JSON", "{"],
    ["a row that is a list", '{"table":"contacts","rows":[[1]]}'],
    ["a table with a strange name", '{"table":"__proto__","rows":[]}'],
    [
      "a key that would be a prototype",
      '{"table":"contacts","rows":[{"id":"1","__proto__":{"isAdmin":true}}]}',
    ],
    [
      "one that is nested for ever",
      `{"table":"contacts","rows":[{"id":${"[".repeat(50_000)}${"]".repeat(50_000)}}]}`,
    ],
    ["an end that counts other rows", '{"table":"contacts","rows":[{"id":"1"}]}\n{"end":{"contacts":2}}'],
    ["an end that counts tables it has not", '{"end":{"contacts":1}}'],
    ["something after the end", `${end}${end}`],
  ])("with %s is refused", async (_what, lines) => {
    expect(await codeOf(await forged(`${head}\n${lines}\n`))).toBe("backup_damaged");
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it("that is not packed, or packed twice, or is no text, is refused", async () => {
    expect(await codeOf(await forged(new TextEncoder().encode(`${head}\n${end}`), true))).toBe(
      "backup_damaged",
    );
    expect(await codeOf(await forged(new Uint8Array([0xff, 0xfe, 0x0a])))).toBe("backup_damaged");
  });
});
