import type { SearchParams } from "@/benchmark/query-reader";
import { parseTradeOffQuestion, printTradeOffUrl } from "@/benchmark/trade-offs/trade-off-question";
import type { TradeOffExport } from "@/benchmark/trade-offs/trade-offs-csv";
import { loadTradeOffs } from "@/db/trade-offs";
import { readSearchParams } from "../_requests/search-params";
import { siteOrigin } from "../_requests/site-origin";

/**
 * The charts that an address asks for, to be taken away. What can't be used of it falls back as it does on the page.
 * `params`: the parameters that ask for them, where the address has others besides.
 */
export async function readTradeOffExport(
  request: Request,
  params: SearchParams = readSearchParams(new URL(request.url)),
): Promise<TradeOffExport> {
  const { question, notices } = parseTradeOffQuestion(params);
  const tradeOffs = await loadTradeOffs(question);
  const address = `${siteOrigin(request.headers)}${printTradeOffUrl(question)}`;
  return {
    tradeOffs,
    datasetVersion: tradeOffs.datasetVersion,
    address,
    notices: [...notices, ...tradeOffs.notices],
  };
}
