import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ["tests/unit/**/*.test.{ts,tsx}", "tests/components/**/*.test.tsx"],
    setupFiles: ["tests/unit/setup.ts"],
    environment: "node",
    restoreMocks: true,
    // Left alone, Vitest keeps a core for itself, and takes one of two.
    maxWorkers: 2,
    testTimeout: 60_000,
    // Real servers start in some of them.
    hookTimeout: 60_000,
    // What is waited for comes, however busy the machine is; the usual second is not enough on one that is.
    expect: { poll: { timeout: 40_000 } },
  },
});
