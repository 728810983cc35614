import { type BoardRow, isValue } from "./board-row";
import { columnValue } from "./cell";
import { isMetric, metric } from "./metrics";
import { QUALITY_MEASURES } from "./quality";
import type { Column } from "./question";
import { arithmeticMean } from "./ranking";
import type { Result } from "./result";

/** More than a small chart can name. */
const MOST_MODELS = 12;

/** Two values of each of several models, lower or higher as the title says: what a technique changes. */
export interface PairChart {
  kind: "pairs";
  /** What is shown, with its unit. */
  title: string;
  from: string;
  to: string;
  rows: readonly { label: string; from: number; to: number }[];
}

/** The rank of each technique in each column; null where it has none. */
export interface RankChart {
  kind: "ranks";
  title: string;
  columns: readonly string[];
  rows: readonly { label: string; ranks: readonly (number | null)[] }[];
}

/** Values side by side, each group on its own scale from zero. */
export interface BarChart {
  kind: "bars";
  title: string;
  groups: readonly { title: string; bars: readonly { label: string; value: number }[] }[];
}

/** The data of the drawing beside a finding: every mark of it is one number here. */
export type InsightChart = PairChart | RankChart | BarChart;

/**
 * A column of results and their baselines, a row for each model with the mean of its pairs, the baseline with the least
 * first; at most the first twelve models. Pairs must be comparable, and of one technique against one other.
 */
export function pairChart(
  column: Column,
  title: string,
  pairs: readonly { own: Result; baseline: Result }[],
): PairChart {
  const byModel = new Map<string, { from: number[]; to: number[] }>();
  for (const { own, baseline } of pairs) {
    const [value, base] = [columnValue(own, column, []), columnValue(baseline, column, [])];
    if ("missing" in value || "missing" in base) continue;
    const values = byModel.get(own.model.name) ?? { from: [], to: [] };
    byModel.set(own.model.name, values);
    values.from.push(base.value);
    values.to.push(value.value);
  }
  const rows = [...byModel]
    .slice(0, MOST_MODELS)
    .map(([label, { from, to }]) => ({ label, from: arithmeticMean(from), to: arithmeticMean(to) }));
  return {
    kind: "pairs",
    title,
    from: pairs[0]?.baseline.technique ?? "",
    to: pairs[0]?.own.technique ?? "",
    rows: rows.sort((a, b) => a.from - b.from),
  };
}

/** The ranks of a board's rows, in the order of the board; columns without any value are left out. */
export function rankChart(rows: readonly BoardRow[], columns: readonly Column[]): RankChart {
  const shown = columns.flatMap((column) => {
    const cells = rows.map((row) => row.cells[column]);
    const measure = cells.flatMap((cell) => (isValue(cell) ? [cell.measure] : []));
    const ranks = cells.map((cell) => (isValue(cell) ? cell.rank : null));
    return measure.length > 0 ? [{ title: columnTitle(column, measure[0]), ranks }] : [];
  });
  return {
    kind: "ranks",
    title: "Rank, 1 is the best",
    columns: shown.map(({ title }) => title),
    rows: rows.map(({ technique }, index) => ({
      label: technique,
      ranks: shown.map(({ ranks }) => ranks[index] ?? null),
    })),
  };
}

/** The values of comparable results, one group for each column. */
export function barChart(results: readonly Result[], columns: readonly Column[]): BarChart {
  return {
    kind: "bars",
    title: results.map(({ model }) => model.name).join(" and "),
    groups: columns.flatMap((column) => {
      const found = results.flatMap((result) => {
        const value = columnValue(result, column, []);
        return "missing" in value ? [] : [{ label: result.model.name, value }];
      });
      const [first] = found;
      if (!first) return [];
      const { measure, unit, better } = first.value;
      const named = isMetric(column) ? `${metric(column).label}, ${unit}` : columnTitle(column, measure);
      const bars = found.map(({ label, value }) => ({ label, value: value.value }));
      return [{ title: `${named}; ${better} is better`, bars }];
    }),
  };
}

/** "Perplexity", "AMU". */
function columnTitle(column: Column, measure: string | null | undefined): string {
  if (isMetric(column)) return metric(column).label;
  return QUALITY_MEASURES[measure ?? ""]?.label ?? measure ?? "Quality";
}
