import type { VNode } from "preact";

import type { CustomerModel, PersonView } from "../../lib/models/customer-model.ts";
import { counted, words } from "../../lib/words/words.ts";
import { channelWords } from "../history/line-words.ts";
import { TimelineLine } from "../history/TimelineLine.tsx";
import { Field } from "../shared/Field.tsx";
import { useVirtualWindow } from "./use-virtual-window.ts";

type Props = {
  readonly model: CustomerModel;
  readonly person: PersonView;
  /** Unix ms. */
  readonly now: number;
};

/** Everything, newest first, by channel and by words; only what is on the screen is drawn. */
export function PagedTimeline({ model, person, now }: Props): VNode {
  const lines = model.lines.value;
  const { accounts, length } = person;
  const channels = [...new Set(person.lines.map(({ channel }) => channel))];
  const isFiltered = model.channel.value !== "" || model.search.value.trim() !== "";
  const { list, items, total, measure } = useVirtualWindow(lines.length, model.more);
  return (
    <section class="stack">
      <h2>{words("storyHistory")}</h2>
      <div class="row" role="search">
        <Field label={words("timelineChannel")}>
          {(attributes) => (
            <select
              {...attributes}
              value={model.channel.value}
              onChange={(event) => {
                model.channel.value = event.currentTarget.value;
              }}
            >
              <option value="">{words("timelineAll")}</option>
              {channels.map((each) => (
                <option key={each} value={each}>
                  {channelWords(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words("timelineSearch")}>
          {(attributes) => (
            <input
              {...attributes}
              type="search"
              dir="auto"
              maxLength={200}
              value={model.search.value}
              onInput={(event) => {
                model.search.value = event.currentTarget.value;
              }}
            />
          )}
        </Field>
      </div>
      <p class="soft small" role="status">
        {isFiltered
          ? counted(model.isEnd.value ? "timelineFound" : "timelineFoundSoFar", lines.length)
          : counted("timelineLines", length)}
      </p>
      {lines.length === 0 ? (
        <>
          <p class="soft">{words(isFiltered ? "timelineNothing" : "historyEmpty")}</p>
          {!isFiltered && (
            <p>
              <a href="/import.html">{words("customerImportFirst")}</a>
            </p>
          )}
        </>
      ) : (
        <ol ref={list} class="timeline virtual" style={{ blockSize: `${total}px` }}>
          {items.map(({ index, start }) => {
            const line = lines[index];
            return (
              line && (
                <li
                  key={line.id}
                  ref={measure}
                  data-index={index}
                  class={`timeline-line ${line.kind}`}
                  style={{ transform: `translateY(${start}px)` }}
                  aria-posinset={index + 1}
                  aria-setsize={model.isEnd.value ? lines.length : -1}
                >
                  <TimelineLine line={line} now={now} isNamed={accounts.length > 1} />
                </li>
              )
            );
          })}
        </ol>
      )}
    </section>
  );
}
