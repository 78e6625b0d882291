import "../../lib/zod-without-eval.ts";
import "../../components/shared/theme.css";
import "../../components/options/options.css";

import { render } from "preact";

import { Options } from "../../components/options/Options.tsx";
import { createSettingsModel } from "../../lib/models/settings-model.ts";
import { sites } from "../../lib/sites/registry.ts";
import { Database } from "../../lib/store/database.ts";

const root = document.getElementById("root");
if (root) render(<Options model={createSettingsModel(new Database())} sites={sites} />, root);
