import { csvLine, type Field } from "../export/csv-field";
import type { Notice } from "../query-reader";
import type { PointSide } from "./trade-off-point";
import type { TradeOffQuestion } from "./trade-off-question";
import { tradeOffInWords, tradeOffTitle } from "./trade-off-title";
import type { TradeOffs } from "./trade-offs";

/** Charts to be taken away: with the dataset version and the absolute address that their numbers are found at. */
export interface TradeOffExport {
  tradeOffs: TradeOffs;
  datasetVersion: number;
  address: string;
  /** What of the address could not be used. */
  notices: readonly Notice[];
}

/**
 * The points of all charts as CSV, by the same rules as a board's (RFC 4180, numbers in full, no formula can be
 * smuggled in): one line a point, `{metric}` for its value and suffixes for the rest; `_delta` has the sign of the
 * difference, so that a saving of a cost is negative. The last fields say on each line where it comes from: title,
 * question, dataset version and address. The same question and dataset version give the same bytes.
 */
export function tradeOffsCsv({
  tradeOffs,
  datasetVersion,
  address,
}: Omit<TradeOffExport, "notices">): string {
  const { question, panels, lines } = tradeOffs;
  const columns = question.view === "lines" ? [question.y] : [question.x, question.y];
  const end: Field[] = [tradeOffTitle(question), tradeOffInWords(question), datasetVersion, address];
  const header = [
    ...[
      "modality",
      "family",
      "dataset",
      "environment",
      "technique",
      "settings",
      "model",
      "parameters_b",
      "result",
    ],
    "baseline_technique",
    ...columns.flatMap((column) => SUFFIXES.map((suffix) => `${column}${suffix}`)),
    ...(hasFrontier(question) ? ["on_frontier", "frontier_share"] : []),
    ...["title", "question", "dataset_version", "address"],
  ];
  const points = [
    ...panels.flatMap((panel) =>
      panel.points.map((point) => ({
        panel,
        point,
        sides: [point.x, point.y],
        isBest: point.isBest,
        share: point.share,
      })),
    ),
    ...lines.flatMap((panel) =>
      panel.points.map((point) => ({ panel, point, sides: [point.y], isBest: null, share: null })),
    ),
  ];
  const rows = points.map(({ panel, point, sides, isBest, share }): Field[] => [
    panel.modality,
    panel.family,
    panel.dataset,
    panel.environment,
    point.technique,
    Object.entries(point.settings ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join("; "),
    point.model,
    point.parametersB,
    point.result,
    point.baseline,
    ...sides.flatMap(sideFields),
    ...(hasFrontier(question) ? [isBest === null ? null : isBest ? "yes" : "no", share] : []),
    ...end,
  ]);
  return [header, ...rows].map(csvLine).join("");
}

function hasFrontier({ view, frontier }: TradeOffQuestion): boolean {
  return view !== "lines" && frontier !== "none";
}

const SUFFIXES = [
  ...["", "_unit", "_uncertainty", "_scope", "_measure", "_better", "_origin"],
  ...["_baseline", "_delta", "_delta_unit", "_delta_uncertainty", "_verdict", "_doubt"],
];

/** In the order of `SUFFIXES`. */
function sideFields({ value, against }: PointSide): Field[] {
  const { halfWidth, unit, scope, measure, better, origin, doubt } = value;
  const delta = against?.delta;
  return [
    value.value,
    unit,
    halfWidth > 0 ? halfWidth : null,
    scope,
    measure,
    better,
    origin,
    against?.value.value,
    delta?.value,
    delta?.unit,
    delta && delta.halfWidth > 0 ? delta.halfWidth : null,
    delta?.verdict,
    doubt,
  ];
}
