import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { csvCell } from "../../../lib/import/clean.ts";
import { orderSeen, readDate } from "../../../lib/import/dates.ts";
import { readAddress, readHandle, readPhone } from "../../../lib/import/identifiers.ts";
import type { Mapping, Meaning } from "../../../lib/import/mapping.ts";
import { createMapper, type Mapped } from "../../../lib/import/row.ts";

const at = Date.UTC(2025, 2, 4, 9, 30);
const utc = { zone: "utc" } as const;

describe("a date", () => {
  it("is read as exports write it", () => {
    const written = [
      "2025-03-04T09:30:00Z",
      "2025-03-04 10:30:00 +0100",
      "2025-03-04 09:30",
      "2025/03/04 9:30",
      "1741080600",
      "1741080600000",
      "04.03.2025 09:30",
      "4 Mar 2025 09:30",
      "Tue, 04 Mar 2025 09:30:00 +0000",
      "March 4, 2025 at 9:30 AM",
      "Mar 4, 2025, 9:30 AM",
    ];
    expect(written.filter((text) => readDate(text, utc) !== at)).toEqual([]);
    expect(readDate("4/3/25 9:30 am", { ...utc, order: "dmy" })).toBe(at);
    expect(readDate("3/4/2025 09:30", { ...utc, order: "mdy" })).toBe(at);
    expect(readDate("2025-03-04 09:30", { zone: "local" })).toBe(new Date(2025, 2, 4, 9, 30).getTime());
  });

  it("is the same in the most frequent form and in others, to the second", () => {
    const days = fc.date({ min: new Date("1990-01-01Z"), max: new Date("2099-12-31Z"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString();
        const toSecond = Math.floor(day.getTime() / 1_000) * 1_000;
        for (const text of [iso, iso.replace("Z", "+00:00"), iso.replace("T", " ")])
          expect(readDate(text, utc)).toBe(toSecond);
      }),
    );
  });

  it("is none when it is not in the calendar, out of reach, or could be two", () => {
    const none = [
      "",
      "soon",
      "2025-02-30",
      "2025-02-30T00:00:00Z",
      "2025-02-28T24:00:00Z",
      "2025-13-01T00:00:00.000Z",
      "2025-13-01",
      "31.04.2025",
      "1850-01-01",
      "3/4/2025",
      "25:00",
      "2025-03-04 13:00 pm",
    ];
    expect(none.filter((text) => readDate(text, { zone: "utc" }) !== undefined)).toEqual([]);
    expect(readDate("13/14/2025", { zone: "utc", order: "dmy" })).toBeUndefined();
  });

  it("shows its order only where a column decides it", () => {
    expect(orderSeen(["3/4/2025", "13/4/2025"])).toBe("dmy");
    expect(orderSeen(["3/4/2025", "3/14/2025"])).toBe("mdy");
    expect(orderSeen(["3/4/2025", "5/6/2025"])).toBe("unclear");
    expect(orderSeen(["13/4/2025", "4/13/2025"])).toBe("unclear");
    expect(orderSeen(["2025-03-04", "04.03.2025", ""])).toBe("none");
  });
});

describe("who a customer is", () => {
  it("is read in one form, however it is written", () => {
    for (const text of ["@Ines_H", "ines_h", "https://x.com/ines_h?s=20", "twitter.com/@ines_h"])
      expect(readHandle(text)).toBe("ines_h");
    for (const text of ["Ines <Ines@Example.com>", "mailto:ines@example.com", "ines@example.com"])
      expect(readAddress(text)).toBe("ines@example.com");
    for (const text of ["+49 30 901820", "0049 30 901820", "(030) 901820"])
      expect(readPhone(text, "DE")).toBe("+4930901820");
  });

  it("is nobody where it cannot be read", () => {
    for (const text of ["two words", "", "https://example.com/x", "a/b"])
      expect(readHandle(text)).toBeUndefined();
    for (const text of ["ines", "a@b", "a b@example.com", "x@y@example.com"])
      expect(readAddress(text)).toBeUndefined();
    for (const text of ["12", "call me", "9".repeat(60)]) expect(readPhone(text, "DE")).toBeUndefined();
    expect(readPhone("030 901820", "ZZ")).toBeUndefined();
  });
});

const header = ["Handle", "Mail", "Phone", "When", "Betreff", "Body", "Order", "No"];
const columns: Meaning[] = ["x", "email", "phone", "date", "subject", "text", "order", "id"];
const mapping: Mapping = { columns, kind: "ticket", source: "Shop", country: "DE", zone: "utc" };

function mapped(cells: readonly string[], changes: Partial<Mapping> = {}): Mapped {
  return createMapper(header, { ...mapping, ...changes })({ line: 7, cells });
}

describe("a row", () => {
  it("belongs to the first account it names, and the others tell who else that is", () => {
    const { row, problems } = mapped([
      "@Ines",
      "Ines@example.com",
      "030 901820",
      "2025-03-04 09:30",
      "Late",
      "Where?",
      "#A-17",
      "55",
    ]);
    expect(problems).toEqual([]);
    expect(row).toEqual({
      line: 7,
      accounts: [
        { channel: "x", name: "ines" },
        { channel: "email", name: "ines@example.com" },
        { channel: "phone", name: "+4930901820" },
      ],
      kind: "ticket",
      at,
      channel: "import",
      id: "55",
      title: "Late",
      text: "Where?",
      orders: ["A-17"],
    });
  });

  it("comes in without what cannot be read as long as somebody is left, and says so", () => {
    const { row, problems } = mapped(["", "not an address", "030 901820", "2025-03-04", "", "", "", ""]);
    expect(row?.accounts).toEqual([{ channel: "phone", name: "+4930901820" }]);
    expect(problems).toEqual([
      { line: 7, code: "address_unreadable", isKept: true, column: "Mail", excerpt: "not an address" },
    ]);
  });

  it("stays out, whole, when nobody or no time is left", () => {
    const cells = ["", "ines@", "", "2025-03-04", "", "", "", ""];
    expect(mapped(cells)).toEqual({
      problems: [
        { line: 7, code: "address_unreadable", isKept: false, column: "Mail", excerpt: "ines@", cells },
      ],
    });
    expect(mapped(["", "", "", "2025-03-04", "", "", "", ""])).toMatchObject({
      problems: [{ code: "no_customer", isKept: false }],
    });
    expect(mapped(["ines", "", "", "", "", "", "", ""])).toMatchObject({
      problems: [{ code: "date_missing", column: "When" }],
    });
    expect(mapped(["ines", "", "", "3/4/2025", "", "", "", ""])).toMatchObject({
      problems: [{ code: "date_unreadable", excerpt: "3/4/2025" }],
    });
    expect(mapped(["ines", "", "", "3/4/2025", "", "", "", ""], { dateOrder: "mdy" }).row?.at).toBe(
      Date.UTC(2025, 2, 4),
    );
  });

  it("has nothing in it that hides, turns or breaks text", () => {
    const { row } = mapped([
      "ines",
      "",
      "",
      "2025-03-04",
      "a\u202Egnp\u0000.exe",
      "half \uD800 \u0007of it",
      "",
      "",
    ]);
    expect(row).toMatchObject({ title: "agnp.exe", text: "half \uFFFD of it" });
    expect(
      mapped(["ines", "", "", "2025-03-04", "", "<p>Hi &amp; bye</p><p>Ines</p>", "", ""]).row?.text,
    ).toBe("Hi & bye\nInes");
  });

  it("is cut where a field is enormous, and says so", () => {
    const { row, problems } = mapped(["ines", "", "", "2025-03-04", "", "😀".repeat(20_000), "", ""]);
    expect(row?.text.length).toBe(30_000);
    expect(row?.text.isWellFormed()).toBe(true);
    expect(problems).toMatchObject([{ code: "text_cut", isKept: true, column: "Body" }]);
  });
});

it("a cell that a spreadsheet would calculate is text in what people download", () => {
  expect(csvCell('=HYPERLINK("http://evil.invalid")')).toBe(`"'=HYPERLINK(""http://evil.invalid"")"`);
  for (const text of ["+1", "-1", "@x", "\t=1", " =1"]) expect(csvCell(text)).toMatch(/^"'/u);
  expect(csvCell('plain, "quoted"')).toBe('"plain, ""quoted"""');
  expect(csvCell(-5)).toBe('"-5"');
});
