/** Invented colleagues for tests. */
import type { Member } from "../../lib/member.ts";

export const ada: Member = { id: "ada", name: "Ada", role: "marketer" };
export const mira: Member = { id: "mira", name: "Mira", role: "agent" };
export const tom: Member = { id: "tom", name: "Tom", role: "agent" };
export const lena: Member = { id: "lena", name: "Lena", role: "lead" };
export const everybody: readonly Member[] = [ada, mira, tom, lena];
