import { expect, it, vi } from "vitest";

import { inTurn } from "../../lib/in-turn.ts";

it("does one after the other, goes on after one that failed, and says so", async () => {
  const seen = vi.spyOn(console, "error").mockReturnValue();
  const add = inTurn();
  const order: string[] = [];
  const first = add(async () => {
    await Promise.resolve();
    order.push("first");
    throw new Error("a bug");
  });
  const second = add(() => {
    order.push("second");
    return Promise.resolve();
  });
  await expect(first).rejects.toThrow("a bug");
  await second;
  expect(order).toEqual(["first", "second"]);
  expect(seen).toHaveBeenCalledOnce();
});
