/** Loads the detector's model from the package: once, at the first mention after the worker woke. */
import browser from "webextension-polyfill";

import { createDetector } from "../detect/create-detector.ts";
import type { Detector } from "../detect/detector.ts";

const MODEL = "/model/detector.bin";

/** @returns a function that gives the detector; a load that failed is tried again at the next call. */
export function loadDetector(): () => Promise<Detector> {
  let loading: Promise<Detector> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

async function load(): Promise<Detector> {
  // The package's own file: no request leaves the browser.
  const response = await fetch(browser.runtime.getURL(MODEL));
  if (!response.ok) throw new Error(`no model: ${response.status}`);
  return createDetector(new Uint8Array(await response.arrayBuffer()));
}
