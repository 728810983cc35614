import { readReceipt } from "@/benchmark/api/given-receipt";
import { readMailAddress } from "@/benchmark/api/mail-address";
import { printable } from "@/benchmark/printable";
import { findToken } from "@/db/api-tokens";
import { isIdempotencyKey, newReceipt, receiptOfKey } from "@/db/receipts";
import { requestAddress } from "@/db/request-address";
import { findViewer } from "@/db/sign-in";
import { errorResponse } from "../../_requests/error-response";
import { refuseForeign, requestSource } from "../../_requests/same-origin";
import { siteOrigin } from "../../_requests/site-origin";
import type { Sender, Submission, Upload } from "../../_uploads/receive-upload";
import { unfinished } from "../../_uploads/unfinished-upload";
import { countUse } from "../../_uploads/upload-limits";
import { unfinishedResponse } from "./api-response";

const TYPES =
  /^application\/(json|gzip|x-gzip|zip|x-zip-compressed|x-tar|x-gtar|x-compressed-tar|tar\+gzip|octet-stream)$/;
const LONGEST_NAME = 200;
const HOW =
  "Send the file itself as the body: curl --data-binary @FILE -H 'content-type: application/octet-stream' ADDRESS";

/**
 * Who sends a request, by its token and its connection; the answer where the token is not, or no longer, one. Attempts
 * with such tokens count as looks from their address.
 */
export async function findSender(request: Request): Promise<Sender | Response> {
  const address = requestAddress();
  const authorization = request.headers.get("authorization");
  if (authorization === null) return { address, tokenId: null, account: null };
  const token = await findToken(/^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? "");
  if (token) return { address, tokenId: token.tokenId, account: token.accountId };
  const counted = await countUse("status", { address, tokenId: null });
  if (!counted.allowed) return unfinishedResponse(unfinished("limited", counted.retryAfterS));
  const message =
    "The token is not known, or was revoked. Send “Authorization: Bearer efl_…”, or leave it out: bundles are taken without one.";
  const answer = errorResponse(401, "token.unknown", message);
  answer.headers.set("www-authenticate", 'Bearer realm="EfficientLLM leaderboard"');
  return answer;
}

/** The upload that a request is, with its body unread; the answer where it is none. */
export async function readUpload(request: Request): Promise<Upload | Response> {
  const foreign = refuseForeign(request, { strict: false });
  if (foreign) return foreign;
  const { headers } = request;
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "" && !TYPES.test(type)) {
    const message = type.startsWith("multipart/")
      ? `A form is not taken here; the form at /submit is. ${HOW}`
      : `A body of type “${printable(type)}” is not taken: application/json, application/gzip, application/zip or application/octet-stream are. ${HOW}`;
    return errorResponse(415, "content_type.unsupported", message);
  }
  const digest = readDigest(headers.get("content-digest"));
  if (digest === "malformed") {
    return errorResponse(
      400,
      "content_digest.malformed",
      "Content-Digest is to be of the form sha-256=:BASE64: (RFC 9530).",
    );
  }
  const sender = await findSender(request);
  if (sender instanceof Response) return sender;
  return {
    body: request.body,
    statedBytes: readLength(headers.get("content-length")),
    statedSha256: digest,
    fileName: readFileName(headers.get("x-file-name")),
    sender,
    signal: request.signal,
  };
}

/** As `readUpload`, with what a submission has beside its package: its key, what it corrects, where to write to. */
export async function readSubmission(request: Request): Promise<Submission | Response> {
  const { headers } = request;
  const key = headers.get("idempotency-key");
  if (key !== null && !isIdempotencyKey(key)) {
    const message =
      "Idempotency-Key is to have 22 to 100 characters from A-Z, a-z, 0-9, - and _, and to be random: who can guess it can follow the submission.";
    return errorResponse(400, "idempotency_key.malformed", message);
  }
  const corrected = headers.get("x-corrects");
  const corrects = corrected === null ? null : readReceipt(corrected);
  if (corrected !== null && corrects === null) {
    return errorResponse(
      400,
      "receipt.malformed",
      "X-Corrects is to be the receipt of an earlier submission, or the address of its page.",
    );
  }
  const given = headers.get("x-email");
  const email = given === null ? null : readMailAddress(given);
  if (given !== null && email === null) {
    return errorResponse(400, "email.malformed", "X-Email is to be one e-mail address.");
  }
  const upload = await readUpload(request);
  if (upload instanceof Response) return upload;
  // The form of this site sends the same request as programs do, with the session of who is signed in.
  const isForm = requestSource(headers) === "same";
  const account = upload.sender.account ?? (isForm ? await sessionAccount(headers) : null);
  return {
    ...upload,
    sender: { ...upload.sender, account },
    via: isForm ? "form" : "api",
    receipt: key === null ? newReceipt() : receiptOfKey(key),
    corrects,
    email,
  };
}

/** The account whose session a request carries; null for nobody's. To be asked of requests of this site alone. */
async function sessionAccount(headers: Headers): Promise<string | null> {
  if (!headers.has("cookie")) return null;
  return (await findViewer(headers, siteOrigin(headers)))?.id ?? null;
}

function readLength(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/** The last part of a percent-encoded name or path. */
function readFileName(text: string | null): string {
  let name = text ?? "";
  try {
    name = decodeURIComponent(name);
  } catch {
    // Then it is taken as it stands.
  }
  return printable(name.split(/[/\\]/).at(-1)?.trim() ?? "", LONGEST_NAME) || "package";
}

/** The SHA-256 of RFC 9530 as hexadecimal digits; null where none is given. */
function readDigest(text: string | null): string | null | "malformed" {
  const given = text?.split(",").find((part) => /^\s*sha-256\s*=/i.test(part));
  if (given === undefined) return null;
  const [, base64 = ""] = /=\s*:([A-Za-z0-9+/]{43}=):\s*$/.exec(given) ?? [];
  if (base64 === "") return "malformed";
  return [...atob(base64)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}
