import type { Axis, Modality } from "../axes";
import { buildBoard, type Cohort } from "../board";
import { isValue, type ValueCell } from "../board-row";
import type { Bundle } from "../bundle";
import { environmentClass } from "../environment";
import { naturalKey } from "../natural-key";
import { axisColumns, type Column, defaultQuestion, printLeaderboardUrl, questionColumns } from "../question";
import { modelLabel, type Result } from "../result";
import { resultKeys } from "../result-keys";
import { type BundleIdentity, bundleResults } from "./bundle-results";
import { displace } from "./displacement";
import { type Deviation, deviationsFrom, type FindDeviation } from "./outliers";
import { type ToldPart, tellApart } from "./telling-apart";
import { type TradeOffPlace, tradeOffPlaces } from "./trade-off-place";

/** One value of a result as its board would show it, at runs level: with rank and change against its baseline. */
export interface PreviewedValue {
  column: Column;
  cell: ValueCell;
  /** How many values of its board are ranked with it, itself among them; 0 where it has no rank. */
  among: number;
  /** The rank that the value it would replace has today. */
  was: number | null;
  deviation: Deviation | { why: string };
}

/** A result of a bundle as it would stand on today's boards. */
export interface PreviewedResult {
  /** In the bundle. */
  localId: string;
  /** The id that it would be published by. */
  id: string;
  axis: Axis;
  modality: Modality;
  family: string;
  technique: string;
  settings: Result["settings"];
  model: string;
  dataset: string | null;
  /** Accelerator and count in words: only results of the same are ranked with each other. */
  environment: string;
  /** What tells it from results of the bundle on the same board that look like it otherwise. */
  told: ToldPart[];
  /** The address of its board. */
  board: string;
  notComparable: string | null;
  /** Columns that its board always shows, and others that it has a value in. Missing values are left out. */
  values: PreviewedValue[];
  /** How many quality scores it has where its board takes none of them as its quality; 0 where it does. */
  scoresAside: number;
  place: TradeOffPlace | { why: string };
  /** The id of the published result that it would be a new version of. */
  supersedes: string | null;
}

/**
 * Each result of a checked bundle as it would stand on today's boards, in the bundle's order. `current`: all current
 * results of at least the bundle's axes; an axis that is not there counts as empty. What the bundle would
 * supersede has left the boards, and results that were compared with it are compared with its new version. Pure;
 * O(n log n) but for baselines, which are sought among the results of one model.
 *
 * @param leaving ids of published results that leave the boards with it: all of what it corrects.
 */
export function previewBundle(
  bundle: Bundle,
  current: ReadonlyMap<Axis, readonly Result[]>,
  identity: BundleIdentity,
  leaving: ReadonlySet<string> = new Set(),
): PreviewedResult[] {
  const incoming = bundleResults(bundle, identity, [...current.values()].flat());
  const keys = incomingKeys(bundle, identity);
  const byId = new Map<string, Omit<PreviewedResult, "localId">>();
  for (const axis of new Set(incoming.map((result) => result.axis))) {
    const own = incoming.filter((result) => result.axis === axis);
    for (const one of previewAxis(axis, own, current.get(axis) ?? [], keys, leaving)) byId.set(one.id, one);
  }
  return bundle.results.flatMap((sent) => {
    const found = byId.get(identity.resultId(sent.id));
    return found ? [{ localId: sent.id, ...found }] : [];
  });
}

/** The ids that a bundle's results would have, by their natural keys. */
export function incomingKeys(bundle: Bundle, { resultId }: BundleIdentity): ReadonlyMap<string, string> {
  return new Map(bundle.results.map((sent) => [naturalKey(bundle, sent), resultId(sent.id)] as const));
}

/** `keys`: the ids of the incoming results by their natural keys. */
function previewAxis(
  axis: Axis,
  incoming: readonly Result[],
  today: readonly Result[],
  keys: ReadonlyMap<string, string>,
  leaving: ReadonlySet<string>,
): Omit<PreviewedResult, "localId">[] {
  const { replaced, staying } = displace(today, keys, leaving);
  const older = new Map([...replaced].map(([from, to]) => [to, from]));
  const all = [...staying, ...incoming];
  const columns = previewColumns(axis, incoming);
  const ranked = rankedCells(axis, incoming, all, columns);
  const before = replaced.size === 0 ? null : rankedCells(axis, withIds(today, replaced), today, columns);
  const places = tradeOffPlaces(axis, incoming, all);
  const deviation = deviationsFrom(staying);
  const told = toldOnBoards(incoming);
  return incoming.map((result) => {
    const { id, modality, family, technique, settings, notComparable } = result;
    const supersedes = older.get(id) ?? null;
    const was = supersedes === null ? null : (before?.get(supersedes) ?? null);
    const values = valuesOf(result, ranked.get(id), was, deviation);
    const hasQuality = values.some(({ column }) => column === "quality");
    return {
      id,
      axis,
      modality,
      family,
      technique,
      settings,
      model: modelLabel(result.model),
      dataset: result.workload.dataset ?? null,
      environment: environmentClass(result.environment),
      told: told.get(id) ?? [],
      board: boardOf(result),
      notComparable,
      values,
      scoresAside: hasQuality ? 0 : result.quality.length,
      place: places.get(id) ?? { why: "it is on no chart" },
      supersedes,
    };
  });
}

/** `tellApart` of each board, by the result's id. */
function toldOnBoards(results: readonly Result[]): Map<string, ToldPart[]> {
  const boards = new Map<string, Result[]>();
  for (const result of results) {
    const board = boardOf(result);
    const known = boards.get(board);
    if (known) known.push(result);
    else boards.set(board, [result]);
  }
  return new Map([...boards.values()].flatMap((board) => [...tellApart(board)]));
}

function withIds(results: readonly Result[], ids: ReadonlyMap<string, string>): Result[] {
  return results.filter(({ id }) => ids.has(id));
}

/** The columns of an axis that its boards always show, and those that any of these results has a value in. */
export function previewColumns(axis: Axis, results: readonly Result[]): Column[] {
  const core = questionColumns(defaultQuestion(axis));
  return axisColumns(axis).filter(
    (column) =>
      core.includes(column) ||
      (column !== "quality" && results.some(({ measurements }) => measurements[column] !== undefined)),
  );
}

interface RankedCell {
  column: Column;
  cell: ValueCell;
  among: number;
}

/** The values of every result in the cohorts of some of them, by the result's id, ranked among `all` of the axis. */
function rankedCells(
  axis: Axis,
  some: readonly Result[],
  all: readonly Result[],
  columns: readonly Column[],
): Map<string, RankedCell[]> {
  const cohorts = new Set(some.map((result) => resultKeys(result).cohort));
  const shown = all.filter((result) => cohorts.has(resultKeys(result).cohort));
  const question = { ...defaultQuestion(axis), level: "runs", show: "deltas", columns } as const;
  const cells = new Map<string, RankedCell[]>();
  for (const cohort of buildBoard(question, shown, all).cohorts) {
    for (const column of columns) collectColumn(cohort, column, cells);
  }
  return cells;
}

function collectColumn(cohort: Cohort, column: Column, cells: Map<string, RankedCell[]>): void {
  const values = cohort.rows.flatMap((row) => {
    const cell = row.cells[column];
    return row.result !== undefined && isValue(cell) ? [{ id: row.result, cell }] : [];
  });
  const ranked = values.filter(({ cell }) => cell.rank !== null).length;
  for (const { id, cell } of values) {
    const known = cells.get(id);
    const entry = { column, cell, among: cell.rank === null ? 0 : ranked };
    if (known) known.push(entry);
    else cells.set(id, [entry]);
  }
}

function valuesOf(
  result: Result,
  ranked: readonly RankedCell[] = [],
  before: readonly RankedCell[] | null,
  deviation: FindDeviation,
): PreviewedValue[] {
  return ranked.map((entry) => ({
    ...entry,
    was: before?.find(({ column }) => column === entry.column)?.cell.rank ?? null,
    deviation: deviation(result, entry.column),
  }));
}

/** The board of a result, one row a run. */
function boardOf(result: Result): string {
  const { modality, family, dataset } = resultKeys(result);
  return printLeaderboardUrl({
    ...defaultQuestion(result.axis),
    modality: [modality],
    family: [family],
    dataset: [dataset],
    level: "runs",
  });
}
