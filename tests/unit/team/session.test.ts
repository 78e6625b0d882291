import { expect, it } from "vitest";

import { checkServers } from "../../../lib/team/nats/session.ts";
import { codeOf } from "../../contract/log.ts";

it.each([
  ["wss://nats.example:443", undefined],
  ["ws://localhost:9222", undefined],
  ["ws://127.0.0.1:9222", undefined],
  // A content security policy cannot name it.
  ["ws://[::1]:9222", "insecure_server"],
  ["ws://nats.example:443", "insecure_server"],
  ["ws://localhost.example:443", "insecure_server"],
  ["ws://127.0.0.1.example", "insecure_server"],
  ["https://nats.example", "bad_server"],
  ["wss://mira:secret@nats.example", "bad_server"],
  ["nats.example", "bad_server"],
])("takes %s for a server, or says why not", (server, code) => {
  expect(codeOf(checkServers([server]))).toBe(code);
});

it("wants a server at all, and refuses a list with one bad address", () => {
  expect(codeOf(checkServers([]))).toBe("bad_server");
  expect(codeOf(checkServers(["wss://nats.example", "ws://nats.example"]))).toBe("insecure_server");
});
