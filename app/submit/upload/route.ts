import { readReceipt } from "@/benchmark/api/given-receipt";
import { readMailAddress } from "@/benchmark/api/mail-address";
import { saveCheckReport } from "@/db/check-reports";
import { isDatabaseReachable } from "@/db/health";
import { isIdempotencyKey, newReceipt, receiptOfKey } from "@/db/receipts";
import { requestAddress } from "@/db/request-address";
import { findViewer } from "@/db/sign-in";
import { refuseForeign } from "../../_requests/same-origin";
import { seeOther } from "../../_requests/see-other";
import { siteOrigin } from "../../_requests/site-origin";
import { type Received, receiveUpload } from "../../_uploads/receive-upload";
import { bodyRules } from "../../_uploads/upload-limits";
import { printProblem } from "../submit-problem";
import { readUploadForm } from "./upload-form";

export const dynamic = "force-dynamic";

/** Takes a package in from the plain form, and leads to its receipt, to the findings, or back with what is wrong. */
export async function POST(request: Request): Promise<Response> {
  const foreign = refuseForeign(request, { strict: false });
  if (foreign) return foreign;
  const form = await readUploadForm(request, bodyRules().idleMs);
  if (form === "too slow") return leadBackAndHangUp();
  if (form === "no file") return seeOther(printProblem(form));
  const { fields, fileName, body } = form;
  const [given, corrected, key] = [
    textIn(fields, "email"),
    textIn(fields, "corrects"),
    textIn(fields, "key"),
  ];
  const corrects = corrected === null ? null : readReceipt(corrected);
  const email = given === null ? null : readMailAddress(given);
  if (given !== null && email === null) return seeOther(printProblem("no address"));
  if (corrected !== null && corrects === null) return seeOther(printProblem("no receipt"));
  try {
    const { headers } = request;
    const viewer = headers.has("cookie") ? await findViewer(headers, siteOrigin(headers)) : null;
    const received = await receiveUpload({
      body,
      statedBytes: null,
      statedSha256: null,
      fileName,
      sender: { address: requestAddress(), tokenId: null, account: viewer?.id ?? null },
      signal: request.signal,
      via: "form",
      // The page has a key of its own: who sends it again after a broken connection gets the same receipt.
      receipt: key !== null && isIdempotencyKey(key) ? receiptOfKey(key) : newReceipt(),
      corrects,
      email,
    });
    if (received.outcome === "too slow") return leadBackAndHangUp();
    return seeOther(await nextAddress(received, fileName));
  } catch (error) {
    if (await isDatabaseReachable()) throw error;
    return seeOther(printProblem("unavailable"));
  }
}

/** To a sender that trickles: what is left of the form is not waited for, which could take half an hour. */
function leadBackAndHangUp(): Response {
  const answer = seeOther(printProblem("too slow"));
  answer.headers.set("connection", "close");
  return answer;
}

/** What a field says; null where it is empty or not there. */
function textIn(fields: ReadonlyMap<string, string>, name: string): string | null {
  return fields.get(name)?.trim() || null;
}

async function nextAddress(received: Received, fileName: string): Promise<string> {
  switch (received.outcome) {
    case "received":
    case "known":
      return `/submissions/${received.receipt}`;
    case "refused": {
      const { sha256, bytes, findings } = received.checked;
      return `/submit/checked/${await saveCheckReport({ fileName, sha256, bytes, findings })}`;
    }
    case "duplicate":
      return received.path ?? printProblem("duplicate");
    default:
      return printProblem(received.outcome, received.retryAfterS);
  }
}
