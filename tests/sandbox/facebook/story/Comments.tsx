/** @jsxImportSource react */
import { useEffect, useState, type ReactElement } from "react";

import { personOf } from "../../data/people.ts";
import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { fill } from "../../shared/fill.ts";
import { answersOf, commentsOf, FIRST_COMMENTS, MORE_COMMENTS } from "../feeds.ts";
import { askForMore, mark, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { box, text } from "../style.ts";
import { Comment } from "./Comment.tsx";
import { CommentField } from "./CommentField.tsx";

/** Stories whose comments have come; they stay when the story is scrolled out and in again. */
const loaded = new Set<string>();

/** The comments under a story; they come a while after the story, and more when somebody asks. */
export function Comments({ story }: { story: Post }): ReactElement {
  const [isLoaded, setLoaded] = useState(() => loaded.has(story.slug));
  useEffect(() => {
    const timer = setTimeout(() => {
      loaded.add(story.slug);
      setLoaded(true);
    }, environment().switches.latency);
    return () => clearTimeout(timer);
  }, [story.slug]);
  const times = useApp(({ asked }) => asked[story.slug] ?? 0);
  const all = commentsOf(environment().world, story);
  const shown = isLoaded ? all.slice(0, FIRST_COMMENTS + times * MORE_COMMENTS) : [];
  return (
    <div className={box("above12", "below8")}>
      {all.length > 1 ? (
        <div className={box("beside16", "below8")}>
          <div role="button" tabIndex={0} aria-haspopup="menu" className={text("bold", "dim")}>
            <span dir="auto" className={text("small", "bold")}>
              {strings().mostRelevant}
            </span>
          </div>
        </div>
      ) : null}
      {shown.map((comment) => (
        <Thread key={comment.slug} comment={comment} />
      ))}
      {shown.length < all.length && isLoaded ? (
        <div className={box("beside16")}>
          <div
            role="button"
            tabIndex={0}
            className={text("bold", "dim", "pointer")}
            onClick={() => setTimeout(() => askForMore(story.slug), environment().switches.latency)}
          >
            <span dir="auto" className={text("bold")}>
              {strings().moreComments}
            </span>
          </div>
        </div>
      ) : null}
      <CommentField label={strings().writeComment} />
    </div>
  );
}

/** A comment, the answers once somebody has asked for them (in the other layout they are there at once), and the field for one more. */
function Thread({ comment }: { comment: Post }): ReactElement {
  const answers = answersOf(environment().world, comment);
  const answered = useApp(({ answering }) => [comment, ...answers].find(({ slug }) => slug === answering));
  const isOpen = useApp(({ opened }) => opened.has(comment.slug)) || environment().switches.layout === "b";
  return (
    <div className={box()}>
      <Comment post={comment} />
      <div className={box("answers")}>
        {isOpen ? answers.map((answer) => <Comment key={answer.slug} post={answer} />) : null}
        {answers.length > 0 && !isOpen ? (
          <div
            role="button"
            tabIndex={0}
            className={text("bold", "dim", "pointer")}
            onClick={() => setTimeout(() => mark("opened", comment.slug), environment().switches.latency)}
          >
            <span dir="auto" className={text("bold")}>
              {fill(strings().viewReplies, { n: String(answers.length) })}
            </span>
          </div>
        ) : null}
        {answered === undefined ? null : (
          <CommentField
            key={answered.slug}
            label={fill(strings().replyTo, { name: personOf(answered.by).name })}
            isEntered
          />
        )}
      </div>
    </div>
  );
}
