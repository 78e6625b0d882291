/**
 * What is known of the export files of help desks: which columns they have and what those mean. Data only; whoever adds a
 * help desk adds an entry. Names are compared by `plainHeader`, so case, spaces and punctuation do not matter.
 *
 * Where the names come from (looked up 2026-11-22; exports of custom views and reports have the columns somebody chose):
 * - Zendesk CSV: header row of an account's ticket export as published by people who read it ("Summation column", "Id",
 *   "Requester", "Requester id", "Requester external id", "Requester email", … "Via", "Created at"). JSON: ticket objects of the
 *   full JSON export (support.zendesk.com/hc/en-us/articles/4408886165402), a ticket a line.
 * - Freshdesk JSON: ticket object of API v2 with `include=requester` (developers.freshdesk.com/api/#tickets); older account exports
 *   wrap it in `helpdesk_ticket`. CSV: the field names of Tickets > Export as its form lists them.
 * - Salesforce: fields of the object Case (`CaseNumber`, `SuppliedEmail`, `ContactEmail`, …) as the weekly data export and the Data
 *   Loader write them, and their labels ("Case Number", "Web Email", "Date/Time Opened") as reports do.
 * - HubSpot: header row of a ticket export ("Ticket ID", "Ticket name", "Ticket status", "Create date", "Ticket owner"), and internal
 *   names of ticket properties (developers.hubspot.com/docs/guides/api/crm/objects/tickets).
 * - Intercom CSV: columns of the conversation export ("conversation_id", "message_author_email", "conversation_created_at", times in UTC)
 *   as its third-party exporter documents them. JSON: conversation object of the API (`source.author.email`, `created_at` in Unix s).
 * - Gorgias: header row of a ticket export ("Subject", "Initial channel", "Creation date", "Customer email", "Customer name").
 */
import type { ImportKind, Meaning } from "./mapping.ts";

export type Preset = {
  /** As people call it; also the source of what is imported. */
  readonly name: string;
  /** A file is this one when it has all columns of one of these lists. */
  readonly known: readonly (readonly string[])[];
  readonly columns: Readonly<Partial<Record<Meaning, readonly string[]>>>;
  readonly kind: ImportKind;
  readonly zone: "local" | "utc";
};

export const presets: readonly Preset[] = [
  {
    name: "Zendesk",
    known: [
      ["Requester email", "Subject", "Created at"],
      ["Summation column", "Requester"],
      ["requester.email", "via.channel", "created_at"],
      ["requester_id", "via.channel", "created_at"],
    ],
    columns: {
      id: ["Id", "id"],
      email: ["Requester email", "requester.email"],
      phone: ["requester.phone"],
      name: ["Requester", "requester.name"],
      customer_id: ["Requester external id", "requester.external_id"],
      subject: ["Subject", "raw_subject", "subject"],
      text: ["description", "Description"],
      status: ["Status", "status"],
      channel: ["Via", "via.channel"],
      date: ["Created at", "created_at"],
    },
    kind: "ticket",
    zone: "local",
  },
  {
    name: "Freshdesk",
    known: [
      ["Ticket ID", "Subject", "Created time"],
      ["helpdesk_ticket.subject", "helpdesk_ticket.created_at"],
      ["description_text", "requester_id", "created_at"],
    ],
    columns: {
      id: ["Ticket ID", "id", "helpdesk_ticket.display_id"],
      email: ["Email", "requester.email", "email", "helpdesk_ticket.requester.email"],
      phone: ["Mobile phone", "Work phone", "requester.mobile", "requester.phone", "phone"],
      x: ["Twitter ID", "twitter_id", "requester.twitter_id"],
      customer_id: ["Unique external ID", "unique_external_id"],
      name: ["Full name", "requester.name", "helpdesk_ticket.requester_name"],
      subject: ["Subject", "helpdesk_ticket.subject"],
      text: ["description_text", "helpdesk_ticket.description"],
      status: ["Status", "helpdesk_ticket.status_name"],
      channel: ["Source", "helpdesk_ticket.source_name"],
      date: ["Created time", "created_at", "helpdesk_ticket.created_at"],
    },
    kind: "ticket",
    zone: "local",
  },
  {
    name: "Salesforce",
    known: [
      ["CaseNumber", "Subject", "CreatedDate"],
      ["Case Number", "Subject", "Date/Time Opened"],
      ["Case Number", "Subject", "Created Date"],
      ["Case Number", "Subject", "Opened Date"],
    ],
    columns: {
      id: ["CaseNumber", "Case Number"],
      email: ["ContactEmail", "SuppliedEmail", "Contact Email", "Web Email", "Email Address"],
      phone: ["ContactMobile", "ContactPhone", "SuppliedPhone", "Contact Phone", "Web Phone"],
      customer_id: ["ContactId", "Contact ID"],
      name: ["SuppliedName", "Contact Name", "Web Name"],
      subject: ["Subject"],
      text: ["Description"],
      status: ["Status"],
      channel: ["Origin", "Case Origin"],
      date: ["CreatedDate", "Date/Time Opened", "Created Date", "Opened Date"],
    },
    kind: "ticket",
    zone: "utc",
  },
  {
    name: "HubSpot",
    known: [
      ["Ticket ID", "Ticket name", "Create date"],
      ["hs_ticket_id", "hs_pipeline_stage", "createdate"],
    ],
    columns: {
      id: ["Ticket ID", "hs_ticket_id"],
      email: ["Associated Contact Email", "Contact email", "Email", "hs_associated_contact_email"],
      customer_id: ["Associated Contact IDs", "hs_object_id"],
      name: ["Associated Contact", "Contact name"],
      subject: ["Ticket name", "subject"],
      text: ["Ticket description", "content"],
      status: ["Ticket status", "hs_pipeline_stage"],
      channel: ["Source", "source_type"],
      date: ["Create date", "createdate"],
    },
    kind: "ticket",
    zone: "local",
  },
  {
    name: "Intercom",
    known: [
      ["conversation_id", "message_author_email", "conversation_created_at"],
      ["Conversation ID", "Conversation started at"],
      ["source.author.email", "source.body", "created_at"],
      ["source.author.id", "source.body", "created_at"],
    ],
    columns: {
      id: ["message_id", "Conversation ID", "id"],
      email: ["message_author_email", "User email", "source.author.email"],
      customer_id: ["message_author_user_id", "User ID", "contacts.contacts.0.external_id"],
      name: ["message_author_name", "User name", "source.author.name"],
      subject: ["source.subject", "title"],
      text: ["message_body", "source.body"],
      status: ["conversation_state", "Conversation state", "state"],
      channel: ["source.type", "Channel"],
      date: ["message_created_at", "Conversation started at", "created_at"],
    },
    kind: "chat",
    zone: "utc",
  },
  {
    name: "Gorgias",
    known: [
      ["Initial channel", "Customer email", "Creation date"],
      ["Initial channel", "Customer email", "Created datetime"],
    ],
    columns: {
      id: ["Ticket id", "Id"],
      email: ["Customer email"],
      phone: ["Customer phone"],
      name: ["Customer name"],
      subject: ["Subject", "Ticket subject"],
      text: ["First message", "Body text"],
      status: ["Status", "Ticket status"],
      channel: ["Initial channel"],
      order: ["Order number"],
      date: ["Creation date", "Created datetime"],
    },
    kind: "ticket",
    zone: "local",
  },
];
