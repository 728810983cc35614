import type { Duplex } from "node:stream";

/**
 * Bytes of a request line and its headers together: a board with every model of a large data set selected still has
 * an address. Node itself takes 16 KB.
 */
export const MAX_HEADER_BYTES = 64 * 1024;
/** So long may a client go on sending what is not read any more. */
const DRAIN_MS = 1_000;

interface Refusal {
  status: string;
  sentence: string;
}

const TOO_LONG: Refusal = {
  status: "431 Request Header Fields Too Large",
  sentence: `The address and the headers of this request have more than ${MAX_HEADER_BYTES / 1024} KB. Ask a shorter question: select fewer values, or none to see all.`,
};
const TOO_SLOW: Refusal = { status: "408 Request Timeout", sentence: "The request did not arrive in time." };
const MALFORMED: Refusal = { status: "400 Bad Request", sentence: "This is not a request in HTTP." };

/** Answers, in a plain sentence, a request that never became one: for `clientError` of a server of node:http. */
export function refuseRequest(error: Error & { code?: string }, socket: Duplex): void {
  // What comes after the answer is another error each time.
  if (socket.writableEnded) return;
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, sentence } = findRefusal(error.code);
  const body = `${sentence}\n`;
  const head = [
    `HTTP/1.1 ${status}`,
    "content-type: text/plain; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "cache-control: no-store",
    "connection: close",
  ];
  // Closed at once, with bytes unread, the connection would be reset and the answer lost.
  const limit = setTimeout(() => socket.destroy(), DRAIN_MS);
  socket.once("close", () => clearTimeout(limit));
  socket.resume();
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function findRefusal(code: string | undefined): Refusal {
  if (code === "HPE_HEADER_OVERFLOW") return TOO_LONG;
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? TOO_SLOW : MALFORMED;
}
