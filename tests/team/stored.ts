/** What a server has in its files, whatever it says that it has. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Files below `folder` that contain `text`. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && readFileSync(file).includes(text));
}
