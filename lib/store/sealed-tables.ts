/**
 * Which tables are encrypted at rest. A row of these is stored as the fields that an index needs, and one field of sealed
 * bytes with everything else. What is listed here is **blinded**: its index holds a keyed hash of the text, which can
 * be asked for (`get`, `equals`, the first part of a compound index) and has no order and no ranges; for several at once there
 * is `whereAnyOf`. Index fields that are not listed stay in clear: times, states, ids of ours that name nobody.
 *
 * A new table with anything personal in it gets a line here. A new index of a table that is listed here needs an upgrade that
 * writes its rows again (`table.toCollection().modify(…)`): the index cannot look into what is sealed.
 */
export const sealedTables: Readonly<Record<string, readonly string[]>> = {
  mentions: ["key", "mention.otherIds"],
  customers: ["key", "siteKey", "nameKey"],
  contacts: ["id", "customerKey", "traces"],
  links: ["pair", "accounts"],
  facts: ["customerKey"],
  cases: ["customerKey", "mentionKeys"],
  corrections: ["key", "otherIds"],
  // What was hidden before it left.
  withheld: [],
  // Who clicked.
  departures: [],
  // An import's own id and the signature of a file's columns are no person's; ids of lines and what was read are sealed.
  imports: [],
  // Whose its lines are and what stands in them; until version 11 their ids.
  importedBlocks: ["owners", "ids", "traces", "names"],
  // Until version 11; its rows are opened when an older store is upgraded.
  importBatches: [],
  importMappings: [],
  // Case ids, event ids and sequences are random or counted: they name nobody.
  events: [],
  outbox: [],
  // Rosters and seats: the names of colleagues.
  documents: [],
  ledger: [],
  settings: [],
  quarantine: [],
  // The marks are hashes; the secret that they are made with is sealed.
  forgotten: [],
};
