import { describe, expect, it } from "vitest";
import { createDetector } from "../../../lib/detect/create-detector.ts";
import { MAX_MODEL_BYTES, readModel } from "../../../lib/detect/model/file.ts";
import { shippedBytes } from "./shipped-model.ts";

describe("the model file", () => {
  it("is no larger than promised", () => {
    expect(shippedBytes().length).toBeLessThanOrEqual(MAX_MODEL_BYTES);
  });

  it("is refused when one weight differs", () => {
    const bytes = shippedBytes();
    bytes[bytes.length - 1_000] = (bytes[bytes.length - 1_000] ?? 0) ^ 1;
    expect(readModel(bytes)).toMatchObject({ ok: false, problem: { code: "damaged" } });
  });

  it("is refused when it ends early", () => {
    expect(readModel(shippedBytes().slice(0, 100_000))).toMatchObject({
      ok: false,
      problem: { code: "damaged" },
    });
  });

  it.each([[new Uint8Array(0)], [new Uint8Array(100)], [new TextEncoder().encode("<html>not found</html>")]])(
    "is refused when it is something else",
    (bytes) => {
      expect(readModel(bytes)).toMatchObject({ ok: false, problem: { code: "not_a_model" } });
      expect(() => createDetector(bytes)).toThrow(/not_a_model/);
    },
  );

  it("may lie anywhere in a larger buffer", () => {
    const bytes = shippedBytes();
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const text = { text: "where is my parcel?", brandNames: [], context: {} };
    expect(createDetector(shifted.subarray(3)).detect(text)).toEqual(createDetector(bytes).detect(text));
  });
});
