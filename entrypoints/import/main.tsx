import "../../lib/zod-without-eval.ts";
import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/shared/groups.css";
import "../../components/shared/tables.css";
import "../../components/import/import.css";

import { render } from "preact";

import { Import } from "../../components/import/Import.tsx";
import { reportWords } from "../../components/import/import-words.ts";
import { dressPage } from "../../components/shared/page.ts";
import { Unlocked } from "../../components/shared/Unlocked.tsx";
import { createImportModel } from "../../lib/models/import-model.ts";
import { createVaultModel } from "../../lib/models/vault-model.ts";
import { Database } from "../../lib/store/database.ts";
import { wordsLanguage } from "../../lib/words/words.ts";

const root = document.getElementById("root");
dressPage("importDocument");
if (root) {
  const country = new Intl.Locale(wordsLanguage()).maximize().region ?? "US";
  const vault = createVaultModel();
  const database = new Database(vault.cipher);
  const model = createImportModel({ database, words: reportWords(), country });
  render(
    <Unlocked vault={vault}>
      <Import model={model} />
    </Unlocked>,
    root,
  );
}
