import type { VNode } from "preact";

import type { PrivacyModel } from "../../lib/models/privacy-model.ts";
import { words } from "../../lib/words/words.ts";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Notice } from "../shared/Notice.tsx";
import { Kept } from "./Kept.tsx";
import { Sends } from "./Sends.tsx";
import { Sums } from "./Sums.tsx";

type Props = { readonly model: PrivacyModel };

/** The glass box: everything that ever left this browser, and everything that is kept in it. */
export function GlassBox({ model }: Props): VNode {
  const left = model.left.value;
  const kept = model.kept.value;
  const now = model.now.value;
  return (
    <main class="doctor">
      <header class="stack">
        <h1>{words("privacyTitle")}</h1>
        <p class="soft">{words("privacyIntroduction")}</p>
      </header>
      <section class="option-group">
        <h2>{words("privacyLeft")}</h2>
        {left.state === "loading" && <p class="soft patient">{words("privacyLoading")}</p>}
        {left.state === "failed" && <Failed reason={left.reason} again={model.again} />}
        {left.state === "ready" && left.value.sums.length === 0 && (
          <EmptyState title={words("privacyNothingLeft")} advice={words("privacyNothingLeftAdvice")} />
        )}
        {left.state === "ready" && left.value.sums.length > 0 && (
          <>
            <Sums sums={left.value.sums} now={now} />
            <Sends left={left.value} now={now} onMore={model.more} />
          </>
        )}
      </section>
      <section class="option-group">
        <h2>{words("privacyKept")}</h2>
        {kept.state === "loading" && <p class="soft patient">{words("privacyLoading")}</p>}
        {kept.state === "failed" && <Failed reason={kept.reason} again={model.again} />}
        {kept.state === "ready" && <Kept kept={kept.value} now={now} />}
      </section>
    </main>
  );
}

type FailedProps = { readonly reason: string; readonly again: () => void };

function Failed({ reason, again }: FailedProps): VNode {
  return (
    <>
      <Notice problem>{words("privacyFailed", reason)}</Notice>
      <div>
        <button type="button" onClick={again}>
          {words("privacyAgain")}
        </button>
      </div>
    </>
  );
}
