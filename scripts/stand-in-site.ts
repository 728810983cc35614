import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export const RECEIPT = "R".repeat(43);

/** What a stand-in was sent. */
export interface Heard {
  headers: IncomingMessage["headers"];
  /** Of the body. */
  sha256: string;
}

export type StandInAnswer = (response: ServerResponse) => void;

/** For tests: a site that answers with these, one after the other, and remembers what it was sent. */
export async function startStandIn(...answers: StandInAnswer[]) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const hash = createHash("sha256");
    for await (const chunk of request) hash.update(chunk);
    heard.push({ headers: request.headers, sha256: hash.digest("hex") });
    (answers.shift() ?? answer(500, {}))(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the site has no port");
  return { url: `http://127.0.0.1:${address.port}`, heard, close: () => void server.close() };
}

/** An answer in JSON. */
export function answer(status: number, body: object, headers: Record<string, string> = {}): StandInAnswer {
  return (response) => response.writeHead(status, headers).end(JSON.stringify(body));
}

/** An error as the API answers it. */
export function anError(status: number, code: string, retryAfter?: string, findings: object[] = []) {
  const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  return answer(status, { error: { code, message: `${code} it is.` }, findings }, headers);
}

/** A package was received. */
export const received = answer(201, {
  outcome: "received",
  receipt: RECEIPT,
  status: `/submissions/${RECEIPT}`,
  state: "pending",
  bundle: { id: "0123456789abcdef", title: "t", sha256: "0".repeat(64), bytes: 1, results: 1 },
  findings: [],
});

/** The connection breaks before an answer. */
export const breakOff: StandInAnswer = (response) => void response.destroy();
