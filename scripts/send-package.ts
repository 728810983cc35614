import { once } from "node:events";
import { type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { z } from "zod";
import { DuplicateAnswer, ErrorAnswer, ReceivedAnswer } from "@/benchmark/api/answers";
import { errorCode } from "@/db/postgres-error";
import { Failure } from "./failure";
import type { Target } from "./submit-target";

export interface PackageToSend {
  bytes: Uint8Array;
  /** Of the bytes, 64 hexadecimal digits. */
  sha256: string;
  fileName: string;
  /** The same for every attempt. */
  key: string;
  email: string | null;
  corrects: string | null;
}

export type Sent =
  | { outcome: "received" | "known"; answer: ReceivedAnswer }
  | { outcome: "duplicate"; answer: DuplicateAnswer }
  | { outcome: "refused"; answer: ErrorAnswer };

export interface Sending {
  signal: AbortSignal;
  /** Bytes that have left, of this attempt. */
  onProgress(sent: number): void;
  /** Waits so many seconds before it tries again. */
  wait(seconds: number, reason: string): Promise<void>;
}

const STEP_BYTES = 64 * 1024;
const MOST_ATTEMPTS = 6;
/** Who says to come back later than this is not waited for. */
const MOST_WAIT_S = 300;
/** So long may a server say nothing: it checks and stores after the last byte. */
const SILENCE_MS = 300_000;
const MOST_ANSWER_BYTES = 64 * 1024 * 1024;
const REPEATED = [408, 429, 500, 502, 503, 504];

/**
 * Sends a package; tries again, up to six times in all, where the connection breaks or the server asks to come back.
 * Every attempt carries the same key, so that at most one is stored.
 *
 * @throws Failure where it did not come to an answer, or to one that another attempt would not change.
 */
export async function sendPackage(target: Target, sent: PackageToSend, sending: Sending): Promise<Sent> {
  for (let attempt = 1; ; attempt++) {
    const result = await tryOnce(target, sent, sending);
    if (typeof result === "object" && "outcome" in result) return result;
    const { reason, retryAfterS } = result;
    const waitS = retryAfterS ?? 2 ** (attempt - 1);
    if (attempt === MOST_ATTEMPTS || waitS > MOST_WAIT_S) {
      const later = retryAfterS === null ? "later" : `in ${retryAfterS} seconds`;
      throw new Failure(`${reason} Run the same command again ${later}: nothing is stored twice.`);
    }
    await sending.wait(waitS, reason);
  }
}

interface Failed {
  reason: string;
  /** null: when it seems best. */
  retryAfterS: number | null;
}

async function tryOnce(target: Target, sent: PackageToSend, sending: Sending): Promise<Sent | Failed> {
  try {
    const { response, text } = await exchange(target, sent, sending);
    return judge(target, response, text);
  } catch (error) {
    sending.signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    const code = errorCode(error);
    // A name that does not exist, and a certificate that is not trusted, do not get better.
    if (code === "ENOTFOUND") throw new Failure(`There is no ${new URL(target.site).host}: check --to.`);
    if (/CERT|SELF_SIGNED|ERR_TLS/.test(code)) throw new Failure(`${target.site} is not trusted: ${code}.`);
    return { reason: `The connection to ${target.site} broke (${code || "closed"}).`, retryAfterS: null };
  }
}

async function exchange({ site, token }: Target, sent: PackageToSend, { signal, onProgress }: Sending) {
  const url = new URL(`${site}/api/v1/bundles`);
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": sent.bytes.byteLength,
    "content-digest": `sha-256=:${Buffer.from(sent.sha256, "hex").toString("base64")}:`,
    "idempotency-key": sent.key,
    "x-file-name": encodeURIComponent(sent.fileName),
    ...(sent.email === null ? {} : { "x-email": sent.email }),
    ...(sent.corrects === null ? {} : { "x-corrects": sent.corrects }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const start = url.protocol === "https:" ? overHttps : overHttp;
  const request = start(url, { method: "POST", headers, signal, timeout: SILENCE_MS, agent: false });
  request.on("timeout", () => request.destroy(Object.assign(new Error("silence"), { code: "ETIMEDOUT" })));
  const answered = once(request, "response", { signal });
  // An answer may come before the last byte has left, as a refusal; what breaks afterwards is of no interest.
  answered.catch(() => {});
  let isAnswered = false;
  request.once("response", () => {
    isAnswered = true;
  });
  request.on("error", () => {});
  for (let at = 0; at < sent.bytes.byteLength && !isAnswered && !request.destroyed; at += STEP_BYTES) {
    const step = sent.bytes.subarray(at, at + STEP_BYTES);
    if (!request.write(step)) await Promise.race([settled(request, "drain"), answered]);
    onProgress(Math.min(at + STEP_BYTES, sent.bytes.byteLength));
  }
  if (!isAnswered) request.end();
  const [response]: IncomingMessage[] = await answered;
  if (!response) throw new Error("no response");
  const text = await readAnswer(response);
  request.destroy();
  return { response, text };
}

async function settled(emitter: NodeJS.EventEmitter, event: string): Promise<void> {
  await once(emitter, event);
}

async function readAnswer(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const part = Buffer.from(chunk);
    bytes += part.byteLength;
    if (bytes > MOST_ANSWER_BYTES)
      throw new Failure("The answer is far too long to be one of a leaderboard.");
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function judge(
  { site }: Target,
  { statusCode: status = 0, headers }: IncomingMessage,
  text: string,
): Sent | Failed {
  const parsed = parseJson(text);
  const received = ReceivedAnswer.safeParse(parsed).data;
  if ((status === 200 || status === 201) && received) return { outcome: received.outcome, answer: received };
  const duplicate = DuplicateAnswer.safeParse(parsed).data;
  if (status === 409 && duplicate) return { outcome: "duplicate", answer: duplicate };
  const error = ErrorAnswer.safeParse(parsed).data;
  const retryAfter = headers["retry-after"] ?? "";
  const retryAfterS = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
  if (REPEATED.includes(status) || retryAfterS !== null) {
    return { reason: error?.error.message ?? `${site} answered with status ${status}.`, retryAfterS };
  }
  if (status >= 300 && status < 400) {
    throw new Failure(`${site} leads on to ${headers.location ?? "another address"}: give that to --to.`);
  }
  if (status === 401) throw new Failure(error?.error.message ?? "The token is not known.");
  if (error) return { outcome: "refused", answer: error };
  throw new Failure(`${site} does not answer as a leaderboard does (status ${status}): check --to.`);
}

function parseJson(text: string): unknown {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return null;
  }
}
