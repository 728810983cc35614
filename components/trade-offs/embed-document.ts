import { tradeOffInWords, tradeOffTitle } from "@/benchmark/trade-offs/trade-off-title";
import type { TradeOffExport } from "@/benchmark/trade-offs/trade-offs-csv";
import type { RemarkList } from "./chart-remarks";
import { exportedCharts } from "./exported-charts";
import { svgText } from "./svg-text";
import { type EmbedTheme, tradeOffSheet } from "./trade-off-sheet";

const COLOURS = {
  light: "body{background:#fdfcf9;color:#161d25}a{color:#0b6470}",
  dark: "body{background:#0d1215;color:#eceae3}a{color:#5fd0dc}",
} as const;

/**
 * A page of charts alone, to be put into a paper's page or a slide: no script, how its lines are to be read, what must
 * be kept in mind, and a line that says the source, its address in letters. `theme`: the reader's own scheme, or that
 * of the page around it.
 */
export function embedDocument(exported: TradeOffExport, theme: EmbedTheme = "reader"): string {
  const { question } = exported.tradeOffs;
  const title = svgText(tradeOffTitle(question));
  const words = svgText(tradeOffInWords(question));
  const address = svgText(exported.address);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme === "reader" ? "light dark" : theme}">
<title>${title}</title>
<style>
body{margin:0;font:12.5px/1.4 Geist,"Helvetica Neue",Arial,sans-serif}
svg{display:block;width:100%;height:auto;max-width:808px}
.said{padding:0 24px 12px;max-width:760px;overflow-wrap:anywhere}
.said>*{margin:0 0 4px}
.said ul{padding-left:1.2em}
.said strong{font-weight:600}
${theme === "reader" ? `${COLOURS.light}@media (prefers-color-scheme:dark){${COLOURS.dark}}` : COLOURS[theme]}
</style>
</head>
<body>
${tradeOffSheet(exported, theme)}
<div class="said">
${unused(exported)}${said(exported)}<p>${words}. Source: <a href="${address}" target="_top">${title}</a>, dataset version ${exported.datasetVersion}. ${address}</p>
</div>
</body>
</html>
`;
}

function unused({ notices }: TradeOffExport): string {
  const lines = notices.map(
    ({ parameter, message }) => `Could not be used of this address: ${parameter}: ${message}`,
  );
  return list("", lines);
}

/** Of several charts each under its own name. */
function said({ tradeOffs }: TradeOffExport): string {
  const charts = exportedCharts(tradeOffs);
  return charts
    .map(
      ({ title, notes, remarks }) =>
        list(charts.length > 1 ? title : "", notes) + remarks.map(remarked).join(""),
    )
    .join("");
}

function remarked({ title, texts }: RemarkList): string {
  return list(title, texts);
}

function list(title: string, texts: readonly string[]): string {
  if (texts.length === 0) return "";
  const heading = title === "" ? "" : `<p><strong>${svgText(title)}</strong></p>\n`;
  return `${heading}<ul>${texts.map((text) => `<li>${svgText(text)}</li>`).join("")}</ul>\n`;
}
