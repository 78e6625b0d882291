import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";

type Props = {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what was entered. */
  readonly problem?: string | undefined;
  /** The control; it must take the given attributes. */
  readonly children: (attributes: {
    id: string;
    "aria-describedby"?: string;
    "aria-invalid"?: "true";
  }) => ComponentChildren;
};

/** A control with its label, its hint and what is wrong with it. */
export function Field({ label, hint, problem, children }: Props): VNode {
  const id = useId();
  const about = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(about && { "aria-describedby": about }),
        ...(problem && { "aria-invalid": "true" }),
      })}
      {hint && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} class="field-problem small" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
