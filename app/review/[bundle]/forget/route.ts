import { isDetailId } from "@/benchmark/detail-address";
import { reviewAddress } from "@/benchmark/review/queue-address";
import { dropDraft } from "@/db/decision-drafts";
import { formRefusal } from "../../../_requests/form-refusal";
import { seeOther } from "../../../_requests/see-other";
import { admitForm } from "../../../_requests/viewer";

/** Forgets what a reviewer typed on a submission and could not have done. */
export async function POST(request: Request, { params }: RouteContext<"/review/[bundle]/forget">) {
  const { bundle: bundleId } = await params;
  if (!isDetailId(bundleId)) {
    return formRefusal(request, 404, "bundle.unknown", "There is no such submission.", "/review");
  }
  const viewer = await admitForm(request, "reviewer", reviewAddress(bundleId));
  if (viewer instanceof Response) return viewer;
  await dropDraft({ bundleId, account: viewer.id });
  return seeOther(`${reviewAddress(bundleId)}#decision`);
}
