import type { Cohort } from "../board";
import { type Cell, isValue, type ValueCell } from "../board-row";
import { formatNumber } from "../format";
import { isMetric, metric } from "../metrics";
import type { Column } from "../question";
import type { RankRange } from "../ranking";
import type { Result } from "../result";
import { compareText } from "../techniques";

/** Whether a published rank is the one that values give; "can't be told" where they don't give one beyond doubt. */
export type RankVerdict = "agrees" | "differs" | "can't be told";

/** What one cohort says of one published rank. */
export interface CohortVerdict {
  /** The rank among the published techniques alone; null where not all of them have a value that compares. */
  rank: RankRange | null;
  verdict: RankVerdict;
  /** Why, or with what limits; as sentences. */
  reasons: string[];
}

/** A column of one cohort whose rows are all and only the published ones. */
export interface RankedColumn {
  cohort: Cohort;
  column: Column;
  /** Rows as this data names them, each with its name in the published table. */
  names: ReadonlyMap<string, string>;
  /** The results that the cohort was made of. */
  results: readonly Result[];
  /** Billions of parameters of the smallest and the largest model that the published ranks are a mean over. */
  sizes: readonly [number, number] | null;
}

/** Sizes in names are rounded: a model of 14.8 billion is called 14B. */
const ROUNDED = 0.1;

/**
 * What a cohort's values say of the rank published for `own`. It can't be told where a technique has no value, where
 * the models do not reach over the sizes that the published group names, and where values are equal or apart by no
 * more than their uncertainty.
 */
export function judgeRank(ranked: RankedColumn, own: string, published: number): CohortVerdict {
  const cells = new Map([...ranked.names.keys()].map((name) => [name, cellOf(ranked, name)]));
  const values = [...cells.values()].filter(isRanked);
  const cell = cells.get(own);
  if (values.length < cells.size || !isRanked(cell)) return untold(null, lacking(ranked, cells));
  const shared = values.filter(({ rank, rank_to }) => rank === cell.rank && rank_to === undefined).length;
  const rank = { rank: cell.rank, to: cell.rank_to ?? cell.rank + shared - 1 };
  const partial = partialGroup(ranked);
  if (partial) return untold(rank, partial);
  const limits = [...doubts(values), ...modelLimits(ranked)];
  if (published < rank.rank || published > rank.to) {
    return { rank, verdict: "differs", reasons: [valuesInOrder(ranked, cells), ...limits] };
  }
  if (rank.rank === rank.to) return { rank, verdict: "agrees", reasons: limits };
  const why = cell.rank_to === undefined ? "are equal" : "lie within each other’s uncertainty";
  return untold(rank, `Values ${why}, which leaves the ranks ${rank.rank} to ${rank.to} open.`);
}

type RankedCell = ValueCell & { rank: number };

function isRanked(cell: Cell | undefined): cell is RankedCell {
  return isValue(cell) && cell.rank !== null;
}

function untold(rank: RankRange | null, reason: string): CohortVerdict {
  return { rank, verdict: "can't be told", reasons: [reason] };
}

/** The one row of this name, by technique or at runs level by model; of several runs none is the published one. */
function cellOf({ cohort, column }: RankedColumn, name: string): Cell | undefined {
  const rows = cohort.rows.filter(({ technique, model }) => (model ?? technique) === name);
  return rows.length === 1 ? rows[0]?.cells[column] : undefined;
}

function lacking({ names }: RankedColumn, cells: ReadonlyMap<string, Cell | undefined>): string {
  const without = [...cells].filter(([, cell]) => !isRanked(cell)).map(([name]) => names.get(name) ?? name);
  if (without.length === cells.size) return "No value of this metric is in the data.";
  return `No value that compares with the others is in the data for ${without.join(", ")}.`;
}

/** That the models compared do not reach from the smallest to the largest size of the group; null where they do. */
function partialGroup({ cohort, column, results, sizes }: RankedColumn): string | null {
  if (!sizes) return null;
  const models = cohort.columns[column]?.models ?? [];
  const parameters = results
    .filter(({ pairedModel }) => models.includes(pairedModel))
    .map(({ model }) => model.parametersB);
  const [from, to] = sizes;
  const reaches =
    Math.min(...parameters) <= from * (1 + ROUNDED) && Math.max(...parameters) >= to * (1 - ROUNDED);
  if (reaches) return null;
  return `Values compare on ${models.join(", ")} alone; the group reaches from ${from}B to ${to}B.`;
}

/** Over which models a mean is taken where that is not all of them. */
function modelLimits({ cohort, column, results }: RankedColumn): string[] {
  const models = cohort.columns[column]?.models;
  if (!models) return [];
  const others = [...new Set(results.map(({ pairedModel }) => pairedModel))]
    .filter((model) => !models.includes(model))
    .sort(compareText);
  if (others.length === 0) return [];
  return [`Compared on ${models.join(", ")}; not every technique has a value on ${others.join(", ")}.`];
}

function valuesInOrder(
  { column, names }: RankedColumn,
  cells: ReadonlyMap<string, Cell | undefined>,
): string {
  const values = [...cells].flatMap(([name, cell]) =>
    isRanked(cell) ? [{ name: names.get(name) ?? name, cell }] : [],
  );
  values.sort((a, b) => a.cell.rank - b.cell.rank || compareText(a.name, b.name));
  const texts = values.map(({ name, cell }) => {
    const uncertainty = cell.uncertainty ? ` ± ${formatNumber(cell.uncertainty, 2)}` : "";
    return `${name} ${formatNumber(cell.value)}${uncertainty}`;
  });
  const unit = values[0]?.cell.unit ?? "";
  return `${label(column)} in this data, the best first: ${texts.join(", ")} (${unit}).`;
}

function doubts(values: readonly ValueCell[]): string[] {
  return [...new Set(values.flatMap(({ doubt }) => doubt?.split("\n") ?? []))].map(
    (doubt) => `A value of this column is doubtful: ${doubt}`,
  );
}

function label(column: Column): string {
  return isMetric(column) ? metric(column).label : "quality";
}
