import { requestAddress } from "@/db/request-address";
import { loadSubmission } from "@/db/submission-status";
import { errorResponse } from "../../../../_requests/error-response";
import { otherMethods } from "../../../../_requests/other-methods";
import { unfinished } from "../../../../_uploads/unfinished-upload";
import { countUse } from "../../../../_uploads/upload-limits";
import { answering, privateJson, unfinishedResponse } from "../../api-response";
import { statusAnswer } from "../../status-answer";
import { withdrawal } from "../../withdrawal";

export const dynamic = "force-dynamic";

/** Where a submission stands. */
export function GET(request: Request, { params }: RouteContext<"/api/v1/submissions/[receipt]">) {
  return answering(request, async () => {
    const counted = await countUse("status", { address: requestAddress(), tokenId: null });
    if (!counted.allowed) return unfinishedResponse(unfinished("limited", counted.retryAfterS));
    const { receipt } = await params;
    const submission = await loadSubmission(receipt);
    if (!submission) return errorResponse(404, "receipt.unknown", "This receipt stands for no submission.");
    return privateJson(statusAnswer(receipt, submission));
  });
}

/** Withdraws a submission, as POST to /withdraw below it does. */
export function DELETE(request: Request, { params }: RouteContext<"/api/v1/submissions/[receipt]">) {
  return answering(request, async () => withdrawal(request, (await params).receipt));
}

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
