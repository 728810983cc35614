import { connect, type Socket } from "node:net";

/** The head of a POST as a client could write it, whatever follows: HTTP libraries do not send heads that lie. */
export function postHead(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[`POST ${path} HTTP/1.1`, "host: localhost", ...lines].join("\r\n")}\r\n\r\n`;
}

/**
 * Opens a connection of its own, hands it to `send`, and waits until it is closed.
 *
 * @returns all that the server answered, one character a byte; "" where it closed without a word.
 */
export async function exchange(port: number, send: (socket: Socket) => void): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.setEncoding("latin1");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += String(chunk);
  });
  // A connection that the server resets is closed as well.
  socket.on("error", () => {});
  socket.once("connect", () => send(socket));
  await new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return answer;
}

/** Sends these bytes and breaks the connection off: with a goodbye, or as a pulled cable does. */
export async function sendAndLeave(port: number, bytes: Uint8Array, isAbrupt: boolean): Promise<void> {
  await exchange(port, (socket) => {
    socket.write(bytes, () => (isAbrupt ? socket.resetAndDestroy() : socket.destroy()));
  });
}

/** The statuses of all answers in what a connection brought, in order. */
export function statusesOf(answer: string): number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}
