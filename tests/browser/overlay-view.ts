/**
 * What Baton draws in a host page, as a person sees it. Its shadow roots are closed, so Playwright's own locators cannot
 * find it; this asks in the world of the content script, where Chromium lets extensions look into closed roots, and then
 * uses the real mouse.
 */
import { expect, type CDPSession, type Page } from "@playwright/test";

export type ButtonSeen = {
  /** `hand_off`, `undo`, `why`…; empty for buttons that are no chip's. */
  readonly action: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type ChipSeen = {
  /** What the sandbox says it stands at: the path of the permalink, like `/ines/status/1`; empty at no post. */
  readonly post: string;
  /** The accessible name. */
  readonly label: string;
  readonly text: string;
  /** The name of the chip's stage, like `request` or `held`. */
  readonly stage: string;
  readonly buttons: readonly ButtonSeen[];
};

export type Seen = {
  readonly chips: readonly ChipSeen[];
  readonly others: readonly ButtonSeen[];
  /** The words of the pill at the edge of the page; empty while it shows none. */
  readonly navigator: string;
  readonly hosts: number;
};

/** Runs in the content script's world; must be whole in itself. */
function look(): Seen {
  type Dom = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const { dom } = (globalThis as unknown as { chrome: { dom: Dom } }).chrome;
  const chips: ChipSeen[] = [];
  const others: ButtonSeen[] = [];
  let hosts = 0;
  let navigator = "";
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- it travels to the page inside `look`
  const buttonsIn = (root: ParentNode): ButtonSeen[] =>
    [...root.querySelectorAll("button")].map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      const label = button.getAttribute("aria-label") ?? button.textContent ?? "";
      return { action: button.dataset["action"] ?? "", label, x, y, width, height };
    });
  for (const host of document.querySelectorAll("div")) {
    const root = dom.openOrClosedShadowRoot(host);
    if (!root) continue;
    hosts += 1;
    const chip = root.querySelector(".chip");
    if (!chip) {
      others.push(...buttonsIn(root));
      navigator = root.querySelector(".navigator .found")?.textContent ?? navigator;
      continue;
    }
    const post = host.closest("[data-sandbox-post]")?.getAttribute("data-sandbox-post") ?? "";
    chips.push({
      post,
      label: chip.getAttribute("aria-label") ?? "",
      text: chip.textContent ?? "",
      stage: [...chip.classList].find((name) => name !== "baton" && name !== "chip") ?? "",
      buttons: buttonsIn(chip),
    });
  }
  return { chips, others, navigator, hosts };
}

/** In ms. The click guard asks for 500, looks every 250, and hears of what is seen after 100 (lib/overlay/sight.ts). */
const STANDING = 900;

export class OverlayView {
  readonly #page: Page;
  readonly #session: CDPSession;
  #context: number | undefined;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** @param page a page of the sandbox in a browser with Baton */
  static async of(page: Page): Promise<OverlayView> {
    const session = await page.context().newCDPSession(page);
    const view = new OverlayView(page, session);
    session.on("Runtime.executionContextCreated", ({ context }) => {
      // The page's own comes first; one in the card's frame, before that is loaded, may come later.
      if (context.origin.startsWith("chrome-extension://")) view.#context ??= context.id;
    });
    session.on("Runtime.executionContextsCleared", () => {
      view.#context = undefined;
    });
    await session.send("Runtime.enable");
    return view;
  }

  /** Everything of ours that is in the page now; nothing while there is no content script. */
  async see(): Promise<Seen> {
    const nothing: Seen = { chips: [], others: [], navigator: "", hosts: 0 };
    try {
      return (await this.evaluate<Seen | undefined>(`(${look.toString()})()`)) ?? nothing;
    } catch {
      // The page is on its way to another address.
      return nothing;
    }
  }

  /**
   * Evaluates `expression` in the world of the content script, with all that the extension may do there; undefined
   * while there is none. Promises are waited for, and the result must be plain data.
   */
  async evaluate<Result>(expression: string): Promise<Result | undefined> {
    if (this.#context === undefined) return undefined;
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", {
      expression,
      contextId: this.#context,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Result;
  }

  /** Waits for a chip that `fits`, and gives it. */
  async chip(fits: (chip: ChipSeen) => boolean, what: string = "a chip"): Promise<ChipSeen> {
    let found: ChipSeen | undefined;
    await expect
      .poll(
        async () => {
          found = (await this.see()).chips.find(fits);
          return found !== undefined;
        },
        { message: `${what} is shown`, timeout: 15_000 },
      )
      .toBe(true);
    if (!found) throw new Error(`${what} is not shown`);
    return found;
  }

  /** The chip at one post. */
  chipAt(post: string, stage?: string): Promise<ChipSeen> {
    const fits = (chip: ChipSeen): boolean =>
      chip.post === post && (stage === undefined || chip.stage === stage);
    return this.chip(fits, `the chip at ${post}${stage ? ` as ${stage}` : ""}`);
  }

  /** Clicks a button of the chip at `post` with the mouse, where a person would, after it has stood still. */
  async click(post: string, action: string): Promise<void> {
    const button = await this.standing(post, action);
    await this.#page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
  }

  /** The button once it has stood still for `STANDING`. */
  async standing(post: string, action: string): Promise<ButtonSeen> {
    let last = "";
    let since = 0;
    let button: ButtonSeen | undefined;
    await expect
      .poll(
        async () => {
          const chip = (await this.see()).chips.find((each) => each.post === post);
          button = chip?.buttons.find((each) => each.action === action);
          const place = JSON.stringify([button?.x, button?.y]);
          if (!button || place !== last) {
            last = place;
            since = performance.now();
          }
          return button !== undefined && performance.now() - since > STANDING;
        },
        { message: `${action} at ${post} stands still`, intervals: [50], timeout: 15_000 },
      )
      .toBe(true);
    if (!button) throw new Error(`no ${action} at ${post}`);
    return button;
  }
}
