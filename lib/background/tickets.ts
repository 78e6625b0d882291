/**
 * What the customer page was opened for, under a name that says nothing: the address of a page is kept in the browser's history
 * and in its sessions, so no customer may stand in it. In memory alone; a worker that died forgets, and the page asks whom to find.
 */
import type { Output } from "../messages/catalogue.ts";

export type Ticket = Output<"readTicket">;

/** More pages than anybody has open at once. */
const MAX_TICKETS = 100;

export class Tickets {
  readonly #tickets = new Map<string, Ticket>();

  issue(ticket: Ticket): string {
    const name = crypto.randomUUID();
    this.#tickets.set(name, ticket);
    const [oldest] = this.#tickets.keys();
    if (this.#tickets.size > MAX_TICKETS && oldest !== undefined) this.#tickets.delete(oldest);
    return name;
  }

  /** It stays, so that the page can be loaded again. */
  read(name: string): Ticket | undefined {
    return this.#tickets.get(name);
  }
}
