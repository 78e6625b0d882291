/** A server with a certificate, as every server that is not on one's own machine has it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";

import { afterEach, beforeEach, expect, it } from "vitest";

import { openNatsTransport } from "../../../lib/team/nats.ts";
import { accountConfig } from "../../../lib/team/nats/server-config.ts";
import type { Transport } from "../../../lib/team/transport.ts";
import { until, valueOf } from "../../contract/log.ts";
import { makeCertificate } from "../../sandbox/certificate.ts";
import { need, newNatsServer } from "../../setup/programs.ts";
import { createMember } from "../../team/members.ts";
import { startServer, type TestServers } from "../../team/nats-server.ts";

const lena = createMember("lena", "lead");
const trustedBefore = getCACertificates("default");

let folder: string;
let certificate: string;
let started: TestServers;
let transport: Transport;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "baton-certificate-"));
  const made = await makeCertificate(["localhost"]);
  certificate = made.cert;
  const tls = { cert: path.join(folder, "cert.pem"), key: path.join(folder, "key.pem") };
  writeFileSync(tls.cert, made.cert);
  writeFileSync(tls.key, made.key);
  const access = `accounts {\n${accountConfig("acme", [lena])}\n}`;
  const server = await startServer({ program: need(newNatsServer), access, tls });
  started = server;
  transport = openNatsTransport({
    servers: [server.server.url],
    team: "acme",
    memberId: lena.id,
    installation: "here",
    seed: lena.seed,
    copies: 1,
  });
});

afterEach(async () => {
  setDefaultCACertificates(trustedBefore);
  await transport.close();
  await started.stop();
  rmSync(folder, { recursive: true });
});

it("does not talk to a server whose certificate nobody vouches for, and does once somebody does", async () => {
  await until(() => transport.connection().state === "offline");
  setDefaultCACertificates([...trustedBefore, certificate]);
  await until(() => transport.connection().state === "connected");
  expect(valueOf(await transport.lastSequence())).toBe(0);
});
