import "../../english.ts";

import { expect, it } from "vitest";

import { summaryWords } from "../../../components/overlay/chip-words.ts";
import type { Annotation } from "../../../lib/annotation.ts";

const annotation: Annotation = {
  key: "x:1",
  flagged: true,
  answer: "service",
  confidence: "likely",
  intent: "delivery",
  urgency: 2,
};

it.each([
  [3, "Service request, likely, Delivery, 3 contacts"],
  [0, "Service request, likely, Delivery, First contact"],
  // Whether it is the first is not known while older cases of the team are still being read.
  [undefined, "Service request, likely, Delivery"],
])("says of %s contacts: %s", (contactCount, said) => {
  const counted = contactCount === undefined ? annotation : { ...annotation, contactCount };
  expect(summaryWords({ name: "request", takenBack: false, joins: false }, counted, 0)).toBe(said);
});
