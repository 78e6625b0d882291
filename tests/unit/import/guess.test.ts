import { describe, expect, it } from "vitest";

import { dateOrderOf, guessMapping } from "../../../lib/import/guess.ts";
import { headerSignature, mappingProblem } from "../../../lib/import/mapping.ts";
import { createMapper } from "../../../lib/import/row.ts";
import { headOf } from "./files.ts";

const at = Date.UTC(2025, 2, 4, 9, 30);

describe("the guess", () => {
  const exports = [
    [
      "Zendesk",
      "Summation column,Id,Requester,Requester id,Requester external id,Requester email,Subject,Status,Via,Created at\n1,55,Ines,9,C7,ines@example.com,Late,Open,Mail,2025-03-04 09:30\n",
      { id: "55", name: "Ines", title: "Late", state: "Open", channel: "email" },
    ],
    [
      "Zendesk",
      '{"id":55,"subject":"Late","status":"open","created_at":"2025-03-04T09:30:00Z","via":{"channel":"email"},"requester":{"name":"Ines","email":"ines@example.com"},"description":"Where?"}\n',
      { id: "55", name: "Ines", title: "Late", text: "Where?" },
    ],
    [
      "Freshdesk",
      "Ticket ID,Subject,Status,Source,Created time,Full name,Email,Work phone,Mobile phone,Twitter ID\n55,Late,Open,Phone,2025-03-04 09:30,Ines,ines@example.com,,,\n",
      { id: "55", name: "Ines", title: "Late", channel: "phone" },
    ],
    [
      "Freshdesk",
      '[{"helpdesk_ticket":{"display_id":55,"subject":"Late","created_at":"2025-03-04T09:30:00Z","description":"Where?","requester":{"email":"ines@example.com"}}}]',
      { id: "55", title: "Late", text: "Where?" },
    ],
    [
      "Salesforce",
      "Id,CaseNumber,Subject,Description,Status,Origin,SuppliedEmail,CreatedDate\n500x,55,Late,Where?,New,Email,ines@example.com,2025-03-04T09:30:00.000+0000\n",
      { id: "55", title: "Late", text: "Where?", state: "New" },
    ],
    [
      "HubSpot",
      '"Ticket ID","Ticket name","Ticket status","Create date","Ticket owner","Contact email"\n55,Late,New,2025-03-04 09:30,Ada,ines@example.com\n',
      { id: "55", title: "Late", state: "New" },
    ],
    [
      "Intercom",
      "message_id,message_body,message_created_at,message_author_name,message_author_email,conversation_id,conversation_created_at,conversation_state\n55,Where?,2025-03-04 09:30:00,Ines,ines@example.com,7,2025-03-04 09:30:00,open\n",
      { id: "55", kind: "chat", text: "Where?", channel: "chat" },
    ],
    [
      "Intercom",
      '{"conversations":[{"id":"55","created_at":1741080600,"state":"open","source":{"body":"<p>Where?</p>","author":{"email":"ines@example.com","name":"Ines","id":"1"}}}]}',
      { id: "55", text: "Where?", name: "Ines" },
    ],
    [
      "Gorgias",
      "Ticket id,Subject,Tags,Initial channel,Creation date,Assignee name,Customer email,Customer name\n55,Late,,chat,2025-03-04 09:30,Ada,ines@example.com,Ines\n",
      { id: "55", title: "Late", channel: "chat", name: "Ines" },
    ],
    [
      undefined,
      "Twitter,E-Mail-Adresse,Bestellnummer,Bestelldatum,Betrag,Something\n@ines,ines@example.com,A-17,04.03.2025 09:30,59.90,x\n",
      { kind: "order", title: "A-17", text: "59.90", orders: ["A-17"] },
    ],
  ] as const;

  it.each(exports)("of an export of %s", async (name, content, expected) => {
    const head = await headOf(content);
    const { mapping: guessed, preset } = guessMapping(head.header, head.records, "DE");
    expect(preset).toBe(name);
    expect(mappingProblem(guessed, dateOrderOf(guessed, head.records))).toBeUndefined();
    const [record = { line: 0, cells: [] }] = head.records;
    const { row, problems } = createMapper(head.header, { ...guessed, zone: "utc" })(record);
    expect(problems).toEqual([]);
    expect(row).toMatchObject({ at, ...expected });
    expect(row?.accounts).toContainEqual({ channel: "email", name: "ines@example.com" });
  });

  it("goes by what stands in columns whose names say nothing, and asks where it cannot know", async () => {
    const head = await headOf(
      "A,B,C\na@example.com,3/4/2025,x\nb@example.com,5/6/2025,y\nc@example.com,7/8/2025,z\n",
    );
    const { mapping: guessed } = guessMapping(head.header, head.records, "US");
    expect(guessed.columns).toEqual(["email", "date", "ignored"]);
    const order = dateOrderOf(guessed, head.records);
    expect(mappingProblem(guessed, order)).toBe("date_order_unclear");
    expect(mappingProblem({ ...guessed, dateOrder: "mdy" }, order)).toBeUndefined();
    expect(mappingProblem({ ...guessed, columns: ["ignored", "date", "ignored"] }, order)).toBe(
      "no_customer_column",
    );
    expect(mappingProblem({ ...guessed, columns: ["email", "ignored", "ignored"] }, order)).toBe(
      "no_date_column",
    );
    expect(mappingProblem({ ...guessed, columns: ["email", "date", "date"] }, order)).toBe("two_dates");
  });

  it("is remembered by the names of the columns, not by how they are written", async () => {
    expect(await headerSignature(["E-Mail", "Created at"])).toBe(
      await headerSignature(["email", "created_at"]),
    );
    expect(await headerSignature(["ab", "c"])).not.toBe(await headerSignature(["a", "bc"]));
  });
});
