import { isAxis } from "@/benchmark/axes";
import { boardJson } from "@/benchmark/board-json";
import { exportName } from "@/benchmark/export/export-name";
import { parseLeaderboardQuestion } from "@/benchmark/question-reader";
import { loadLeaderboard } from "@/db/leaderboard";
import { errorResponse } from "../../../_requests/error-response";
import { readSearchParams } from "../../../_requests/search-params";

export const dynamic = "force-dynamic";

/** The board of the same address without `.json`, as data. */
export async function GET(request: Request, { params }: RouteContext<"/leaderboards/[axis]/json">) {
  const { axis } = await params;
  if (!isAxis(axis)) return errorResponse(404, "axis.unknown", `There is no leaderboard “${axis}”.`);
  const { question, notices } = parseLeaderboardQuestion(axis, readSearchParams(new URL(request.url)));
  const board = await loadLeaderboard(question);
  return Response.json(boardJson(board, board.datasetVersion, notices), {
    headers: {
      "cache-control": "no-cache",
      "content-disposition": `inline; filename="${exportName(board.question, board.datasetVersion, "json")}"`,
    },
  });
}
