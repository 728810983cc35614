import { isDetailId } from "@/benchmark/detail-address";
import { DECISION_MESSAGE, type Problem, readDecisionForm } from "@/benchmark/review/decision-form";
import { reviewAddress } from "@/benchmark/review/queue-address";
import { takeDecision } from "@/db/take-decision";
import { formRefusal } from "../../../_requests/form-refusal";
import { seeOther } from "../../../_requests/see-other";
import { readSmallForm } from "../../../_requests/small-form";
import { admitForm } from "../../../_requests/viewer";

const unknown = (request: Request) =>
  formRefusal(request, 404, "bundle.unknown", "There is no such submission.", "/review");

/** Takes the decision of the form on a submission, and leads back to its page, which says what came of it. */
export async function POST(request: Request, { params }: RouteContext<"/review/[bundle]/decide">) {
  const { bundle: bundleId } = await params;
  if (!isDetailId(bundleId)) return unknown(request);
  const page = reviewAddress(bundleId);
  const viewer = await admitForm(request, "reviewer", page);
  if (viewer instanceof Response) return viewer;
  const form = await readSmallForm(request);
  const sent = form && readDecisionForm(form);
  if (!sent) {
    const message = "A decision was not chosen, or this is not what the form of the page sends.";
    return formRefusal(request, 400, "decision.form", message, `${page}#decision`);
  }
  const back = (problem: Problem | null) => seeOther(`${page}?problem=${problem}#${DECISION_MESSAGE}`);
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
    case "takeover":
    case "own":
      return back(decided.outcome);
    case "no artefacts":
      return back("no-artefacts");
    case "unknown":
      return unknown(request);
  }
}

/** A page that looks for the site again after it was away asks with GET. */
export async function GET(request: Request, { params }: RouteContext<"/review/[bundle]/decide">) {
  const { bundle } = await params;
  return isDetailId(bundle) ? seeOther(reviewAddress(bundle)) : unknown(request);
}
