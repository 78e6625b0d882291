import type { VNode } from "preact";

type Props = {
  readonly done: string | undefined;
  readonly problem: string | undefined;
  /** Another number with every report, so that the same words are told again. */
  readonly told: number;
};

/**
 * What became of the last action, at the foot of the page, where it moves nothing. The two regions are always there,
 * because screen readers watch only regions that they knew before the words came.
 */
export function LastWord({ done, problem, told }: Props): VNode {
  return (
    <div class="last-word">
      <output>
        {done !== undefined && (
          <span key={told} class="notice">
            {done}
          </span>
        )}
      </output>
      <div role="alert">
        {problem !== undefined && (
          <p key={told} class="notice problem">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
