import { csvLine, type Field } from "../export/csv-field";
import type { Notice } from "../query-reader";
import type { Column } from "../question";
import type { PointSide } from "./trade-off-point";
import type { TradeOffQuestion } from "./trade-off-question";
import { isSaving } from "./trade-off-terms";
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
 * smuggled in): one line a point, `{metric}` for its value and suffixes for the rest. `_delta` has the sign of the
 * difference, so that a saving of a cost is negative; the field named for what charts draw (`amu_saved`, `it_gained`,
 * `quality_change`, in `_delta_unit`) has theirs. What is computed is rounded to 12 digits. `baseline_missing` says why
 * nothing is compared, `not_comparable` what the source says of that, `caveats` what must be known besides. The last
 * fields say on each line where it comes from: title, question, dataset version and address, which holds what of the
 * asked one could be used. The same question and dataset version give the same bytes.
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
    ...["baseline_technique", "baseline_missing", "not_comparable", "caveats"],
    ...columns.flatMap((column) => [
      ...SUFFIXES.map((suffix) => `${column}${suffix}`),
      `${column}_${drawnName(column)}`,
    ]),
    ...(hasFrontier(question) ? ["on_frontier", "frontier_share", "frontier_aside"] : []),
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
        aside: point.aside,
      })),
    ),
    ...lines.flatMap((panel) =>
      panel.points.map((point) => ({
        panel,
        point,
        sides: [point.y],
        isBest: null,
        share: null,
        aside: null,
      })),
    ),
  ];
  const rows = points.map(({ panel, point, sides, isBest, share, aside }): Field[] => [
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
    point.alone,
    point.notComparable,
    point.caveats.join("; "),
    ...sides.flatMap((side, index) => sideFields(side, columns[index] ?? question.y)),
    ...(hasFrontier(question) ? [isBest === null ? null : isBest ? "yes" : "no", rounded(share), aside] : []),
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

/** What charts draw of a change: what is saved of a cost, what is gained of a benefit, or the change itself. */
function drawnName(column: Column): "saved" | "gained" | "change" {
  if (column === "quality") return "change";
  return isSaving(column) ? "saved" : "gained";
}

/** In the order of `SUFFIXES`, then what charts draw. */
function sideFields({ value, against }: PointSide, column: Column): Field[] {
  const { halfWidth, unit, scope, measure, better, origin, doubt } = value;
  const delta = against?.delta;
  return [
    value.value,
    unit,
    halfWidth > 0 ? rounded(halfWidth) : null,
    scope,
    measure,
    better,
    origin,
    against?.value.value,
    rounded(delta?.value),
    delta?.unit,
    delta && delta.halfWidth > 0 ? rounded(delta.halfWidth) : null,
    delta?.verdict,
    doubt,
    delta && rounded(isSaving(column) ? 0 - delta.value : delta.value),
  ];
}

/** Without the noise of floating point, which no reader should take for digits. */
function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value.toPrecision(12));
}
