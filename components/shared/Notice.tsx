import type { ComponentChildren, VNode } from "preact";

type Props = { readonly children: ComponentChildren; readonly problem?: boolean };

/** A sentence about what just happened. Problems interrupt a screen reader, the rest waits for a pause. */
export function Notice({ children, problem = false }: Props): VNode {
  return (
    <p class={problem ? "notice problem" : "notice"} role={problem ? "alert" : "status"}>
      {children}
    </p>
  );
}
