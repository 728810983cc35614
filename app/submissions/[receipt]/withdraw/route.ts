import { readReason, WITHDRAWN_BY_SUBMITTER, type WithdrawalOutcome } from "@/benchmark/api/withdrawal";
import { withdrawSubmission } from "@/db/decisions";
import { loadSubmission } from "@/db/submission-status";
import { writeTransaction } from "@/db/write-transaction";
import { formRefusal } from "../../../_requests/form-refusal";
import { refuseForeign } from "../../../_requests/same-origin";
import { seeOther } from "../../../_requests/see-other";
import { readSmallForm } from "../../../_requests/small-form";

export const dynamic = "force-dynamic";

/** Withdraws a submission by the form on its page, which it leads back to. */
export async function POST(request: Request, { params }: RouteContext<"/submissions/[receipt]/withdraw">) {
  const foreign = refuseForeign(request, { strict: true });
  if (foreign) return foreign;
  const { receipt } = await params;
  const fields = await readSmallForm(request);
  const revision = fields?.get("revision") ?? "";
  if (!fields || !/^\d{1,9}$/.test(revision)) {
    const message = "This is not the form of this site. Open the page again.";
    return formRefusal(
      request,
      400,
      "form.malformed",
      message,
      `/submissions/${encodeURIComponent(receipt)}`,
    );
  }
  const before = await loadSubmission(receipt);
  if (!before) {
    const message = "This receipt stands for no submission.";
    return formRefusal(request, 404, "receipt.unknown", message, "/submit");
  }
  const given = readReason(fields.get("reason"));
  if (given === "" && before.publishedAt !== null) return leadBack(receipt, "no-reason");
  const wish = { reason: given || WITHDRAWN_BY_SUBMITTER, revision: Number(revision) };
  const { outcome } = await writeTransaction((tx) => withdrawSubmission(tx, receipt, wish));
  return leadBack(receipt, outcome === "done" ? "withdrawn" : "changed");
}

function leadBack(receipt: string, done: WithdrawalOutcome): Response {
  return seeOther(`/submissions/${receipt}?done=${done}`);
}
