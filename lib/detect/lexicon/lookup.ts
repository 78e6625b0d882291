import type { Scan } from "../text/scan.ts";
export function conceptOf(_scan: Scan, _token: number): number {
  return 0;
}
