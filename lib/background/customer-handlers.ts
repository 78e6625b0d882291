/** What the background does for the messages about customers. */
import { customerKeyOf } from "../customer.ts";
import type { Handlers } from "../messages/answer.ts";
import type { customerMessages } from "../messages/customer-messages.ts";
import { failure, success } from "../result.ts";
import type { Background } from "./context.ts";
import { linkAccounts, logContact, setFacts } from "./customer.ts";
import { findMention } from "./history-card.ts";

export function createCustomerHandlers(
  background: Background,
): Pick<Handlers, keyof typeof customerMessages> {
  const { tickets, openCustomerPage } = background;
  return {
    async openCustomer(whom) {
      if (!("mentionKey" in whom)) {
        await openCustomerPage("account" in whom ? tickets.issue({ account: whom.account }) : undefined);
        return success({});
      }
      const { mentionKey } = whom;
      const known = await findMention(background, mentionKey);
      if (!known) return failure("mention_unknown", mentionKey);
      await openCustomerPage(tickets.issue({ account: customerKeyOf(known.mention) }));
      return success({});
    },

    readTicket: ({ ticket }) => Promise.resolve(success(tickets.read(ticket) ?? {})),
    logContact: (input) => logContact(background, input),
    setFacts: (input) => setFacts(background, input),
    linkAccounts: (input) => linkAccounts(background, input),
  };
}
