import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** One attempt to reach something. `foreign`: a host that the sandbox does not stand in for; it got no answer. */
export type RecordedRequest = {
  readonly time: number;
  readonly scheme: "https" | "http" | "wss" | "ws";
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly foreign: boolean;
  /** Of the page or extension that asked, where the browser says so. */
  readonly origin: string | undefined;
};

export type Listener = {
  readonly port: number;
  readonly requests: RecordedRequest[];
  close(): Promise<void>;
};

type Answer = (request: IncomingMessage, response: ServerResponse, host: string) => void;

function refuse(response: ServerResponse): void {
  response
    .writeHead(403, { "content-type": "text/plain" })
    .end("The sandbox does not stand in for this host.");
}

/** The first byte of a TLS connection. */
const TLS_HANDSHAKE = 0x16;

/**
 * Listens on one free port of 127.0.0.1 for TLS, plain HTTP and the CONNECT of a proxy (Firefox comes that way), so
 * that whatever a browser tries ends here and is recorded.
 */
export async function listen(
  certificate: { key: string; cert: string },
  hosts: readonly string[],
  answer: Answer,
): Promise<Listener> {
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();

  const record = (
    request: IncomingMessage,
    scheme: RecordedRequest["scheme"],
  ): { host: string; foreign: boolean } => {
    const isProxied = request.url?.startsWith("http://") === true;
    const host = (isProxied ? new URL(request.url ?? "").host : (request.headers.host ?? "")).replace(
      /:\d+$/,
      "",
    );
    const foreign = !hosts.includes(host);
    requests.push({
      time: Date.now(),
      scheme,
      method: request.method ?? "",
      host,
      path: request.url ?? "",
      foreign,
      origin: request.headers.origin ?? request.headers.referer,
    });
    return { host, foreign };
  };
  const secure = createSecureServer(certificate, (request, response) => {
    const { host, foreign } = record(request, "https");
    if (foreign) refuse(response);
    else answer(request, response, host);
  });
  const plain = createPlainServer((request, response) => {
    const { host, foreign } = record(request, "http");
    if (foreign) refuse(response);
    else response.writeHead(301, { location: `https://${host}${request.url ?? "/"}` }).end();
  });
  secure.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
    record(request, "wss");
    socket.destroy();
  });
  plain.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
    record(request, "ws");
    socket.destroy();
  });

  const sort = (socket: Socket): void => {
    socket.once("readable", () => {
      const first: unknown = socket.read(1);
      if (!Buffer.isBuffer(first)) return;
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit("connection", socket);
    });
  };
  plain.on("connect", (request: IncomingMessage, socket: Socket) => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    sort(socket);
  });

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A browser that goes away in the middle of an answer is no error of ours.
    socket.on("error", () => socket.destroy());
    sort(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The sandbox got no port");
  return {
    port: address.port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
