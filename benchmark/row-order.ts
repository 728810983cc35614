import { type BoardRow, type CohortContent, isDelta, isValue } from "./board-row";
import type { Column, LeaderboardQuestion, Show } from "./question";
import { compareTechniques, compareText } from "./techniques";

/** A row with what it is sorted by, worked out once and not at each comparison. */
interface Keyed {
  row: BoardRow;
  technique: number;
  size: number;
  /** 0 sorts by `keys`, in either direction; those above stay behind, in order. */
  group: number;
  /** Numbers that are smaller for the better, the first that differs decides. */
  keys: readonly [number, number];
}

const LAST = 3;

/**
 * Rows in the question's order: ranked ones by rank (or from worse to better), then values that can't be ranked,
 * then missing ones, in either direction. Where the board shows changes, a column sorts by them: the better first,
 * then values without a change, then missing ones. A score sorts by its rank, rows without one behind. Ties by value,
 * then by technique, model and id, so that the order never depends on how the rows came in.
 */
export function sortRows(
  rows: readonly BoardRow[],
  family: string,
  columns: CohortContent["columns"],
  sort: LeaderboardQuestion["sort"],
  show: Show = "values",
): BoardRow[] {
  const direction = sort.reversed ? -1 : 1;
  const { key } = sort;
  const names = [...new Set(rows.map(({ technique }) => technique))].sort((a, b) =>
    compareTechniques(family, a, b),
  );
  const places = new Map(names.map((name, place) => [name, place]));
  const keyOf = keyFunction(rows, columns, key, show);
  const keyed = rows.map(
    (row): Keyed => ({
      row,
      technique: places.get(row.technique) ?? 0,
      size: row.parameters_b ?? 0,
      ...keyOf(row),
    }),
  );
  if (key === "technique") keyed.sort((a, b) => direction * byName(a, b));
  else if (key === "model") keyed.sort((a, b) => direction * byModel(a, b) || byName(a, b));
  else keyed.sort((a, b) => a.group - b.group || direction * byKeys(a, b) || byName(a, b));
  return keyed.map(({ row }) => row);
}

function byName(a: Keyed, b: Keyed): number {
  return a.technique - b.technique || byModel(a, b) || compareText(a.row.result ?? "", b.row.result ?? "");
}

function byModel(a: Keyed, b: Keyed): number {
  return a.size - b.size || compareText(a.row.model ?? "", b.row.model ?? "");
}

function byKeys({ keys: [a, b] }: Keyed, { keys: [c, d] }: Keyed): number {
  return a - c || b - d;
}

type Key = Pick<Keyed, "group" | "keys">;

const UNKEYED: Key = { group: LAST, keys: [0, 0] };

function keyFunction(
  rows: readonly BoardRow[],
  columns: CohortContent["columns"],
  key: LeaderboardQuestion["sort"]["key"],
  show: Show,
): (row: BoardRow) => Key {
  if (key === "technique" || key === "model") return () => UNKEYED;
  if (key === "score") return ({ score }) => scoreKey(score);
  const sign = columns[key]?.better === "lower" ? 1 : -1;
  if (show !== "deltas") return (row) => valueKey(row, key, sign);
  const unit = commonUnit(rows, key);
  return (row) => deltaKey(row, key, sign, unit);
}

function scoreKey(score: BoardRow["score"]): Key {
  if (!score || !("rank" in score)) return UNKEYED;
  return { group: 0, keys: [score.rank, score.rank_to ?? score.rank] };
}

function valueKey({ cells }: BoardRow, column: Column, sign: number): Key {
  const cell = cells[column];
  if (!isValue(cell)) return UNKEYED;
  return { group: cell.rank === null ? 1 : 0, keys: [cell.rank ?? 0, sign * cell.value] };
}

function deltaKey({ cells }: BoardRow, column: Column, sign: number, unit: string | null): Key {
  const cell = cells[column];
  if (!isValue(cell)) return UNKEYED;
  if (!isDelta(cell.delta)) return { group: 2, keys: [cell.rank ?? Number.MAX_VALUE, sign * cell.value] };
  return { group: cell.delta.unit === unit ? 0 : 1, keys: [sign * cell.delta.value, sign * cell.value] };
}

/** The unit of the changes that ranked values have: points and perplexities are not sorted into one list. */
function commonUnit(rows: readonly BoardRow[], column: Column): string | null {
  const deltas = rows.flatMap(({ cells }) => {
    const cell = cells[column];
    return isValue(cell) && isDelta(cell.delta) ? [{ rank: cell.rank, unit: cell.delta.unit }] : [];
  });
  const ranked = deltas.find(({ rank }) => rank !== null);
  return ranked?.unit ?? deltas.map(({ unit }) => unit).sort(compareText)[0] ?? null;
}
