import { ORIGINS } from "@/benchmark/axes";
import type { Cohort } from "@/benchmark/board";
import { type BoardRow, type Cell, isValue, type ValueCell } from "@/benchmark/board-row";
import { columnFormat, formatNumber } from "@/benchmark/format";
import { metric } from "@/benchmark/metrics";
import { missingReason } from "@/benchmark/missing";
import { QUALITY_MEASURES } from "@/benchmark/quality";
import {
  type Column,
  type LeaderboardQuestion,
  PAGE_ROWS,
  printLeaderboardUrl,
  questionColumns,
  type SortKey,
} from "@/benchmark/question";

export interface HeaderContent {
  label: string;
  name: string;
  unit: string;
  href: string;
  sort: "ascending" | "descending" | null;
}

/** A cell as short as it can travel: value, rank, mark of its origin, numbers of its notes, whether one is a doubt. */
export type CellContent =
  | readonly [text: string, rank: number, mark: string, notes: readonly number[], doubt: 0 | 1]
  /** Why there is no value; "" where the source just gives none. */
  | string;

export interface RowContent {
  name: string;
  detail: string;
  model: string | null;
  notes: readonly number[];
  cells: readonly CellContent[];
}

/** Everything a table draws, as text: laid out on the server, so that rows travel once and small. */
export interface TableContent {
  id: string;
  caption: string;
  technique: HeaderContent;
  model: HeaderContent | null;
  columns: HeaderContent[];
  rows: RowContent[];
  notes: string[];
  ranksFirst: boolean;
}

/** Lays out a cohort's rows as a question wants to see them; `id` tells tables of one page apart. */
export function tableContent(cohort: Cohort, question: LeaderboardQuestion, id: string): TableContent {
  const columns = questionColumns(question);
  const notes = new NoteList();
  const formats = new Map(columns.map((column) => [column, columnFormat(columnValues(cohort, column))]));
  const from = (question.page - 1) * PAGE_ROWS;
  return {
    id,
    caption: `${cohort.family}, ${cohort.modality}, ${cohort.dataset ?? "data set not stated"}`,
    technique: sortHeader(question, "technique", "Technique", "ascending"),
    model: question.level === "runs" ? sortHeader(question, "model", "Model", "ascending") : null,
    columns: columns.map((column) => columnHeader(cohort, column, question)),
    rows: cohort.rows.slice(from, from + PAGE_ROWS).map((row) => ({
      name: row.technique,
      detail: settingsText(row),
      model: row.model ?? null,
      notes: (row.caveats ?? []).map((caveat) => notes.number(caveat)),
      cells: columns.map((column) => cellContent(row.cells[column], formats.get(column) ?? formatNumber, notes)),
    })),
    notes: notes.texts,
    ranksFirst: question.show === "ranks",
  };
}

function columnValues(cohort: Cohort, column: Column): number[] {
  return cohort.rows.flatMap((row) => {
    const cell = row.cells[column];
    return isValue(cell) ? [cell.value] : [];
  });
}

function columnHeader(cohort: Cohort, column: Column, question: LeaderboardQuestion): HeaderContent {
  const about = cohort.columns[column];
  const better = about?.better ?? (column === "quality" ? "higher" : metric(column).better);
  const header = sortHeader(question, column, "", better === "lower" ? "ascending" : "descending");
  if (column !== "quality") {
    const { label, name, unit } = metric(column);
    return { ...header, label, name: label === name ? "" : name, unit: `${about?.unit ?? unit} · ${better} is better` };
  }
  const measure = QUALITY_MEASURES[about?.unit ?? ""]?.label ?? measureLabel(cohort);
  return { ...header, label: "Quality", name: measure, unit: about ? `${better} is better` : "no value here" };
}

/** The measure a cohort's quality was taken as, in the words of the quality table. */
function measureLabel(cohort: Cohort): string {
  for (const row of cohort.rows) {
    const cell = row.cells.quality;
    const name = isValue(cell) && cell.rank !== null ? (cell.measure?.split(" over ")[0] ?? "") : "";
    if (name) return QUALITY_MEASURES[name]?.label ?? name;
  }
  return "";
}

function sortHeader(
  question: LeaderboardQuestion,
  key: SortKey,
  label: string,
  bestFirst: "ascending" | "descending",
): HeaderContent {
  const { sort } = question;
  const sorted = sort.key === key;
  const worstFirst = bestFirst === "ascending" ? "descending" : "ascending";
  const next = { key, reversed: sorted && !sort.reversed };
  return {
    label,
    name: "",
    unit: "",
    href: printLeaderboardUrl({ ...question, sort: next, page: 1 }),
    sort: sorted ? (sort.reversed ? worstFirst : bestFirst) : null,
  };
}

function cellContent(cell: Cell | undefined, format: (value: number) => string, notes: NoteList): CellContent {
  if (!isValue(cell)) {
    if (!cell || (cell.missing === "not_reported" && !cell.note)) return "";
    const reason = missingReason(cell.missing);
    return cell.note ? `${reason}: ${cell.note}` : reason;
  }
  const uncertainty = cell.uncertainty ? ` ± ${formatNumber(cell.uncertainty)}` : "";
  const numbers = noteTexts(cell).map((text) => notes.number(text));
  return [
    `${format(cell.value)}${uncertainty}`,
    cell.rank ?? 0,
    ORIGINS[cell.origin].mark,
    numbers,
    cell.doubt === undefined ? 0 : 1,
  ];
}

function noteTexts(cell: ValueCell): string[] {
  return [
    ...(cell.doubt ? [`Doubt: ${cell.doubt}`] : []),
    ...(cell.unranked ? [`Not ranked: ${cell.unranked}.`] : []),
    ...(cell.note ? [cell.note] : []),
    ...(cell.results ? [`The mean of ${cell.results} results.`] : []),
  ];
}

function settingsText({ settings = {} }: BoardRow): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`)
    .join(", ");
}

/** The notes of one table: the same text has one number, however many cells it belongs to. */
class NoteList {
  readonly texts: string[] = [];

  number(text: string): number {
    const known = this.texts.indexOf(text);
    return known >= 0 ? known + 1 : this.texts.push(text);
  }
}
