import type { VNode } from "preact";

import type { ReadingState, SurfaceSummary, Tally } from "../../lib/health.ts";
import { moment } from "../../lib/words/times.ts";
import { words, type WordKey } from "../../lib/words/words.ts";

type Props = {
  /** How people call the site. */
  readonly label: string;
  readonly surfaces: readonly SurfaceSummary[];
  /** Unix ms. */
  readonly now: number;
};

const stateWords: Readonly<Record<ReadingState, WordKey>> = {
  ok: "doctorState_ok",
  degraded: "doctorState_degraded",
  blind: "doctorState_blind",
};

/** A row for each kind of page of a site: how well it was read when it was last seen, and the counts. */
export function SurfaceTable({ label, surfaces, now }: Props): VNode {
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- in a narrow window it scrolls, by keyboard too */}
      <div class="table-frame" role="region" aria-label={words("doctorTable", label)} tabIndex={0}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{words("doctorSurface")}</th>
              <th scope="col">{words("doctorState")}</th>
              <th scope="col">{words("doctorSeen")}</th>
              <th scope="col">{words("doctorRead")}</th>
              <th scope="col">{words("doctorUnread")}</th>
              <th scope="col">{words("doctorOthers")}</th>
              <th scope="col">{words("doctorLast")}</th>
            </tr>
          </thead>
          <tbody>
            {surfaces.map(({ surface, state, tally, at }) => (
              <tr key={surface}>
                <th scope="row">{words(`surface_${surface}`)}</th>
                <td>
                  <span class={`reading-state ${state}`}>{words(stateWords[state])}</span>
                </td>
                <td>{tally.read + tally.unreadable}</td>
                <td>{tally.read}</td>
                <td>{tally.unreadable}</td>
                <td>{tally.promoted + tally.placeholder + tally.embedded + tally.unaddressed}</td>
                <td>{moment(at, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {surfaces.map(({ surface, tally }) => (
        <Layers key={surface} title={words(`surface_${surface}`)} tally={tally} />
      ))}
    </>
  );
}

type LayersProps = { readonly title: string; readonly tally: Tally };

/** Which layer of the adapter answered for each part of a post, how often. */
function Layers({ title, tally }: LayersProps): VNode | undefined {
  const fields = Object.entries(tally.layers);
  if (fields.length === 0) return undefined;
  return (
    <details class="more">
      <summary>{words("doctorLayers", title)}</summary>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{words("doctorField")}</th>
            <th scope="col">{words("doctorLayer_hook")}</th>
            <th scope="col">{words("doctorLayer_semantic")}</th>
            <th scope="col">{words("doctorLayer_address")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(([field, answers]) => (
            <tr key={field}>
              <th scope="row">
                <code>{field}</code>
              </th>
              <td>{answers.hook ?? 0}</td>
              <td>{answers.semantic ?? 0}</td>
              <td>{answers.address ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
