import { expect, it } from "vitest";

import { suggest } from "../../../lib/suggestion.ts";
import { account, line } from "./lines.ts";

const ines = account("x:ines", "Inês Duarte");

it("suggests who shares an address, and says where it stands at both", () => {
  const post = line("x:ines", 1, "mention", "write me: ines@example.com");
  const ticket = line("crm:4711", 5, "ticket", "From ines@example.com");
  const suggestions = suggest({
    own: [ines],
    lines: [post],
    foreign: [post, ticket],
    others: [account("crm:4711", "I. Duarte"), account("email:ines@example.com", "Inês")],
  });
  expect(suggestions).toEqual([
    {
      account: "x:ines",
      other: "email:ines@example.com",
      evidence: [
        {
          ground: "email",
          value: "ines@example.com",
          here: { kind: "mention", channel: "x", at: post.at },
          there: undefined,
        },
      ],
    },
    {
      account: "x:ines",
      other: "crm:4711",
      evidence: [
        {
          ground: "email",
          value: "ines@example.com",
          here: { kind: "mention", channel: "x", at: post.at },
          there: { kind: "ticket", channel: "crm", at: ticket.at },
        },
      ],
    },
  ]);
});

it("suggests the same site id, number and order, strongest first, each once", () => {
  const here = [
    line("x:ines", 1, "mention", "order 40012345, +49 30 1234567"),
    line("x:ines", 2, "mention", "order 40012345!"),
  ];
  const there = line("x:ines_d", 3, "mention", "order 40012345, call +49 30 1234567");
  const [only, ...more] = suggest({
    own: [account("x:ines", "Inês", { siteId: "9" })],
    lines: here,
    foreign: [there],
    others: [account("x:ines_d", "Inês", { siteId: "9" })],
  });
  expect(more).toEqual([]);
  expect(only?.evidence.map(({ ground }) => ground)).toEqual(["site_id", "phone", "order"]);
});

it("takes a name for evidence only with a link to the other account, from either side", () => {
  const linked = line("x:ines", 1, "mention", "me: https://instagram.com/ines.d");
  const others = [account("instagram:ines.d", "inês  duarte"), account("facebook:ines", "Inês Duarte")];
  const of = (lines: (typeof linked)[], foreign: (typeof linked)[], own = [ines], rest = others) =>
    suggest({ own, lines, foreign, others: rest }).map(({ account: from, other, evidence }) => [
      from,
      other,
      evidence[0].ground,
    ]);
  expect(of([linked], [])).toEqual([["x:ines", "instagram:ines.d", "name"]]);
  const [instagram] = others;
  expect(instagram && of([], [linked], [instagram], [ines])).toEqual([
    ["instagram:ines.d", "x:ines", "name"],
  ]);
  expect(of([], [])).toEqual([]);
  expect(of([linked], [], [account("x:ines", "Somebody Else")])).toEqual([]);
});

it("takes an address that many accounts name for nobody's", () => {
  const foreign = Array.from({ length: 6 }, (_each, index) =>
    line(`x:other${index}`, index, "mention", "I wrote to help@northlane.example already"),
  );
  const mine = line("x:ines", 0, "mention", "help@northlane.example does not answer");
  expect(suggest({ own: [ines], lines: [mine], foreign, others: [] })).toEqual([]);
  expect(suggest({ own: [ines], lines: [mine], foreign: foreign.slice(0, 5), others: [] })).toHaveLength(5);
});
