/** Everything the overlay has drawn for it, with its styles. */
import { render } from "preact";

import type { Faces } from "../../lib/overlay/faces.ts";
import { words } from "../../lib/words/words.ts";
import colours from "../shared/colours.css?inline";
import { Chip } from "./Chip.tsx";
import chipStyle from "./chip.css?inline";
import { Navigator } from "./Navigator.tsx";
import commonStyle from "./common.css?inline";
import pageStyle from "./page.css?inline";

export const faces: Faces = {
  chip: (into, props) => render(props ? <Chip {...props} /> : null, into),
  navigator: (into, props) => render(props ? <Navigator {...props} /> : null, into),
  styles: {
    chip: colours + commonStyle + chipStyle,
    page: colours + commonStyle + pageStyle,
    themes: { light: ".baton, .card { color-scheme: light }", dark: ".baton, .card { color-scheme: dark }" },
  },
  cardTitle: () => words("overlayCardTitle"),
};
