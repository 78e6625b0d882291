/**
 * The package as it is after the person allowed what it asks for only then: the browser's own question has no place in a test,
 * so what it would have granted is granted by the manifest.
 */
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { CHROMIUM_PACKAGE } from "./baton.ts";

type Granted = { readonly permissions: readonly string[]; readonly hosts?: readonly string[] };

/** @param folder where to put it */
export async function grantedPackage(folder: string, { permissions, hosts = [] }: Granted): Promise<string> {
  await cp(CHROMIUM_PACKAGE, folder, { recursive: true });
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as Record<string, string[]>;
  manifest["permissions"]?.push(...permissions);
  manifest["host_permissions"]?.push(...hosts);
  delete manifest["optional_permissions"];
  delete manifest["optional_host_permissions"];
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}
