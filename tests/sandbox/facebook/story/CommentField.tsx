/** @jsxImportSource react */
import { useState, type ReactElement } from "react";

import { environment } from "../../shared/environment.ts";
import { LexicalField } from "../../shared/editors/LexicalField.tsx";
import { box, text } from "../style.ts";

type Props = {
  label: string;
  /** Somebody asked for it, and has the caret in it. */
  isEntered?: boolean;
};

/** Where a comment is written: Lexical itself from the moment that somebody goes into it. What is typed stays in the page. */
export function CommentField({ label, isEntered = false }: Props): ReactElement | null {
  const [isIn, setIn] = useState(isEntered);
  if (environment().switches.login === "out") return null;
  return (
    <form role="presentation" className={box("pad16")}>
      <div className={box()}>
        {isIn ? (
          <LexicalField label={label} isEntered className={text("field")} />
        ) : (
          <>
            <div
              role="textbox"
              contentEditable
              suppressContentEditableWarning
              aria-label={label}
              data-lexical-editor="true"
              className={text("field")}
              style={{ userSelect: "text", whiteSpace: "pre-wrap" }}
              onFocus={() => setIn(true)}
            >
              <p className={text()} dir="auto">
                <br />
              </p>
            </div>
            <div aria-hidden="true" className={text("placeholder")}>
              {label}
            </div>
          </>
        )}
      </div>
    </form>
  );
}
