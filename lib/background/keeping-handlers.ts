/** What the background does for the messages about a person's data and about the store as a whole. */
import type { Handlers } from "../messages/answer.ts";
import type { keepingMessages } from "../messages/keeping-messages.ts";
import type { Background } from "./context.ts";
import { success } from "../result.ts";
import { erasePerson } from "./erase.ts";
import { Restoring } from "./restore.ts";

export function createKeepingHandlers(background: Background): Pick<Handlers, keyof typeof keepingMessages> {
  const restoring = new Restoring(background);
  return {
    async erasePerson(input) {
      // What is being restored, or was when the worker died, may hold the person too.
      await restoring.drop();
      return erasePerson(background, input);
    },

    beginRestore: ({ store }) => restoring.begin(store),
    stageRows: (chunk) => restoring.add(chunk),
    finishRestore: ({ rows }) => restoring.finish(rows),

    async dropRestore() {
      await restoring.drop();
      return success({});
    },
  };
}
