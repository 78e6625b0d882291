/** @jsxImportSource react */
import { Editor, EditorState } from "draft-js";
import { useState, useSyncExternalStore, type ReactElement } from "react";

import { noteDraft } from "./note-draft.ts";

type Props = {
  label: string;
  /** Value of `data-testid` on the element that is edited. */
  testId?: string | undefined;
  /** Id of the placeholder's element. */
  describedBy?: string;
  onText: (text: string) => void;
};

const nothingChanges = (): (() => void) => () => undefined;

/** The field X writes with: Draft.js itself. It comes after hydration, for the names it gives its blocks are random. */
export function DraftField(props: Props): ReactElement | null {
  const isHydrated = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  return isHydrated ? <Field {...props} /> : null;
}

function Field({ label, testId, describedBy, onText }: Props): ReactElement {
  const [state, setState] = useState(() => EditorState.createEmpty());
  const change = (next: EditorState): void => {
    const text = next.getCurrentContent().getPlainText();
    setState(next);
    noteDraft(text);
    onText(text);
  };
  return (
    <Editor
      editorState={state}
      onChange={change}
      ariaLabel={label}
      ariaMultiline
      {...(describedBy === undefined ? {} : { ariaDescribedBy: describedBy })}
      role="textbox"
      spellCheck
      {...(testId === undefined ? {} : { webDriverTestID: testId })}
    />
  );
}
