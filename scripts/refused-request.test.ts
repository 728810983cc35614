import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_HEADER_BYTES, refuseRequest } from "./refused-request";

let server: Server;

beforeAll(async () => {
  server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    response.end(`${request.url?.length} characters`);
  });
  server.on("clientError", refuseRequest);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(async () => {
  server.close();
  await once(server, "close");
});

/** Everything that a server answers to these bytes. */
async function send(bytes: string): Promise<string> {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server does not listen");
  const socket = connect(address.port, "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: made-up\r\nconnection: close\r\n\r\n`;

test("an address of 60,000 characters is served", async () => {
  const answer = await send(get(`/${"x".repeat(59_999)}`));
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toContain("60000 characters");
});

test.each([66_000, 8_000_000])("an address of %d characters is refused in a sentence", async (length) => {
  const answer = await send(get(`/${"x".repeat(length)}`));
  expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
  expect(answer).toContain("\r\ncontent-type: text/plain; charset=utf-8\r\n");
  expect(answer).toMatch(/\r\n\r\nThe address and the headers of this request have more than 64 KB\. .*\n$/);
});

test("what is no HTTP is refused in a sentence, and the server goes on", async () => {
  expect(await send("hello\r\n\r\n")).toMatch(
    /^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*\r\n\r\nThis is not a request in HTTP\.\n$/,
  );
  expect(await send(get("/"))).toContain("1 characters");
});
