import { beforeEach, describe, expect, test } from "vitest";

import type { Annotation } from "../../../lib/annotation.ts";
import { createMentionBook, type MentionBook } from "../../../lib/overlay/mention-book.ts";
import { mentionBy } from "../mentions.ts";

const byPhoto = mentionBy("ines", "77", "Where is my parcel?");
const byAddress = mentionBy("ines", "61", "Where is my parcel?", { otherIds: ["77"] });

const annotation: Annotation = {
  key: byPhoto.key,
  flagged: true,
  answer: "service",
  confidence: "likely",
  intent: "delivery",
  urgency: 2,
  contactCount: 0,
};

let book: MentionBook;

beforeEach(() => {
  book = createMentionBook(() => undefined);
  book.takeUp(byPhoto);
  book.note(byPhoto.key, { annotation, doing: "handing_off", askedAt: 1 });
});

describe("a post whose own address appears", () => {
  test("keeps what is known of it", () => {
    const former: string[] = [];
    expect(book.takeUp(byAddress, (key) => former.push(key))).toBe(false);
    expect(former).toEqual([byPhoto.key]);
    expect(book.get(byAddress.key)).toMatchObject({
      mention: byAddress,
      annotation: { ...annotation, key: byAddress.key },
    });
    expect(book.get(byPhoto.key)).toBeUndefined();
  });

  test("is asked about anew, and waits for nothing that comes under its former key", () => {
    book.takeUp(byAddress);
    expect(book.get(byAddress.key)?.askedAt).toBeUndefined();
    expect(book.get(byAddress.key)?.doing).toBeUndefined();
  });

  test("takes nothing from a post by somebody else", () => {
    book.takeUp({ ...byAddress, author: { ...byAddress.author, handle: "jonas" } });
    expect(book.get(byAddress.key)?.annotation).toBeUndefined();
    expect(book.get(byPhoto.key)).toMatchObject({ annotation });
  });
});
