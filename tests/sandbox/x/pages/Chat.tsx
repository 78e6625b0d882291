/** @jsxImportSource react */
import type { ReactElement } from "react";

import { VIEWER } from "../../data/brand.ts";
import { conversations, type DirectConversation, type DirectMessage } from "../../data/messages.ts";
import { personOf } from "../../data/people.ts";
import { aria, testId } from "../hooks.ts";
import { AvatarContainer } from "../post/Avatar.tsx";
import { Name, Words } from "../post/Words.tsx";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

/** X Chat as it is described since 2025-11: the conversations, and beside them the one that is open. */
export function Chat({ conversation }: { conversation: string | undefined }): ReactElement {
  const open = conversations.find(({ id }) => id === conversation);
  return (
    <div {...testId("dm-container")} className={box("row")}>
      <div {...testId("dm-inbox-panel")} className={box("linesBeside")} style={{ width: 220 }}>
        <div {...testId("dm-inbox-header")} className={box("pad16")}>
          <div dir="ltr" className={text("title", "bold")} style={colour("ink")}>
            {strings().messages}
          </div>
        </div>
        <div role="listbox" className={box()}>
          {conversations.map((each) => (
            <Row key={each.id} conversation={each} />
          ))}
        </div>
      </div>
      {open === undefined ? null : <Panel conversation={open} />}
    </div>
  );
}

const nameOf = ({ others }: DirectConversation): string =>
  others.map((handle) => personOf(handle).name).join(", ");

function Row({ conversation }: { conversation: DirectConversation }): ReactElement {
  const { id, others } = conversation;
  const last = conversation.messages.at(-1);
  return (
    <div
      {...testId(`dm-conversation-item-${id.replace("-", ":")}`)}
      {...aria("conversation", {
        "aria-description": `${nameOf(conversation)}, @${others[0]}, ${last?.text ?? ""}, ${last?.at ?? ""}`,
      })}
      className={box("pad12", "shadeOnHover")}
    >
      <a role="option" aria-selected={false} href={`/i/chat/${id}`} className={box("row", "gap8")}>
        <AvatarContainer handle={others[0] ?? ""} size={32} linked={false} />
        <div className={box("shrink")}>
          <span dir="auto" className={text("bold", "ellipsis")} style={colour("ink")}>
            {nameOf(conversation)}
          </span>
          <span dir="auto" className={text("ellipsis")} style={colour("dim")}>
            {last?.text}
          </span>
        </div>
      </a>
    </div>
  );
}

function Panel({ conversation }: { conversation: DirectConversation }): ReactElement {
  const [other, ...more] = conversation.others;
  return (
    <div {...testId("dm-conversation-panel")} className={box("grow", "shrink", "basis0")}>
      <div {...testId("dm-conversation-header")} className={box("pad12", "lineBelow")}>
        {other !== undefined && more.length === 0 ? (
          <a
            href={`/${other}`}
            role="link"
            {...testId("dm-conversation-username")}
            className={text("bold")}
            style={colour("ink")}
          >
            <Name text={personOf(other).name} />
          </a>
        ) : (
          <div dir="ltr" className={text("bold")} style={colour("ink")}>
            <span className={run()}>{nameOf(conversation)}</span>
          </div>
        )}
      </div>
      <div {...testId("dm-message-scroller")} className={box("grow")}>
        <ul {...testId("dm-message-list")} className={box("pad12", "gap8")}>
          {conversation.messages.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ul>
      </div>
      <form
        {...testId("dm-composer-form")}
        className={box("pad12", "lineAbove")}
        onSubmit={(event) => event.preventDefault()}
      >
        <textarea
          {...testId("dm-composer-textarea")}
          placeholder={strings().startMessage}
          className={box("search")}
        />
      </form>
    </div>
  );
}

function Message({ message: { id, by, at, text: words } }: { message: DirectMessage }): ReactElement {
  const isMine = by === VIEWER;
  return (
    <li
      data-dm-message-row={id}
      className={`${isMine ? "justify-end" : "justify-start"} ${box(isMine ? "end" : "start")}`}
    >
      <div {...testId(`message-${id}`)} className={box("soft", "pad12", isMine ? "accentBox" : "raisedBox")}>
        <span id={`${id}-sender`} className={text("hidden")}>
          {personOf(by).name}
        </span>
        <div {...testId(`message-text-${id}`)} className={box()}>
          <span dir="auto" className={text()} style={isMine ? { color: "inherit" } : colour("ink")}>
            <Words text={words} linked={false} />
          </span>
        </div>
        <span
          id={`${id}-time`}
          className={text("small")}
          style={isMine ? { color: "inherit" } : colour("dim")}
        >
          {at}
        </span>
      </div>
    </li>
  );
}
