import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { words } from "../../lib/words/words.ts";
import { useKeys } from "./use-keys.ts";

type Props = {
  /** The button that asks. */
  readonly ask: string;
  /** What will be, and that it stays so. */
  readonly warning: string;
  /** The button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => Promise<boolean>;
};

/** A step that cannot be undone: asked for first, and done with a second button. Escape keeps everything. */
export function Confirm({ ask, warning, confirm, onConfirm }: Props): VNode {
  const [open, setOpen] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const inside = useKeys<HTMLDivElement>((event) => {
    if (event.key !== "Escape" || !open) return;
    // It closes this, not what is around it.
    event.preventDefault();
    close();
  });
  useEffect(() => {
    if (open) keep.current?.focus();
  }, [open]);
  return (
    <div ref={inside} class="confirm">
      <button ref={opener} type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {ask}
      </button>
      {open && (
        <div class="notice stack" role="group" aria-label={ask}>
          <p>{warning}</p>
          <div class="row">
            <button ref={keep} type="button" onClick={close}>
              {words("confirmKeep")}
            </button>
            <button
              type="button"
              class="danger"
              onClick={() => {
                void onConfirm();
                close();
              }}
            >
              {confirm}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
