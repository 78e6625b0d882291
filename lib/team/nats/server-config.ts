/**
 * The configuration of a team's nats-server, made out of who is in the team: nobody gets in without a key, and each member
 * may do with the team's subjects what their role needs and nothing with anything else.
 */
import { z } from "zod";

import { teamNameSchema, userKeySchema } from "../../ledger/seats.ts";
import { roleSchema, type Role } from "../../member.ts";
import { inboxOf, namesOf, presenceSubject, seatKey } from "./names.ts";

export type ServerMember = {
  readonly id: string;
  readonly role: Role;
  readonly userKey: string;
};

/** A path of the server's machine; without the signs that would end a string of the configuration. */
const pathSchema = z.string().regex(/^[^"\\\p{Cc}]{1,300}$/u);
const hostSchema = z.string().regex(/^[\w.:[\]-]{1,200}$/u);

export const serverOptionsSchema = z.strictObject({
  team: teamNameSchema,
  /** Where the server keeps the log. */
  store: pathSchema,
  webSocketPort: z.number().int().min(1).max(65_535),
  /** PEM files; without them the server listens on its own machine only. */
  tls: z.strictObject({ certificate: pathSchema, key: pathSchema }).optional(),
  /** In a cluster: this server's name and the addresses of the others, `HOST:PORT`. */
  cluster: z
    .strictObject({
      name: z.string().regex(/^[\w-]{1,40}$/u),
      port: z.number().int().min(1).max(65_535),
      others: z.array(hostSchema).max(20),
    })
    .optional(),
});
export type ServerOptions = z.infer<typeof serverOptionsSchema>;

/** The longest message of Baton's is half of it (`lib/team/nats/log.ts`). */
const MAX_PAYLOAD = "1MB";

/** All of `nats.conf`. */
export function serverConfig(options: ServerOptions, members: readonly ServerMember[]): string {
  const { team, store, webSocketPort, tls, cluster } = serverOptionsSchema.parse(options);
  const lines = [
    `# The server of the team "${team}", made by Baton. Make it anew when somebody joins, leaves or changes their role, and`,
    `# reload: nats-server --signal reload`,
    `server_name: "${cluster?.name ?? team}"`,
    // Members come over WebSocket alone; this port is for the tools on the server's own machine.
    `listen: "127.0.0.1:4222"`,
    `max_payload: ${MAX_PAYLOAD}`,
    `jetstream { store_dir: "${store}" }`,
    tls
      ? `websocket { port: ${webSocketPort}, tls { cert_file: "${tls.certificate}", key_file: "${tls.key}" } }`
      : `websocket { listen: "127.0.0.1:${webSocketPort}", no_tls: true }`,
    ...(cluster
      ? [
          `cluster {`,
          `  name: "${team}"`,
          `  port: ${cluster.port}`,
          `  routes: [${cluster.others.map((other) => `"nats://${other}"`).join(", ")}]`,
          `}`,
        ]
      : []),
    `accounts {`,
    accountConfig(team, members),
    `}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The team's account: a world of its own on the server, that nothing leads into or out of. */
export function accountConfig(team: string, members: readonly ServerMember[]): string {
  return [
    `  "baton-${teamNameSchema.parse(team)}" {`,
    `    jetstream: enabled`,
    `    users: [`,
    ...members.flatMap((member) => userConfig(team, member)),
    `    ]`,
    `  }`,
  ].join("\n");
}

function userConfig(team: string, { id, role, userKey }: ServerMember): string[] {
  const { publish, subscribe } = permissionsOf(team, id, roleSchema.parse(role));
  return [
    `      {`,
    `        nkey: "${userKeySchema.parse(userKey)}"`,
    `        permissions {`,
    `          publish { allow: [${list(publish)}] }`,
    `          subscribe { allow: [${list(subscribe)}] }`,
    `        }`,
    `      }`,
  ];
}

function list(subjects: readonly string[]): string {
  return subjects.map((subject) => `"${subject}"`).join(", ");
}

/** What a member may say and hear on the server. */
export function permissionsOf(
  team: string,
  memberId: string,
  role: Role,
): { readonly publish: readonly string[]; readonly subscribe: readonly string[] } {
  const names = namesOf(team);
  const documents = `KV_${names.bucket}`;
  const read = [names.entries, names.personal, documents].flatMap((stream) => [
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.STREAM.MSG.GET.${stream}`,
  ]);
  const follow = [names.entries, documents].flatMap((stream) => [
    `$JS.API.CONSUMER.CREATE.${stream}.>`,
    `$JS.API.CONSUMER.INFO.${stream}.*`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
    `$JS.API.CONSUMER.DELETE.${stream}.*`,
    `$JS.ACK.${stream}.>`,
    `$JS.FC.${stream}.>`,
  ]);
  const write = [
    names.entriesSubjects,
    names.personalSubjects,
    presenceSubject(team, memberId, "*"),
    `$JS.API.DIRECT.GET.${documents}.>`,
    `$KV.${names.bucket}.${seatKey(memberId)}`,
    // How much the team's own account holds: counts, asked for when its streams are made.
    "$JS.API.INFO",
  ];
  const lead =
    role === "lead" || role === "admin"
      ? [
          ...[names.entries, names.personal, documents].map((stream) => `$JS.API.STREAM.CREATE.${stream}`),
          `$JS.API.STREAM.MSG.DELETE.${names.personal}`,
          `$KV.${names.bucket}.>`,
        ]
      : [];
  return {
    publish: [...write, ...read, ...follow, ...lead],
    subscribe: [`${inboxOf(memberId)}.>`, names.presenceSubjects],
  };
}
