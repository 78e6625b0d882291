/**
 * How an expected failure travels: as a value the caller must look at. A bug is thrown instead.
 */

/** Why something was refused. `code` is stable and translatable; `detail` is for logs and tests, never shown alone. */
export type Problem = { readonly code: string; readonly detail: string };

export type Success<Value> = { readonly ok: true; readonly value: Value };
export type Failure<Code extends string = string> = {
  readonly ok: false;
  readonly problem: Problem & { readonly code: Code };
};
export type Result<Value, Code extends string = string> = Success<Value> | Failure<Code>;

export function success<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

export function failure<Code extends string>(code: Code, detail: string): Failure<Code> {
  return { ok: false, problem: { code, detail } };
}
