import { hash } from "./data/tokens.ts";
import { personOf } from "./data/people.ts";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A round picture with the first letter of the name, in a colour of the person's own. */
function portrait(handle: string): string {
  const hue = hash(handle) % 360;
  const letter = personOf(handle).name.match(/\p{L}/u)?.[0]?.toUpperCase() ?? "?";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="hsl(${hue} 45% 42%)"/><text x="24" y="32" font-family="sans-serif" font-size="22" text-anchor="middle" fill="#fff">${escaped(letter)}</text></svg>`;
}

/** A made-up landscape, for photos, videos and cards. */
function landscape(name: string): string {
  const hue = hash(name) % 360;
  const hill = 40 + (hash(`${name}hill`) % 40);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" preserveAspectRatio="xMidYMid slice"><rect width="160" height="90" fill="hsl(${hue} 45% 78%)"/><circle cx="${20 + (hue % 120)}" cy="24" r="11" fill="hsl(48 90% 72%)"/><path d="M0 ${hill}Q50 ${hill - 28} 90 ${hill}T160 ${hill - 8}V90H0Z" fill="hsl(${(hue + 60) % 360} 32% 46%)"/><path d="M0 ${hill + 18}Q70 ${hill} 160 ${hill + 14}V90H0Z" fill="hsl(${(hue + 80) % 360} 36% 34%)"/></svg>`;
}

/** An emoji from the machine's own fonts. */
function emoji(codes: string): string {
  const value = codes
    .split("-")
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><text x="18" y="30" font-size="30" text-anchor="middle">${escaped(value)}</text></svg>`;
}

/** The picture at a path of the picture hosts; `undefined` where there is none. */
export function pictureAt(path: string): string | undefined {
  const [, kind, ...rest] = decodeURIComponent(path).split("/");
  const name = (rest.at(-1) ?? "").replace(/(_normal)?\.svg$/, "");
  if (kind === "profile_images") return portrait(name);
  if (kind === "media") return landscape(name);
  if (kind === "emoji" && /^[0-9a-f-]+$/.test(name)) return emoji(name);
  return undefined;
}
