/** The network between one client and one server, to be cut: a relay that passes everything on as long as it is told to. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type Network = {
  /** The server's address through this network. */
  readonly url: string;
  /** Nothing passes any more, and nobody is told: as when a cable is pulled. */
  silence(): void;
  /** What the server says is lost; what the client says still arrives. */
  loseAnswers(): void;
  /** Connections break, and new ones are refused. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

type State = "open" | "silent" | "deaf" | "cut";

/** @param server address of a server's WebSocket on this machine */
export async function connectThrough(server: string): Promise<Network> {
  const { port, protocol } = new URL(server);
  const sockets = new Set<Socket>();
  let state: State = "open";

  const relay = createServer((client) => {
    const far = connect(Number(port), "localhost");
    for (const socket of [client, far]) {
      sockets.add(socket);
      // A broken connection is what this is for.
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        far.destroy();
      });
    }
    if (state === "cut") client.destroy();
    client.on("data", (data) => {
      if (state === "open" || state === "deaf") far.write(data);
    });
    far.on("data", (data) => {
      if (state === "open") client.write(data);
    });
  }).listen(0, "localhost");
  await once(relay, "listening");
  const address = relay.address();
  if (typeof address !== "object" || !address) throw new Error("the relay has no port");

  function breakAll(): void {
    for (const socket of sockets) socket.destroy();
  }

  return {
    url: `${protocol}//localhost:${address.port}`,
    silence: () => void (state = "silent"),
    loseAnswers: () => void (state = "deaf"),
    cut() {
      state = "cut";
      breakAll();
    },
    mend() {
      // What was lost on the way does not come later: such connections are over.
      if (state !== "open") breakAll();
      state = "open";
    },
    async close() {
      breakAll();
      const closed = once(relay, "close");
      relay.close();
      await closed;
    },
  };
}
