import type { VNode } from "preact";

import { words } from "../../lib/words/words.ts";
import { Notice } from "./Notice.tsx";

type Props = {
  /** As the browser put it. */
  readonly reason: string;
  readonly onRetry: () => void;
};

/** The store could not be read: private mode, a full disk, a newer version. It can be tried again. */
export function StoreUnread({ reason, onRetry }: Props): VNode {
  return (
    <>
      <Notice problem>{words("queueFailed", reason)}</Notice>
      <div>
        <button type="button" onClick={onRetry}>
          {words("queueRetry")}
        </button>
      </div>
    </>
  );
}
