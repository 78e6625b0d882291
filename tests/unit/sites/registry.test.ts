import { expect, it } from "vitest";

import { runningSites, siteFor, sites } from "../../../lib/sites/registry.ts";

it("offers people only the sites that Baton runs on", () => {
  expect(runningSites.map(({ name }) => name)).toEqual(["x", "facebook", "instagram"]);
});

it("finds a site by its address, and none for other addresses", () => {
  expect(siteFor(new URL("https://x.com/home"))?.name).toBe("x");
  expect(siteFor(new URL("https://x.com.evil.example/home"))).toBeUndefined();
});

it("gives each site a name of its own", () => {
  expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length);
});
