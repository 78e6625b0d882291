// @vitest-environment happy-dom
import { expect, test } from "vitest";

import { healthNoteSchema, type HealthNote } from "../../../lib/health.ts";
import { diagnose } from "../../../lib/overlay/diagnose.ts";

const row = `<div role="row"><div role="gridcell"><span dir="auto">Ines Valdovar: where is my parcel?</span></div></div>`;

test("counts the innermost of what looks like a message, each once, and keeps no word of any", () => {
  document.body.innerHTML = `<main><div role="list">${row.repeat(3)}</div></main>`;
  const before = document.body.innerHTML;
  const notes: HealthNote[] = [];
  const diagnosis = diagnose("messenger", (note) => notes.push(note));
  diagnosis.sweep();
  document.querySelector("[role=list]")?.insertAdjacentHTML("beforeend", row);
  diagnosis.sweep();
  diagnosis.stop();

  expect(notes).toHaveLength(1);
  const note = healthNoteSchema.parse(notes[0]);
  expect(note).toMatchObject({ site: "messenger", surface: "messages", tally: { read: 0, unreadable: 4 } });
  expect(note.structures).toEqual(Array.from({ length: 3 }, () => "div=gridcell(span[dir](text))"));
  expect(JSON.stringify(note)).not.toMatch(/Ines|parcel/u);
  expect(document.body.innerHTML.length).toBe(before.length + row.length);
});
