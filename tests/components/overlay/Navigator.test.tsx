// @vitest-environment happy-dom
import "../../english.ts";

import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";

import { Navigator } from "../../../components/overlay/Navigator.tsx";
import type { NavigatorProps } from "../../../lib/overlay/faces.ts";

afterEach(cleanup);

function draw(more: Partial<NavigatorProps> = {}): string[] {
  const done: string[] = [];
  render(
    <Navigator
      count={3}
      position={0}
      health="ok"
      collapsed={false}
      next={() => done.push("next")}
      previous={() => done.push("previous")}
      collapse={(collapsed) => done.push(collapsed ? "collapse" : "expand")}
      {...more}
    />,
  );
  return done;
}

const press = (name: string): void => screen.getByRole("button", { name }).click();

test("the navigator says how many service requests the page has, and goes through them", () => {
  const done = draw();
  expect(screen.getByText("3 service requests")).toBeTruthy();
  press("Next service request");
  press("Previous service request");
  expect(done).toEqual(["next", "previous"]);
});

test("it says which one is shown", () => {
  draw({ position: 2 });
  expect(screen.getByText("2 of 3")).toBeTruthy();
});

test("it can be made small, and big again", () => {
  expect(draw()).toEqual([]);
  press("Make small");
  cleanup();
  const done = draw({ collapsed: true });
  press("3 service requests on this page. Show");
  expect(done).toEqual(["expand"]);
});

test("a page without service requests says so, and has nowhere to go", () => {
  draw({ count: 0 });
  expect(screen.getByText("No service requests here so far")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Next service request" })).toBeNull();
});

test.each([
  ["blind", "Baton cannot read this page and is off here."],
  ["degraded", "Baton cannot read this page well. Some posts are missing."],
  ["silent", "Baton does not answer right now. If this stays, reload the page."],
] as const)("a page that cannot be read (%s) is told in words, big or small", (health, words) => {
  draw({ health });
  expect(screen.getByText(words)).toBeTruthy();
  cleanup();
  draw({ health, collapsed: true });
  expect(screen.getByRole("button", { name: words })).toBeTruthy();
});
