import { createServer, type RequestListener } from "node:http";
import { createServer as createProbe, type Server } from "node:net";
import { hostname as machineName } from "node:os";
import { fileURLToPath } from "node:url";
import { readTrustedProxies, withClientAddress } from "./client-address";
import { Failure } from "./failure";
import { findMalformedAnswer } from "./malformed-address";
import { MAX_HEADER_BYTES, refuseRequest } from "./refused-request";
import { cutOffSlowBody } from "./slow-body";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** So long may answers under way take when the server stops. */
const FINISH_MS = 3_000;
const SWEEP_MS = 50;
/** The largest upload at the least speed that is taken (app/_uploads/upload-limits.ts) takes 24 minutes. */
const UPLOAD_MS = 30 * 60_000;

/** Where a server listens, and the address to show. */
export interface Listening {
  port: number;
  host: string;
  address: string;
}

/**
 * Reads PORT and HOSTNAME.
 *
 * @throws Failure if PORT is no port.
 */
export function readListening(): Listening {
  const given = process.env.PORT || "3000";
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65_535) {
    throw new Failure(`PORT is "${given}"; it must be a number from 1 to 65535.`);
  }
  // Containers and shells set HOSTNAME to the machine's name, which nobody meant as an address to listen on.
  const named = process.env.HOSTNAME;
  const host = !named || named === machineName() ? "0.0.0.0" : named;
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return { port, host, address: `http://${shown}:${port}` };
}

/** @throws Failure if the port can't be listened on. */
export async function checkPort({ port, host }: Listening): Promise<void> {
  const probe = createProbe();
  await listen(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
}

/**
 * Serves the production build from this process: when it dies, however it dies, its port is free.
 *
 * @returns what stops it: no new requests, those under way may finish, then every connection is closed.
 */
export async function serveBuild({ port, host }: Listening): Promise<() => Promise<void>> {
  const { default: createNext } = await import("next");
  const app = createNext({ dev: false, dir: ROOT, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const onRequest: RequestListener = (request, response) => {
    cutOffSlowBody(request, response);
    const malformed = findMalformedAnswer(request.url ?? "/");
    if (malformed === null) return void handle(request, response);
    response.writeHead(400, { "content-type": malformed.contentType, "cache-control": "no-store" });
    response.end(malformed.body);
  };
  const listener = withClientAddress(onRequest, readTrustedProxies());
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: UPLOAD_MS }, listener);
  server.on("clientError", refuseRequest);
  await listen(server, port, host);
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    // Connections that browsers keep open become idle one by one, as answers under way finish.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const limit = setTimeout(() => server.closeAllConnections(), FINISH_MS);
    await closed;
    clearInterval(sweep);
    clearTimeout(limit);
    await app.close();
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error & { code?: string }) => reject(explain(error, port, host));
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      resolve();
    });
  });
}

function explain(error: Error & { code?: string }, port: number, host: string): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new Failure(
        `Port ${port} is in use. Stop what listens there, or choose another: PORT=3001 npm start`,
      );
    case "EACCES":
      return new Failure(`Port ${port} may not be used by this user. Choose another: PORT=3001 npm start`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Failure(`HOSTNAME is "${host}", which is no address of this machine.`);
    default:
      return error;
  }
}
