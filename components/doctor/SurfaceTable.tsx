import type { VNode } from "preact";

import type { ReadingState, SurfaceSummary, Tally } from "../../lib/health.ts";
import { moment } from "../../lib/words/times.ts";
import { words, type WordKey } from "../../lib/words/words.ts";
import { FiguresTable } from "../shared/FiguresTable.tsx";

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
      <FiguresTable
        label={words("doctorTable", label)}
        heads={[
          words("doctorSurface"),
          words("doctorState"),
          words("doctorSeen"),
          words("doctorRead"),
          words("doctorUnread"),
          words("doctorOthers"),
          words("doctorLast"),
        ]}
      >
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
      </FiguresTable>
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
      <FiguresTable
        heads={[
          words("doctorField"),
          words("doctorLayer_hook"),
          words("doctorLayer_semantic"),
          words("doctorLayer_address"),
        ]}
      >
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
      </FiguresTable>
    </details>
  );
}
