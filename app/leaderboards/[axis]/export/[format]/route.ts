import { isAxis } from "@/benchmark/axes";
import { boardCsv } from "@/benchmark/export/board-csv";
import type { BoardExport } from "@/benchmark/export/board-export";
import { boardLatex } from "@/benchmark/export/board-latex";
import { boardMarkdown } from "@/benchmark/export/board-markdown";
import { exportName } from "@/benchmark/export/export-name";
import { ownEntry } from "@/benchmark/own-entry";
import { printLeaderboardUrl } from "@/benchmark/question";
import { parseLeaderboardQuestion } from "@/benchmark/question-reader";
import { loadLeaderboard } from "@/db/leaderboard";
import { errorResponse } from "../../../../_requests/error-response";
import { readSearchParams } from "../../../../_requests/search-params";
import { siteOrigin } from "../../../../_requests/site-origin";

export const dynamic = "force-dynamic";

interface Format {
  ending: "csv" | "md" | "tex";
  type: string;
  write: (exported: BoardExport) => string;
}

/** LaTeX as plain text, so that browsers show it: it has no registered text type. */
const FORMATS: Readonly<Record<string, Format>> = {
  csv: { ending: "csv", type: "text/csv; charset=utf-8; header=present", write: boardCsv },
  md: { ending: "md", type: "text/markdown; charset=utf-8; variant=GFM", write: boardMarkdown },
  tex: { ending: "tex", type: "text/plain; charset=utf-8", write: boardLatex },
};

/**
 * The board of the same address without its ending, as a file: all rows of all pages. It is shown where the browser can
 * and saved under its own name by a link with `download`; the same question and dataset version give the same bytes.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/leaderboards/[axis]/export/[format]">,
): Promise<Response> {
  const { axis, format: ending } = await params;
  const format = ownEntry(FORMATS, ending);
  if (!isAxis(axis)) return errorResponse(404, "axis.unknown", `There is no leaderboard “${axis}”.`);
  if (!format) {
    const known = Object.keys(FORMATS).join(", ");
    return errorResponse(404, "format.unknown", `A leaderboard is no “${ending}”; it is json, ${known}.`);
  }
  const { question, notices } = parseLeaderboardQuestion(axis, readSearchParams(new URL(request.url)));
  const { datasetVersion, notices: unknown, ...board } = await loadLeaderboard({ ...question, page: 1 });
  const address = `${siteOrigin(request.headers)}${printLeaderboardUrl(board.question)}`;
  const body = format.write({ board, datasetVersion, address, notices: [...notices, ...unknown] });
  return new Response(body, {
    headers: {
      "content-type": format.type,
      "content-disposition": `inline; filename="${exportName(board.question, datasetVersion, format.ending)}"`,
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    },
  });
}
