/** @jsxImportSource react */
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import { useEffect, useRef, type ReactElement } from "react";

import { count } from "../counters.ts";
import { noteDraft } from "./note-draft.ts";

type Props = {
  label: string;
  /** Words that stand there from the beginning, as the name of the person who is answered. */
  start?: string;
  /** Has the caret from the beginning. */
  isEntered?: boolean;
  className?: string;
  onText?: (text: string) => void;
};

/** Undo takes back what was typed within so many milliseconds at once. */
const UNDO_DELAY = 300;

/** The field Facebook writes with: Lexical itself. */
export function LexicalField({
  label,
  start = "",
  isEntered = false,
  className,
  onText,
}: Props): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const listener = useRef(onText);
  useEffect(() => {
    listener.current = onText;
  }, [onText]);
  useEffect(() => {
    const editor = createEditor({ namespace: "comment", onError: () => count("sandboxErrors") });
    editor.setRootElement(root.current);
    editor.update(() => {
      const paragraph = $createParagraphNode();
      $getRoot().append(start === "" ? paragraph : paragraph.append($createTextNode(start)));
    });
    const stops = [
      registerPlainText(editor),
      registerHistory(editor, createEmptyHistoryState(), UNDO_DELAY),
      editor.registerTextContentListener((text) => {
        noteDraft(text);
        listener.current?.(text);
      }),
    ];
    if (isEntered) editor.focus();
    return () => {
      for (const stop of stops) stop();
      editor.setRootElement(null);
    };
  }, [start, isEntered]);
  return (
    <div
      ref={root}
      contentEditable
      suppressContentEditableWarning
      role="textbox"
      aria-label={label}
      spellCheck
      tabIndex={0}
      className={className}
      data-lexical-editor="true"
      style={{ userSelect: "text", whiteSpace: "pre-wrap", wordBreak: "break-word" }}
    />
  );
}
