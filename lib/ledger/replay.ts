/** Folding entries whose signatures were checked: the same from one machine to the next, and from the first to the last. */
import type { Case } from "../case/case.ts";
import { take } from "../case/fold.ts";
import type { Refusal } from "../case/judge.ts";
import { failure, success, type Failure, type Result } from "../result.ts";
import { extend, newChain, type Chain, type Received, type SetAsideReason } from "./receipt.ts";

/** A case with what its log has made of it so far. */
export type Folded = { readonly state: Case | undefined; readonly chain: Chain };

export type Admitted = Folded & {
  /** Why it was without effect, although it counts as an entry; undefined when it had one, or it was so already. */
  readonly refusal: Failure<Refusal> | undefined;
};

export function nothingYet(caseId: string): Folded {
  return { state: undefined, chain: newChain(caseId) };
}

/** The case with one entry more, or why that is set aside. */
export function admit(folded: Folded, received: Received): Result<Admitted, SetAsideReason> {
  const chain = extend(folded.chain, received);
  if (!chain.ok) return chain;
  const { state, judgement } = take(folded.state, received.event);
  const refusal = typeof judgement === "string" ? undefined : judgement;
  if (refusal?.problem.code === "not_allowed") return failure("not_allowed", refusal.problem.detail);
  return success({ state, chain: chain.value, refusal });
}
