import "../../lib/zod-without-eval.ts";
import "../../lib/words/own-words.ts";
import "../../components/shared/theme.css";
import "../../components/shared/groups.css";
import "../../components/history/history.css";
import "../../components/customer/customer.css";

import { render } from "preact";

import { Customer } from "../../components/customer/Customer.tsx";
import { dressPage } from "../../components/shared/page.ts";
import { Unlocked } from "../../components/shared/Unlocked.tsx";
import { startClock } from "../../lib/models/clock.ts";
import { createCustomerModel } from "../../lib/models/customer-model.ts";
import { createOlderModel } from "../../lib/models/older-model.ts";
import { createPersonDataModel } from "../../lib/models/person-data-model.ts";
import { createSelectionMenuModel } from "../../lib/models/selection-menu-model.ts";
import { createVaultModel } from "../../lib/models/vault-model.ts";
import { Database } from "../../lib/store/database.ts";

const vault = createVaultModel();
const database = new Database(vault.cipher);
const model = createCustomerModel(database, startClock());
const personData = createPersonDataModel(database);
const root = document.getElementById("root");
const menu = import.meta.env.FIREFOX ? undefined : createSelectionMenuModel();
dressPage("customerDocument");
if (root) {
  render(
    <Unlocked vault={vault}>
      <Customer model={model} menu={menu} personData={personData} older={createOlderModel(database)} />
    </Unlocked>,
    root,
  );
}
