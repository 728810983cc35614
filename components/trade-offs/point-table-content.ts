import type { Origin } from "@/benchmark/axes";
import { formatNumber } from "@/benchmark/format";
import type { ScaleLines } from "@/benchmark/trade-offs/scale-lines";
import type { TradeOffPoint } from "@/benchmark/trade-offs/trade-off-point";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { sizeLegend } from "./drawn-panel";
import { sideCells, sideColumns, sideFormat } from "./side-content";
import { markedTechniques, markOf, settingsText } from "./trade-off-content";

/** A column of a table of points. "side": what the chart draws; "text": words. */
export interface PointColumn {
  label: string;
  unit: string;
  kind: "" | "side" | "text";
}

/** A cell as few short texts: what it says, where a value comes from, and notes below. 0: nothing is compared. */
export type PointCell = readonly [text: string, origin?: Origin | "", ...notes: string[]] | 0;

export type PointRow = readonly [
  result: string,
  model: string,
  technique: string,
  settings: string,
  mark: number,
  ...cells: PointCell[],
];

/** A table of points as it travels to the browser. */
export interface PointTableContent {
  caption: string;
  columns: readonly PointColumn[];
  rows: readonly PointRow[];
}

/** The points of a chart as numbers: each side's change, the values it comes from, and whether it is better. */
export function panelTable(panel: TradeOffPanel, caption: string): PointTableContent {
  const { points, x, y, frontier, baselines } = panel;
  const isChange = baselines.length > 0;
  const marked = markedTechniques(panel);
  const formats = {
    x: sideFormat(
      points.map((point) => point.x),
      isChange,
    ),
    y: sideFormat(
      points.map((point) => point.y),
      isChange,
    ),
  };
  const [first] = points;
  return {
    caption,
    columns: [
      ...sideColumns(x, first?.x.value, isChange),
      ...sideColumns(y, first?.y.value, isChange),
      ...(frontier
        ? [
            {
              label: "On the frontier",
              unit: frontier.resamples === null ? "" : `of ${frontier.resamples} resamples`,
              kind: "text" as const,
            },
          ]
        : []),
    ],
    rows: points.map((point) => [
      point.result,
      point.model,
      point.technique,
      settingsText(point),
      markOf(marked, point),
      ...sideCells(point.x, formats.x, isChange),
      ...sideCells(point.y, formats.y, isChange),
      ...(frontier ? [frontierCell(point)] : []),
    ]),
  };
}

/** The points of a chart over the size of models. */
export function sizeTable(chart: ScaleLines, isChange: boolean, caption: string): PointTableContent {
  const { marked } = sizeLegend(chart);
  const { points, y } = chart;
  const format = sideFormat(
    points.map((point) => point.y),
    isChange,
  );
  return {
    caption,
    columns: [
      { label: "Total parameters", unit: "billions", kind: "" },
      ...sideColumns(y, points[0]?.y.value, isChange),
    ],
    rows: points.map((point) => [
      point.result,
      point.model,
      point.technique,
      settingsText(point),
      marked.indexOf(point.technique),
      [formatNumber(point.parametersB)],
      ...sideCells(point.y, format, isChange),
    ]),
  };
}

function frontierCell({ isBest, share, aside }: TradeOffPoint): PointCell {
  const place = aside === null ? (isBest ? "yes" : "no") : "stands aside";
  const notes = [aside, share === null ? null : `${formatNumber(100 * share, 3)}%`];
  return [place, "", ...notes.filter((note) => note !== null)];
}
