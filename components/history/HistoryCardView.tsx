import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { Annotation } from "../../lib/annotation.ts";
import type { HistoryCard } from "../../lib/history-card.ts";
import type { HistoryCardModel } from "../../lib/models/history-card-model.ts";
import { counted, words } from "../../lib/words/words.ts";
import { Notice } from "../shared/Notice.tsx";
import { Withheld } from "../shared/Withheld.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { CorrectionBar } from "./CorrectionBar.tsx";
import { MarkedText } from "./MarkedText.tsx";
import { Reasons } from "./Reasons.tsx";
import { Glance } from "./Glance.tsx";
import { Timeline } from "./Timeline.tsx";

type Props = {
  readonly model: HistoryCardModel;
  /** Unix ms. */
  readonly now: number;
};

/** Why a mention is flagged or not, and what its author has been through, in a frame beside the post. */
export function HistoryCardView({ model, now }: Props): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = model.shown.value;
  useEffect(() => heading.current?.focus(), [shown.state]);

  return (
    <main class="history-card">
      <button type="button" class="quiet close" aria-label={words("historyClose")} onClick={model.close}>
        ×
      </button>
      {shown.state === "loading" && (
        <h1 ref={heading} tabIndex={-1} class="waiting-words">
          {words("historyLoading")}
        </h1>
      )}
      {shown.state === "failed" && (
        <div class="stack card-body">
          <h1 ref={heading} tabIndex={-1}>
            {words("historyTitle")}
          </h1>
          <Notice problem>
            {shown.problem.code === "mention_unknown"
              ? words("historyGone")
              : words("historyFailed", problemWords(shown.problem))}
          </Notice>
          <button type="button" onClick={() => void model.load()}>
            {words("historyRetry")}
          </button>
        </div>
      )}
      {shown.state === "ready" && (
        <>
          <CardHead card={shown.card} heading={heading} />
          <CardBody card={shown.card} now={now} model={model} />
          {!shown.card.mention.private && (
            <CorrectionBar
              annotation={shown.card.annotation}
              busy={model.busy.value}
              problem={model.problem.value}
              correct={(service) => void model.correct(service)}
            />
          )}
        </>
      )}
    </main>
  );
}

type HeadProps = {
  readonly card: HistoryCard;
  readonly heading: { current: HTMLHeadingElement | null };
};

function CardHead({ card: { mention, summary, isIncomplete }, heading }: HeadProps): VNode {
  const { name, handle, verified } = mention.author;
  const { contacts } = summary;
  return (
    <header class="card-head">
      <h1 ref={heading} tabIndex={-1}>
        <bdi>{name === "" ? handle : name}</bdi>
      </h1>
      <p class="soft small">
        <bdi>@{handle}</bdi>
        {verified && ` · ${words("historyVerified")}`}
        {contacts > 0 && ` · ${counted("overlayContacts", contacts)}`}
        {contacts === 0 && !isIncomplete && ` · ${words("overlayFirstContact")}`}
      </p>
    </header>
  );
}

type BodyProps = Props & { readonly card: HistoryCard };

function CardBody({ card, now, model }: BodyProps): VNode {
  const { mention, verdict, annotation, accounts, facts, summary } = card;
  const { timeline, timelineLength, isIncomplete, withheld = [] } = card;
  const caseId = annotation.case?.id;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section class="stack card-body" tabIndex={0} aria-label={words("historyTitle")}>
      <section>
        <h2>{words(annotation.flagged ? "historyWhy" : "historyWhyNot")}</h2>
        <p class="answer">
          <AnswerPill annotation={annotation} />
        </p>
        {annotation.correction && (
          <p class="small">
            {words(annotation.correction === "service" ? "historySaidService" : "historySaidNot")}
          </p>
        )}
        {mention.text === "" ? (
          <p class="soft">{words("historyPhotoOnly")}</p>
        ) : (
          <MarkedText text={mention.text} evidence={verdict.evidence} />
        )}
        <Reasons verdict={verdict} />
      </section>
      {caseId !== undefined && (
        <Withheld
          items={withheld}
          now={now}
          busy={model.busy.value}
          onPutBack={(numbers) => void model.putBack(caseId, numbers)}
        />
      )}
      <section>
        <h2>{words("historySoFar")}</h2>
        {isIncomplete && <p class="small">{words("historyIncomplete")}</p>}
        <Glance facts={facts} summary={summary} now={now} />
        <Timeline lines={timeline} length={timelineLength} accounts={accounts.length} now={now} />
        {!mention.private && (
          <button type="button" onClick={model.openCustomer}>
            {words("customerOpen")}
          </button>
        )}
      </section>
    </section>
  );
}

function AnswerPill({ annotation }: { readonly annotation: Annotation }): VNode {
  const { flagged, answer, confidence, urgency } = annotation;
  if (!flagged) {
    return <span class="pill">{words(answer === "unsure" ? "overlayUnsure" : "overlayNotRequest")}</span>;
  }
  return (
    <span class="row">
      <span class="pill accent">
        {words("overlayRequest")} · {words(`overlayConfidence_${confidence}`)}
      </span>
      {urgency === 3 && <span class="pill late">{words("overlayUrgent")}</span>}
    </span>
  );
}
