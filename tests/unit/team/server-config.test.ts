import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { serverConfig, type ServerOptions } from "../../../lib/team/nats/server-config.ts";
import { natsServer, need, newNatsServer } from "../../setup/programs.ts";
import { createMember } from "../../team/members.ts";

const options: ServerOptions = { team: "orvalane", store: "/var/lib/nats", webSocketPort: 9222 };
const members = [createMember("ada", "marketer"), createMember("lena", "lead")];

/** What the server itself says of a configuration. */
function checked(program: string, config: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "baton-conf-"));
  const file = path.join(folder, "nats.conf");
  writeFileSync(file, config);
  const { stderr, stdout } = spawnSync(program, ["-c", file, "-t"], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return `${stdout}${stderr}`;
}

describe.each([
  ["an old server", natsServer],
  ["a new server", newNatsServer],
])("%s", (_name, program) => {
  it("takes the configuration of one server and of one in a cluster", () => {
    expect(checked(need(program), serverConfig(options, members))).toContain("is valid");
    const cluster = { name: "one", port: 6222, others: ["10.0.0.2:6222", "three.example:6222"] };
    expect(checked(need(program), serverConfig({ ...options, cluster }, members))).toContain("is valid");
  });
});

it("listens on its own machine only while there is no certificate", () => {
  expect(serverConfig(options, members)).toContain('websocket { listen: "127.0.0.1:9222", no_tls: true }');
  const tls = { certificate: "/etc/baton/cert.pem", key: "/etc/baton/key.pem" };
  const secured = serverConfig({ ...options, tls }, members);
  expect(secured).toContain("websocket { port: 9222, tls {");
  expect(secured).not.toContain("no_tls");
});

it("knows of each member the public half of their login only", () => {
  const config = serverConfig(options, members);
  for (const { userKey, seed } of members) {
    expect(config).toContain(userKey);
    expect(config).not.toContain(seed);
  }
});

it.each([
  ["a team that leads out of its string", { ...options, team: 'a" }\nauthorization { users: [] }' }],
  ["a path that does", { ...options, store: '/x"\nno_auth_user: nobody' }],
  ["a neighbour that does", { ...options, cluster: { name: "one", port: 6222, others: ['a"]'] } }],
])("refuses %s", (_what, hostile) => {
  expect(() => serverConfig(hostile, members)).toThrow("nvalid");
});

it.each([
  ["a key that is none", { id: "ada", userKey: 'U" }' }],
  ["a name that would be all names", { id: "*", userKey: members[0]?.userKey ?? "" }],
  ["a name with a dot", { id: "ada.>", userKey: members[0]?.userKey ?? "" }],
])("refuses a member with %s", (_what, { id, userKey }) => {
  expect(() => serverConfig(options, [{ id, role: "marketer", userKey }])).toThrow("nvalid");
});
