import type { Person } from "./types.ts";

/** The invented brand: parcels and broadband in one company, so that many kinds of trouble are plausible. */
export const BRAND = {
  name: "Orvalane",
  handles: ["orvalane", "orvalane_help", "orvalaneDE"],
} as const;

/** The account that is signed in on the sandbox's pages. */
export const VIEWER = "orvalane";

export const brandAccounts: readonly Person[] = [
  {
    handle: "orvalane",
    name: "Orvalane",
    verified: true,
    bio: "Parcels and broadband for people with better things to do. Trouble? @orvalane_help",
  },
  {
    handle: "orvalane_help",
    name: "Orvalane Help",
    verified: true,
    bio: "We fix things. Every day from 7 to 22 h.",
  },
  {
    handle: "orvalaneDE",
    name: "Orvalane Deutschland",
    verified: true,
    bio: "Pakete und Internet. Hilfe gibt es bei @orvalane_help",
  },
];

export function isBrand(handle: string): boolean {
  return BRAND.handles.some((own) => own.toLowerCase() === handle.toLowerCase());
}
