import { ownEntry } from "@/benchmark/own-entry";
import { tradeOffFileName } from "@/benchmark/trade-offs/trade-off-title";
import { type TradeOffExport, tradeOffsCsv } from "@/benchmark/trade-offs/trade-offs-csv";
import { tradeOffSheet } from "@/components/trade-offs/trade-off-sheet";
import { errorResponse } from "../../../_requests/error-response";
import { readTradeOffExport } from "../../trade-off-export";

export const dynamic = "force-dynamic";

interface Format {
  ending: "csv" | "svg";
  type: string;
  write: (exported: TradeOffExport) => string;
}

const FORMATS: Readonly<Record<string, Format>> = {
  csv: { ending: "csv", type: "text/csv; charset=utf-8; header=present", write: tradeOffsCsv },
  svg: { ending: "svg", type: "image/svg+xml; charset=utf-8", write: (exported) => tradeOffSheet(exported) },
};

/** The charts of the same address without its ending, as a file; `/trade-offs.csv` is its public address. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/trade-offs/export/[format]">,
): Promise<Response> {
  const { format: ending } = await params;
  const format = ownEntry(FORMATS, ending);
  if (!format) {
    return errorResponse(
      404,
      "format.unknown",
      `A chart is no “${ending}”; it is ${Object.keys(FORMATS).join(", ")}.`,
    );
  }
  const exported = await readTradeOffExport(request);
  const name = tradeOffFileName(exported.tradeOffs.question, exported.datasetVersion, format.ending);
  return new Response(format.write(exported), {
    headers: {
      "content-type": format.type,
      "content-disposition": `inline; filename="${name}"`,
      "cache-control": "no-cache",
      // A picture runs no script, also when someone opens it on its own.
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
      "x-content-type-options": "nosniff",
    },
  });
}
