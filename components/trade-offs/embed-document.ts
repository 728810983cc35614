import { tradeOffInWords, tradeOffTitle } from "@/benchmark/trade-offs/trade-off-title";
import type { TradeOffExport } from "@/benchmark/trade-offs/trade-offs-csv";
import { svgText } from "./svg-text";
import { tradeOffSheet } from "./trade-off-sheet";

/** A page of charts alone, to be put into a paper's page or a slide: no script, and a line that says the source. */
export function embedDocument(exported: TradeOffExport): string {
  const { question } = exported.tradeOffs;
  const title = svgText(tradeOffTitle(question));
  const words = svgText(tradeOffInWords(question));
  const address = svgText(exported.address);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
body{margin:0;background:#fdfcf9;color:#161d25;font:12.5px/1.4 Geist,"Helvetica Neue",Arial,sans-serif}
svg{display:block;width:100%;height:auto;max-width:808px}
p{margin:0;padding:0 24px 16px;max-width:760px;overflow-wrap:anywhere}
a{color:#0b6470}
@media (prefers-color-scheme:dark){body{background:#0d1215;color:#eceae3}a{color:#5fd0dc}}
</style>
</head>
<body>
${tradeOffSheet(exported, true)}
<p>${words}. Source: <a href="${address}" target="_top">${title}</a>, dataset version ${exported.datasetVersion}.</p>
</body>
</html>
`;
}
