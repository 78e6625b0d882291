/** What of a text lies on the disk in a browser's profile: in the files where an extension's data can be. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Folders of Chromium's profile. What pages of sites keep for themselves lies beside it and is theirs. */
const FOLDERS = [
  "IndexedDB",
  "Local Extension Settings",
  "Sync Extension Settings",
  "Extension State",
  "Extension Scripts",
  "Extension Rules",
  "Session Storage",
  "Service Worker",
  "Local Storage",
  "File System",
];

/** As LevelDB has it (values as Chromium writes them, and keys, whose UTF-16 is big-endian). */
function encodings(text: string): Buffer[] {
  const little = Buffer.from(text, "utf16le");
  return [Buffer.from(text, "utf8"), Buffer.from(text, "latin1"), little, Buffer.from(little).swap16()];
}

/** @param profile the browser must be closed @returns `TEXT in FILE` for each that was found */
export async function foundInProfile(profile: string, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of FOLDERS) {
    const root = path.join(profile, "Default", folder);
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((each) => each.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = await readFile(file);
      for (const text of texts) {
        if (encodings(text).some((encoded) => bytes.includes(encoded))) {
          found.push(`${text} in ${path.relative(profile, file)}`);
        }
      }
    }
  }
  return found;
}
