// @vitest-environment happy-dom
import { handedOff, stillClock } from "../../unit/background/connect.ts";
import { START, testBackground } from "../../unit/background/fixture.ts";

import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";

import { mentionBy } from "../../unit/mentions.ts";
import { ada, lena, mira, tom } from "../../unit/people.ts";
import { broken, claimAs, click, lost, press, show } from "./fixture.tsx";

const tab = (name: RegExp): HTMLElement => screen.getByRole("tab", { name });

describe("the lists", () => {
  it("say what to do when they are empty", async () => {
    await show(await testBackground(mira));
    expect(screen.getByText("Nobody is waiting")).toBeTruthy();
    fireEvent.click(tab(/^Mine/u));
    expect(screen.getByText("Claim one from the list of unclaimed cases.")).toBeTruthy();
  });

  it("are tabs that arrows, Home and End move between", async () => {
    await show(await testBackground(mira));
    tab(/^Unclaimed/u).focus();
    press("ArrowLeft");
    expect(document.activeElement).toBe(tab(/^Closed/u));
    press("ArrowRight");
    expect(document.activeElement).toBe(tab(/^Unclaimed/u));
    press("End");
    expect(tab(/^Closed/u).getAttribute("aria-selected")).toBe("true");
    press("Home");
    expect(tab(/^Unclaimed/u).tabIndex).toBe(0);
    expect(tab(/^Closed/u).tabIndex).toBe(-1);
  });

  it("are mirrored for the arrows where words run from the right", async () => {
    await show(await testBackground(mira));
    document.dir = "rtl";
    tab(/^Unclaimed/u).focus();
    press("ArrowLeft");
    document.dir = "";
    expect(document.activeElement).toBe(tab(/^Mine/u));
  });

  it("show a lead at once what is late and how long the oldest has waited", async () => {
    const background = await testBackground(lena);
    await handedOff(background, lost);
    const clock = stillClock();
    clock.now.value = START + 2 * 3_600_000;
    await show(background, clock);
    expect(screen.getByText(/1 late/u).closest("output")?.textContent).toContain(
      "The oldest has waited for 2 hrs",
    );
  });

  it("offer no claim to community managers", async () => {
    const background = await testBackground(ada);
    await handedOff(background, lost);
    await show(background);
    expect(screen.getByRole("button", { name: /^Read the story: ines/u })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Claim/u })).toBeNull();
  });

  it("show hostile names and words as they are, as text", async () => {
    const background = await testBackground(mira);
    const name = "<img src=x onerror=alert(1)>";
    await handedOff(
      background,
      mentionBy("evil", "3", "<script>alert(1)</script> where", {
        author: { handle: "evil", name, verified: false },
      }),
    );
    await show(background);
    expect(screen.getByText(name)).toBeTruthy();
    expect(document.querySelector("main img, main script")).toBeNull();
  });

  it("lay a text out in its own direction, whatever handle it begins with", async () => {
    const background = await testBackground(mira);
    await handedOff(background, mentionBy("noor", "3", "@northlane أين طلبي؟"));
    await show(background);
    expect(screen.getByText(/أين طلبي/u).getAttribute("dir")).toBe("rtl");
  });

  it("let the focus go on to the next case when the one in focus is claimed by somebody else", async () => {
    const background = await testBackground(mira);
    const first = await handedOff(background, lost);
    await handedOff(background, broken);
    const queue = await show(background);
    const [top, next] = screen.getAllByRole("button", { name: /^Read the story/u });
    const isFirst = top?.id === `open-${first}`;
    (isFirst ? top : next)?.focus();
    await claimAs(background, tom, first);
    await vi.waitUntil(() => queue.counts.value.unclaimed === 1);
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("button", { name: /^Read the story: jonas/u })),
    );
  });

  it("let the focus go to the list's tab when the only case is claimed by somebody else", async () => {
    const background = await testBackground(mira);
    const only = await handedOff(background, lost);
    const queue = await show(background);
    screen.getByRole("button", { name: /^Read the story/u }).focus();
    await claimAs(background, tom, only);
    await vi.waitUntil(() => queue.counts.value.unclaimed === 0);
    await vi.waitFor(() => expect(document.activeElement).toBe(tab(/^Unclaimed/u)));
  });

  it("can be searched when there are many, and say so when nothing is found", async () => {
    const background = await testBackground(mira);
    for (let number = 1; number <= 11; number += 1) {
      await handedOff(background, mentionBy(`customer${number}`, `${number}`, "Where is it?"));
    }
    await show(background);
    const search = screen.getByRole("searchbox", { name: "Search the queue" });
    fireEvent.input(search, { target: { value: "customer11" } });
    expect(screen.getByText("1 case found")).toBeTruthy();
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    fireEvent.input(search, { target: { value: "nobody" } });
    expect(screen.getByText("Nothing found")).toBeTruthy();
  });

  it("have no search while looking is quicker", async () => {
    const background = await testBackground(mira);
    await handedOff(background, lost);
    await show(background);
    expect(screen.queryByRole("searchbox")).toBeNull();
  });

  it("draw fifty cases at a time, and go on where the keyboard is", async () => {
    const background = await testBackground(mira);
    for (let number = 1; number <= 52; number += 1) {
      await handedOff(background, mentionBy(`customer${number}`, `${number}`, "Where is it?"));
    }
    await show(background);
    expect(screen.getAllByRole("listitem")).toHaveLength(50);
    click("Show 2 more");
    expect(screen.getAllByRole("listitem")).toHaveLength(52);
    const opener = screen.getAllByRole("button", { name: /^Read the story/u })[50];
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  });
});
