/** @jsxImportSource react */
import type { ReactElement } from "react";

import { PlainField } from "../../shared/editors/PlainField.tsx";
import type { GramComment, GramPost } from "../data/types.ts";
import { change, readState, useApp } from "../state.ts";
import { strings } from "../strings/strings.ts";
import { look } from "../style.ts";

/** The one field of a post. "Reply" at a comment puts the handle of who wrote it there. */
export function CommentForm({ post }: { post: GramPost }): ReactElement {
  const answered = useApp((state) => state.answering[post.slug]);
  return (
    <section>
      <form method="POST" className={look("form")} onSubmit={(event) => event.preventDefault()}>
        <PlainField
          key={answered?.slug ?? ""}
          label={strings().addComment}
          start={answered === undefined ? "" : `@${answered.by} `}
          className={look("field")}
        />
      </form>
    </section>
  );
}

/** What "Reply" does: the field is meant for `comment`, and has the caret. */
export function answer(post: GramPost, { slug, by }: GramComment, from: Element): void {
  const place = from.closest("[role=dialog], main") ?? document.body;
  change({ answering: { ...readState().answering, [post.slug]: { slug, by } } });
  requestAnimationFrame(() => {
    const field = place.querySelector("textarea");
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  });
}
