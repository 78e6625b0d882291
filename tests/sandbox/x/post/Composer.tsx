/** @jsxImportSource react */
import { useState, type ReactElement } from "react";

import { VIEWER } from "../../data/brand.ts";
import type { Post } from "../../data/types.ts";
import { DraftField } from "../../shared/editors/DraftField.tsx";
import { aria, elementId, testId } from "../hooks.ts";
import { change, readState } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";
import { AvatarContainer } from "./Avatar.tsx";

/** Writes an answer or a new post. What is sent stays on this page. */
export function Composer({ post }: { post?: Post }): ReactElement {
  const words = strings();
  const [draft, setDraft] = useState("");
  const [turn, setTurn] = useState(0);
  const isEmpty = draft.trim() === "";
  const send = (): void => {
    const { written } = readState();
    const answer = post === undefined ? {} : { replyTo: post.slug };
    change({
      written: [
        {
          slug: `local-${written.length}`,
          by: VIEWER,
          minutes: 0,
          language: "en",
          text: draft.trim(),
          ...answer,
        },
        ...written,
      ],
    });
    setDraft("");
    setTurn(turn + 1);
  };
  return (
    <div
      {...testId(post === undefined ? "composer" : "inline_reply_offscreen")}
      className={box("row", "beside16", "above12", "below12", "lineBelow")}
    >
      <div className={box("avatarColumn")}>
        <AvatarContainer handle={VIEWER} size={40} linked />
      </div>
      <div className={box("grow", "shrink", "basis0", "row", "gap12", "middle")}>
        <div className={box("grow", "shrink")} {...testId("tweetTextarea_0_label")}>
          <Editor
            key={turn}
            isEmpty={isEmpty}
            placeholder={post === undefined ? words.prompt : words.postYourReply}
            onText={setDraft}
            id={elementId(post?.slug ?? "new", "placeholder", turn)}
          />
        </div>
        <button
          type="button"
          role="button"
          {...testId(post === undefined ? "tweetButtonInline" : "tweetButton")}
          disabled={isEmpty}
          {...aria("send", { "aria-disabled": isEmpty })}
          className={box("button", "strongBox", "pointer", "focusRing", isEmpty && "off")}
          onClick={send}
        >
          <div dir="ltr" className={text("bold")} style={{ color: "inherit" }}>
            <span className={run()}>{post === undefined ? words.post : words.reply}</span>
          </div>
        </button>
      </div>
    </div>
  );
}

type EditorProps = { isEmpty: boolean; placeholder: string; id: string; onText: (text: string) => void };

/** A text field of Draft.js, with the placeholder that lies over it. */
function Editor({ isEmpty, placeholder, id, onText }: EditorProps): ReactElement {
  return (
    <div className={box()} {...testId("tweetTextarea_0RichTextInputContainer")}>
      <div className={text("editor", "block")} style={colour("ink")}>
        {isEmpty ? (
          <div className={text("placeholder")} id={id} style={{ whiteSpace: "pre-wrap", ...colour("dim") }}>
            {placeholder}
          </div>
        ) : null}
        <DraftField
          label={strings().postText}
          testId={testId("tweetTextarea_0")["data-testid"]}
          describedBy={id}
          onText={onText}
        />
      </div>
    </div>
  );
}
