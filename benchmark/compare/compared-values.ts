import { type ColumnValue, columnValue, kindOf, kindReason, rankKind } from "../cell";
import { type Delta, findDelta } from "../deltas";
import { isMetric, METRIC_KEYS, metric } from "../metrics";
import { missingReason } from "../missing";
import { boardQuality, QUALITY_MEASURES } from "../quality";
import type { Column } from "../question";
import type { Result } from "../result";

/** A value among those it may be compared with. Columns are counted from 1. */
export interface ComparedValue {
  value: ColumnValue;
  /** The columns that it is the best of; null where it is not, or there is nothing to be better than. */
  bestOf: number[] | null;
  /** Why it is not compared with the others of its row; null where it is, or there are no others. */
  apart: string | null;
  /** Its change against the first value that it is compared with. */
  delta: (Delta & { against: number }) | null;
}

/** A result without a value in this row, and why in words. */
export interface AbsentValue {
  missing: string;
}

/** What one metric, or one quality score, is for each of the results. */
export interface ValueRow {
  /** What it is called, and what that is short for. */
  name: string;
  detail: string | null;
  /** Whether it makes a difference if one accelerator is counted or all of them. */
  scoped: boolean;
  cells: (ComparedValue | AbsentValue)[];
}

/** Columns whose results may be compared with each other: their numbers from 0. Every column is in one at most. */
export type Peers = readonly (readonly number[])[];

interface ReadRow {
  name: string;
  detail: string | null;
  /** A percentage makes sense of a metric; a quality changes in points. */
  column: Column;
  values: (ColumnValue | AbsentValue)[];
}

/** Every metric that any of the results states, in the metric table's order. */
export function comparedMetrics(results: readonly Result[], peers: Peers): ValueRow[] {
  return METRIC_KEYS.flatMap((key) => {
    if (!results.some(({ measurements }) => measurements[key])) return [];
    const { label, name } = metric(key);
    const values = results.map((result) => readable(columnValue(result, key, [])));
    return [among({ name: label, detail: label === name ? null : name, column: key, values }, peers)];
  });
}

/**
 * Every quality score that any of the results has, each task and measure a row; before them the board's own quality
 * where that is a mean computed over several scores.
 */
export function comparedScores(results: readonly Result[], peers: Peers): ValueRow[] {
  const rows = new Map<string, ReadRow>();
  results.forEach((result, index) => {
    for (const score of result.quality) {
      const shots = score.shots === undefined ? "" : `, ${score.shots} shots`;
      const name = QUALITY_MEASURES[score.metric]?.label ?? score.metric;
      const detail = `${score.task}${shots}`;
      const row = rows.get(`${name} ${detail}`) ?? {
        name,
        detail,
        column: "quality",
        values: results.map(() => ({ missing: missingReason("not_reported") })),
      };
      row.values[index] = {
        value: score.value,
        unit: QUALITY_MEASURES[score.metric]?.unit ?? score.metric,
        better: score.better,
        halfWidth: score.uncertainty?.value ?? score.stderr ?? 0,
        origin: score.origin,
        scope: null,
        measure: score.over?.length
          ? `${score.metric} over ${[...score.over].sort().join(", ")}`
          : score.metric,
        reference: score.reference ?? null,
        note: score.note ?? null,
        doubt: score.doubt ?? null,
        results: [result.id],
      };
      rows.set(`${name} ${detail}`, row);
    }
  });
  return [...meanRow(results), ...rows.values()].map((row) => among(row, peers));
}

function meanRow(results: readonly Result[]): ReadRow[] {
  const isMean = results.some(({ axis, quality, workload }) => {
    const own = boardQuality(axis, quality, workload.tasks ?? null);
    return typeof own !== "string" && own.scores.length > 1;
  });
  if (!isMean) return [];
  const values = results.map((result) => readable(columnValue(result, "quality", [])));
  return [{ name: "Quality", detail: "the board’s own measure", column: "quality", values }];
}

function readable(value: ReturnType<typeof columnValue>): ColumnValue | AbsentValue {
  return "missing" in value ? { missing: missingReason(value.missing) } : value;
}

/** Compares the values of a row, each with those of its peers that are of its kind. */
function among({ name, detail, column, values }: ReadRow, peers: Peers): ValueRow {
  const cells = values.map((value): ComparedValue | AbsentValue =>
    "missing" in value ? value : { value, bestOf: null, apart: null, delta: null },
  );
  const present = cells.filter((cell) => !("missing" in cell)).length;
  cells.forEach((cell, index) => {
    if ("missing" in cell || present < 2) return;
    const own = peers.find((group) => group.includes(index)) ?? [index];
    if (own.length < 2) cell.apart = "nothing here to set it against";
  });
  for (const group of peers) compareGroup(group, cells, column);
  return { name, detail, scoped: isMetric(column) && metric(column).scoped, cells };
}

function compareGroup(
  group: readonly number[],
  cells: readonly (ComparedValue | AbsentValue)[],
  column: Column,
): void {
  const all = group.flatMap((index) => {
    const cell = cells[index];
    return cell && !("missing" in cell) ? [{ number: index + 1, cell }] : [];
  });
  const [first] = all;
  if (!first) return;
  const alike = all.filter(({ cell }) => kindOf(cell.value) === kindOf(first.cell.value));
  for (const { cell } of all) {
    if (kindOf(cell.value) !== kindOf(first.cell.value)) {
      cell.apart = kindReason(cell.value, first.cell.value, `column ${first.number}`);
    }
  }
  const numbers = alike.map(({ number }) => number);
  const ranks = rankKind(alike.map(({ number, cell }) => [number, cell.value] as const));
  const isTold = [...ranks.values()].some(({ rank }) => rank > 1);
  for (const { number, cell } of alike) {
    if (isTold && ranks.get(number)?.rank === 1) cell.bestOf = numbers;
    if (number === first.number) continue;
    const delta = findDelta(column, cell.value, first.cell.value);
    if (typeof delta !== "string") cell.delta = { ...delta, against: first.number };
  }
}
