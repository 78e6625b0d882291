/** @jsxImportSource react */
// The three editors that the sites write with, each the real library, on one page.
import { useState, type ReactElement } from "react";
import { createRoot } from "react-dom/client";

import { DraftField } from "../../sandbox/shared/editors/DraftField.tsx";
import { LexicalField } from "../../sandbox/shared/editors/LexicalField.tsx";
import { PlainField } from "../../sandbox/shared/editors/PlainField.tsx";

function Page(): ReactElement {
  const [turn, setTurn] = useState(0);
  return (
    <div key={turn}>
      <DraftField label="Draft.js" onText={() => undefined} />
      <LexicalField label="Lexical" />
      <PlainField label="React" />
      <div role="textbox" aria-label="none" contentEditable suppressContentEditableWarning tabIndex={0}>
        nobody listens here
      </div>
      <button type="button" onClick={() => setTurn(turn + 1)}>
        Mount anew
      </button>
    </div>
  );
}

const root = document.body.appendChild(document.createElement("div"));
createRoot(root).render(<Page />);
