import { isDetailId } from "@/benchmark/detail-address";
import { type Problem, readDecisionForm } from "@/benchmark/review/decision-form";
import { reviewAddress } from "@/benchmark/review/queue-address";
import { takeDecision } from "@/db/take-decision";
import { errorResponse } from "../../../_requests/error-response";
import { seeOther } from "../../../_requests/see-other";
import { readSmallForm } from "../../../_requests/small-form";
import { admitForm } from "../../../_requests/viewer";

const unknown = () => errorResponse(404, "bundle.unknown", "There is no such submission.");

/** Takes the decision of the form on a submission, and leads back to its page, which says what came of it. */
export async function POST(request: Request, { params }: RouteContext<"/review/[bundle]/decide">) {
  const { bundle: bundleId } = await params;
  if (!isDetailId(bundleId)) return unknown();
  const page = reviewAddress(bundleId);
  const viewer = await admitForm(request, "reviewer", page);
  if (viewer instanceof Response) return viewer;
  const form = await readSmallForm(request);
  const sent = form && readDecisionForm(form);
  if (!sent) return errorResponse(400, "decision.form", "This is not what the form of the page sends.");
  const back = (problem: Problem | null) => seeOther(`${page}?problem=${problem}`);
  const decided = await takeDecision({ bundleId, account: viewer.id }, sent);
  switch (decided.outcome) {
    case "done":
      return seeOther(`${page}?done=${sent.decision}`);
    case "incomplete":
      return back(sent.problem);
    case "conflict":
      return back("conflict");
    case "refused":
      return back("findings");
    case "unknown":
      return unknown();
  }
}

/** A page that looks for the site again after it was away asks with GET. */
export async function GET(_request: Request, { params }: RouteContext<"/review/[bundle]/decide">) {
  const { bundle } = await params;
  return isDetailId(bundle) ? seeOther(reviewAddress(bundle)) : unknown();
}
