import { isAxis } from "@/benchmark/axes";
import { loadAxisResults } from "@/db/axis-results";
import { errorResponse } from "../../../_requests/error-response";

export const dynamic = "force-dynamic";

/** All current results of an axis, as a board computes with them. For the board's own page; may change at any time. */
export async function GET(request: Request, { params }: RouteContext<"/leaderboards/[axis]/results">) {
  const { axis } = await params;
  if (!isAxis(axis)) return errorResponse(404, "axis.unknown", `There is no leaderboard “${axis}”.`);
  const answer = await loadAxisResults(axis);
  const asked = new URL(request.url).searchParams.get("version");
  // What was read at one dataset version never changes.
  const isFixed = asked === String(answer.datasetVersion);
  return Response.json(answer, {
    headers: { "cache-control": isFixed ? "public, max-age=604800, immutable" : "no-cache" },
  });
}
