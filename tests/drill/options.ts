/** What `npm run drill` can be told. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

export const HELP = `npm run drill -- [options]

A team at work against real nats-servers: marketers hand cases off, agents claim and resolve them, with the code that
runs in the browser. It starts a cluster of three servers, or uses --servers. It fails (exit code 1) when a handoff is
lost, two agents have one case, or two browsers come to different states.

  --marketers N     people who hand off (5)
  --agents N        people who claim (10)
  --rate N          handoffs a minute, of all marketers together (120)
  --seconds N       for so long (30)

  --one             one server in place of a cluster
  --old             the nats-server of the system (2.9.10 on Debian 12) in place of 2.10 or newer
  --servers URLS    addresses of WebSockets of running servers, with commas between them; needs --logins
  --logins FILE     logins of the simulated members; is written when it is not there, and what the servers'
                    configuration must have for them is printed

  --kill-leader N   kill the server that leads the stream so often; it comes back after three seconds
  --restart N       so many browsers die and start again
  --cut N           the network of so many browsers breaks for three seconds
  --freeze N        so many browsers hear and say nothing for five seconds, and are not told
  --skew N          the clocks of so many browsers are wrong, by up to ten minutes slow or four fast
  --replay N        so many old messages are sent again by somebody

  --threads N       threads to run the agents' browsers in (2); the marketers have one of their own
  --json            print what was found as JSON
  --help`;

export type DrillOptions = {
  readonly marketers: number;
  readonly agents: number;
  readonly rate: number;
  readonly seconds: number;
  readonly isSingle: boolean;
  readonly isOld: boolean;
  readonly servers: readonly string[] | undefined;
  readonly logins: string | undefined;
  readonly killLeader: number;
  readonly restart: number;
  readonly cut: number;
  readonly freeze: number;
  readonly skew: number;
  readonly replay: number;
  readonly threads: number;
};

export const quietDrill: DrillOptions = {
  marketers: 5,
  agents: 10,
  rate: 120,
  seconds: 30,
  isSingle: false,
  isOld: false,
  servers: undefined,
  logins: undefined,
  killLeader: 0,
  restart: 0,
  cut: 0,
  freeze: 0,
  skew: 0,
  replay: 0,
  threads: 2,
};

type Parsed = { readonly options: DrillOptions; readonly isHelp: boolean; readonly isJson: boolean };

/** @throws with what is wrong */
export function readOptions(args: readonly string[]): Parsed {
  const text = { type: "string" } as const;
  const yes = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      marketers: text,
      agents: text,
      rate: text,
      seconds: text,
      one: yes,
      old: yes,
      servers: text,
      logins: text,
      "kill-leader": text,
      restart: text,
      cut: text,
      freeze: text,
      skew: text,
      replay: text,
      threads: text,
      json: yes,
      help: yes,
    },
  });
  const count = (name: keyof typeof values, otherwise: number): number => {
    const value = values[name];
    if (value === undefined) return otherwise;
    if (typeof value !== "string" || !/^\d+$/u.test(value)) throw new Error(`--${name} is a whole number`);
    return Number(value);
  };
  const options: DrillOptions = {
    marketers: count("marketers", quietDrill.marketers),
    agents: count("agents", quietDrill.agents),
    rate: count("rate", quietDrill.rate),
    seconds: count("seconds", quietDrill.seconds),
    isSingle: values.one,
    isOld: values.old,
    servers: values.servers?.split(","),
    logins: values.logins,
    killLeader: count("kill-leader", 0),
    restart: count("restart", 0),
    cut: count("cut", 0),
    freeze: count("freeze", 0),
    skew: count("skew", 0),
    replay: count("replay", 0),
    threads: Math.max(1, count("threads", quietDrill.threads)),
  };
  if (options.servers && !(options.logins !== undefined && existsSync(options.logins))) {
    throw new Error("--servers needs the --logins that those servers know");
  }
  if (options.servers && options.killLeader > 0) throw new Error("the servers of others are not killed");
  return { options, isHelp: values.help, isJson: values.json };
}
