import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { PersonDataModel, PersonOverview, Whose } from "../../lib/models/person-data-model.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { saveFile } from "../shared/save-file.ts";
import { EraseForm } from "./EraseForm.tsx";
import { personArchive } from "./person-archive.tsx";

type Props = {
  readonly model: PersonDataModel;
  readonly whose: Whose;
  /** As people call them. */
  readonly name: string;
  /** There is a server that has the words too. */
  readonly isInTeam: boolean;
};

/** Everything about one person: as a file for whoever asks for their data, or erased for whoever asks to be forgotten. */
export function PersonData({ model, whose, name, isInTeam }: Props): VNode {
  const [overview, setOverview] = useState<PersonOverview | undefined>(undefined);
  const [isSaved, setSaved] = useState(false);
  const busy = model.busy.value;
  const problem = model.problem.value;

  async function save(): Promise<void> {
    setSaved(false);
    const file = await model.gather(whose);
    if (!file) return;
    saveFile(`baton-person-${file.madeAt.slice(0, 10)}.zip`, personArchive(file));
    setSaved(true);
  }

  return (
    <section class="person-data stack">
      <h2>{words("personDataTitle")}</h2>
      <div class="row">
        <button type="button" disabled={busy} onClick={() => void save()}>
          {words("personDataSave")}
        </button>
        <button
          type="button"
          disabled={busy}
          aria-expanded={overview !== undefined}
          onClick={() => void (overview ? setOverview(undefined) : model.look(whose).then(setOverview))}
        >
          {words("erasePerson")}
        </button>
      </div>
      {overview && (
        <EraseForm
          overview={overview}
          name={isolated(name)}
          isInTeam={isInTeam}
          busy={busy}
          onKeep={() => setOverview(undefined)}
          onErase={async () => {
            const receipt = await model.erase({ accounts: overview.accounts, caseIds: whose.caseIds });
            if (receipt) setOverview(undefined);
          }}
        />
      )}
      {/* Always there: screen readers watch only regions that they knew before. */}
      <p role="status" class="soft">
        {isSaved && words("personDataSaved")}
      </p>
      {problem && <Notice problem>{problemWords(problem)}</Notice>}
    </section>
  );
}
