/** How a lead changes the roster: each gives the next one, to be signed. Pure. */
import type { Role } from "../member.ts";
import type { Roster, Span } from "./roster.ts";

/**
 * Adds a member, or another browser of one who is there.
 * @param from the first sequence of the log at which it holds
 * @param calledThen keeps the name with what is done from now on, whatever the member is called later
 */
export function withMember(
  roster: Roster,
  member: { readonly id: string; readonly name: string; readonly role: Role; readonly key: string },
  from: number,
  calledThen?: string,
): Roster {
  const { id, name, role, key } = member;
  const span: Span = { key, role, from, ...(calledThen !== undefined && { name: calledThen }) };
  const isKnown = roster.members.some((each) => each.id === id);
  return next(
    roster,
    isKnown
      ? roster.members.map((each) =>
          each.id === id ? { ...each, name, spans: [...each.spans, span] } : each,
        )
      : [...roster.members, { id, name, spans: [span] }],
  );
}

/** From after `sequence` on, everything this member signs is set aside. */
export function withoutMember(roster: Roster, id: string, sequence: number): Roster {
  return next(
    roster,
    roster.members.map((each) =>
      each.id === id ? { ...each, spans: each.spans.map((span) => ended(span, sequence)) } : each,
    ),
  );
}

/** From after `sequence` on, the member's browsers act in `role`. */
export function withRole(roster: Roster, id: string, role: Role, sequence: number): Roster {
  return next(
    roster,
    roster.members.map((each) => {
      if (each.id !== id) return each;
      const now = each.spans.filter(({ until }) => until === undefined);
      const spans = each.spans.map((span) => ended(span, sequence));
      return { ...each, spans: [...spans, ...now.map(({ key }) => ({ key, role, from: sequence + 1 }))] };
    }),
  );
}

/** From now on, and in everything they did. */
export function renamed(roster: Roster, id: string, name: string): Roster {
  return next(
    roster,
    roster.members.map((each) => (each.id === id ? { ...each, name } : each)),
  );
}

function ended(span: Span, sequence: number): Span {
  return span.until === undefined ? { ...span, until: sequence } : span;
}

function next(roster: Roster, members: Roster["members"]): Roster {
  return { ...roster, number: roster.number + 1, members };
}
