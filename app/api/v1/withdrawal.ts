import { readReason, WITHDRAWN_BY_SUBMITTER, Withdrawal } from "@/benchmark/api/withdrawal";
import { stateText } from "@/benchmark/bundle-states";
import { withdrawSubmission } from "@/db/decisions";
import { requestAddress } from "@/db/request-address";
import { loadSubmission } from "@/db/submission-status";
import { writeTransaction } from "@/db/write-transaction";
import { errorResponse } from "../../_requests/error-response";
import { refuseForeign } from "../../_requests/same-origin";
import { readSmallBody } from "../../_requests/small-body";
import { unfinished } from "../../_uploads/unfinished-upload";
import { countUse } from "../../_uploads/upload-limits";
import { privateJson, unfinishedResponse } from "./api-response";
import { statusAnswer } from "./status-answer";

const UNKNOWN = "This receipt stands for no submission.";

/** Withdraws the submission of a receipt, which is all that it takes; answers where it stands then. */
export async function withdrawal(request: Request, receipt: string): Promise<Response> {
  const foreign = refuseForeign(request, { strict: false });
  if (foreign) return foreign;
  const counted = await countUse("status", { address: requestAddress(), tokenId: null });
  if (!counted.allowed) return unfinishedResponse(unfinished("limited", counted.retryAfterS));
  const wish = await readWithdrawal(request);
  if (wish === null) {
    const message =
      'The body may be empty, or JSON: { "reason": "…", "revision": 3 }, each of them if you like.';
    return errorResponse(400, "withdrawal.malformed", message);
  }
  const before = await loadSubmission(receipt);
  if (!before) return errorResponse(404, "receipt.unknown", UNKNOWN);
  const { revision = before.revision } = wish;
  const reason = readReason(wish.reason) || WITHDRAWN_BY_SUBMITTER;
  const decided = await writeTransaction((tx) => withdrawSubmission(tx, receipt, { reason, revision }));
  const after = await loadSubmission(receipt);
  if (decided.outcome === "done" && after) return privateJson(statusAnswer(receipt, after));
  if (decided.outcome === "unknown" || !after) return errorResponse(404, "receipt.unknown", UNKNOWN);
  const message = `Nothing was withdrawn: its state is “${stateText(after.state)}”, at revision ${after.revision}.`;
  return errorResponse(409, "submission.conflict", message);
}

async function readWithdrawal(request: Request): Promise<Withdrawal | null> {
  const text = await readSmallBody(request);
  if (text === null) return null;
  try {
    return Withdrawal.safeParse(text.trim() === "" ? {} : JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
