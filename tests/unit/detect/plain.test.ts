import { describe, expect, it } from "vitest";
import { readPlain } from "../../../lib/detect/train/data.ts";
import { parsePlain } from "../../../lib/detect/train/plain.ts";

describe("a file of plain mentions", () => {
  it("gives each line what its heading says, service by the kind", () => {
    const read = parsePlain(
      "## problem delivery 2\nmy parcel is lost\n\n## praise none 0\n@acme lovely people  \n",
      "en",
      "en.txt",
    );
    expect(read).toEqual({
      ok: true,
      value: [
        {
          text: "my parcel is lost",
          service: 1,
          kind: "problem",
          intent: "delivery",
          urgency: 2,
          group: "plain",
          language: "en",
        },
        {
          text: "@acme lovely people",
          service: 0,
          kind: "praise",
          intent: "none",
          urgency: 0,
          group: "plain",
          language: "en",
        },
      ],
    });
  });

  it("may say of some that they cannot be told", () => {
    const read = parsePlain("## unclear\nDone, sent", "en", "en.bare.txt");
    expect(read.ok && read.value).toMatchObject([{ text: "Done, sent", service: null, kind: null }]);
  });

  it("names the line of everything that is wrong", () => {
    const read = parsePlain(
      [
        "too early",
        "## problems delivery 2",
        "below a bad heading",
        "## problem shipping 2",
        "## problem delivery 4",
        "## problem none 2",
        "## praise none 1",
        "## praise none",
        "## praise none 0",
        "…",
      ].join("\n"),
      "en",
      "en.txt",
    );
    expect(read.ok).toBe(false);
    const lines = read.ok ? [] : read.problem.detail.split("\n").map((line) => line.split(":")[1]);
    expect(lines).toEqual(["1", "2", "4", "5", "6", "7", "8", "10"]);
  });

  it("reads a line that was written twice once", () => {
    const read = parsePlain("## praise none 0\nlovely\nlovely", "en", "en.txt");
    expect(read.ok && read.value).toHaveLength(1);
  });

  it("is well formed in every language the project ships", () => {
    expect(() => readPlain()).not.toThrow();
    expect(new Set(readPlain().map((mention) => mention.language)).size).toBeGreaterThan(10);
  });
});
