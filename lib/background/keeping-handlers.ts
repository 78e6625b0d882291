/** What the background does for the messages about a person's data and about the store as a whole. */
import type { Handlers } from "../messages/answer.ts";
import type { keepingMessages } from "../messages/keeping-messages.ts";
import type { Background } from "./context.ts";
import { erasePerson } from "./erase.ts";

export function createKeepingHandlers(background: Background): Pick<Handlers, keyof typeof keepingMessages> {
  return {
    erasePerson: (input) => erasePerson(background, input),
  };
}
