import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cutOffSlowBody } from "./slow-body";

let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    cutOffSlowBody(request, response, 50);
    if (request.headers["x-answer"] === "early") response.end("answered");
    else request.resume().once("end", () => response.end("read"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(async () => {
  server.close();
  await once(server, "close");
});

/** All that is answered to a request whose body never ends; "open" where nobody hangs up within a second. */
async function sendHalf(path: string, ...headers: string[]): Promise<string> {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server does not listen");
  const socket = connect(address.port, "127.0.0.1");
  const head = [`POST ${path} HTTP/1.1`, "host: made-up", "content-length: 100", ...headers];
  socket.write(`${head.join("\r\n")}\r\n\r\nhalf`);
  const late = setTimeout(() => socket.destroy(new Error("open")), 1_000);
  try {
    return await text(socket);
  } catch {
    return "open";
  } finally {
    clearTimeout(late);
  }
}

test("a body that does not end is not waited for", async () => {
  expect(await sendHalf("/review/sign-in/send")).toBe("");
});

test("nor is the rest of one that was answered before", async () => {
  expect(await sendHalf("/nothing-here", "x-answer: early")).toContain("answered");
  expect(await sendHalf("/api/v1/bundles?x", "x-answer: early")).toContain("answered");
});

test("an upload has the time that its own limits give it", async () => {
  expect(await sendHalf("/api/v1/bundles")).toBe("open");
});

test("a request that has come whole may be answered as late as it likes", async () => {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server does not listen");
  const url = `http://127.0.0.1:${address.port}/`;
  for (let time = 0; time < 2; time++) {
    expect(await (await fetch(url, { method: "POST", body: "whole" })).text()).toBe("read");
  }
});
