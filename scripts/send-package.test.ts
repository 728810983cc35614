import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { sendPackage } from "./send-package";
import {
  anError,
  answer,
  breakOff,
  RECEIPT,
  received,
  type StandInAnswer,
  startStandIn,
} from "./stand-in-site";

const BYTES = Buffer.from("made-up package".repeat(20_000));
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const PACKAGE = {
  bytes: BYTES,
  sha256: SHA256,
  fileName: "H200 Läufe.zip",
  key: "K".repeat(43),
  email: null,
  corrects: null,
};

/** Sends a package to a site that answers so; what came of it, and what happened on the way. */
async function send(...answers: StandInAnswer[]) {
  const { url, heard, close } = await startStandIn(...answers);
  onTestFinished(close);
  const waits: number[] = [];
  const progress: number[] = [];
  const sent = await sendPackage({ site: url, token: null }, PACKAGE, {
    signal: new AbortController().signal,
    onProgress: (bytes) => void progress.push(bytes),
    wait: async (seconds) => void waits.push(seconds),
  }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  return { sent, heard, waits, progress };
}

test("a package is sent byte for byte, with its digest, name and key, and its progress told", async () => {
  const { sent, heard, progress } = await send(received);
  expect(sent).toMatchObject({ outcome: "received", answer: { receipt: RECEIPT } });
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({
    sha256: SHA256,
    headers: {
      "content-length": "300000",
      "content-digest": `sha-256=:${Buffer.from(SHA256, "hex").toString("base64")}:`,
      "idempotency-key": "K".repeat(43),
      "x-file-name": "H200%20L%C3%A4ufe.zip",
    },
  });
  expect([progress.at(-1), progress.toSorted((a, b) => a - b)]).toEqual([300_000, progress]);
});

test("a broken connection, and a server that is busy, is tried again with the same key", async () => {
  const { sent, heard, waits } = await send(breakOff, breakOff, anError(503, "server.busy", "7"), received);
  expect(sent).toMatchObject({ outcome: "received" });
  expect(waits).toEqual([1, 2, 7]);
  expect(heard.map(({ headers }) => headers["idempotency-key"])).toEqual(Array(4).fill("K".repeat(43)));
});

test("after six attempts it ends, and says that the same can be run again", async () => {
  const { sent, heard } = await send(...Array<StandInAnswer>(7).fill(breakOff));
  expect(heard).toHaveLength(6);
  expect(sent).toMatch(/Run the same command again later: nothing is stored twice\.$/);
});

test("who is to come back much later is told so, and it is not waited for", async () => {
  const { sent, waits } = await send(anError(429, "rate.limited", "86400"));
  expect([sent, waits]).toEqual([expect.stringContaining("again in 86400 seconds"), []]);
});

test("findings and duplicates are answers, not failures, and not tried again", async () => {
  const finding = {
    code: "file.kind",
    severity: "error",
    pointer: "",
    found: "f",
    expected: "e",
    remedy: "r",
  };
  const refused = await send(anError(422, "package.refused", undefined, [finding]));
  expect(refused.sent).toMatchObject({ outcome: "refused", answer: { findings: [finding] } });
  const bundle = { id: "x", state: "published", path: "/bundles/x" };
  const duplicate = await send(
    answer(409, { error: { code: "bundle.duplicate", message: "m" }, findings: [], bundle }),
  );
  expect(duplicate.sent).toMatchObject({ outcome: "duplicate", answer: { bundle } });
  expect([refused.heard.length, duplicate.heard.length]).toEqual([1, 1]);
});

test("a redirect is not followed: what came with the package is for this site alone", async () => {
  const { sent } = await send(answer(308, {}, { location: "https://board.example/" }));
  expect(sent).toMatch(/leads on to https:\/\/board\.example\/: give that to --to\.$/);
});

test("what does not answer as a leaderboard is told as such", async () => {
  expect((await send(answer(200, {}))).sent).toContain("does not answer as a leaderboard does (status 200)");
  expect((await send((response) => response.end("<html>"))).sent).toContain("check --to");
});

test("a refusal that comes before the last byte is heard", async () => {
  const server = createServer((socket) => {
    const body = JSON.stringify({ error: { code: "package.too_large", message: "m" }, findings: [] });
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.pause();
      socket.write(
        `HTTP/1.1 413 Large\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      );
    });
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the site has no port");
  const large = { ...PACKAGE, bytes: new Uint8Array(40_000_000) };
  const sent = await sendPackage({ site: `http://127.0.0.1:${address.port}`, token: null }, large, {
    signal: new AbortController().signal,
    onProgress: () => {},
    wait: async () => {},
  });
  expect(sent).toMatchObject({ outcome: "refused", answer: { error: { code: "package.too_large" } } });
});
