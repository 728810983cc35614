import { ORIGINS } from "@/benchmark/axes";
import type { Cohort } from "@/benchmark/board";
import { type BoardRow, type Cell, type CellDelta, isValue, type ValueCell } from "@/benchmark/board-row";
import { columnFormat, formatNumber, formatSigned } from "@/benchmark/format";
import { metric } from "@/benchmark/metrics";
import { missingReason } from "@/benchmark/missing";
import { QUALITY_MEASURES } from "@/benchmark/quality";
import type { Column, LeaderboardQuestion, SortKey } from "@/benchmark/question";
import type { NoteList } from "./note-list";

export interface HeaderContent {
  key: SortKey;
  /** What the metric table does not say: the measure a quality was taken as. */
  name?: string;
  unit?: string;
  sort?: "ascending" | "descending";
  /** "over 2 models": what the means of the column are taken over, where columns differ. */
  over?: string;
  /** Number of the column's note; absent like everything that there is none of, to save the bytes. */
  note?: number;
}

/** How a change against the baseline is marked: better, worse, the same, unclear, or none to be told. */
export type ChangeMark = "b" | "w" | "s" | "u" | "-";

/**
 * A cell as short as it can travel; what is 0 or "" at the end is left out. `moved`: places gained (or lost) by the
 * filters. `factor`: how many times worse than the best of the column, 0 where it is not told. `change`: the change
 * against the baseline behind its mark.
 */
export type CellContent =
  | readonly [
      text: string,
      rank?: number | string,
      mark?: string,
      note?: number,
      doubt?: 0 | 1,
      moved?: number,
      factor?: number,
      change?: string,
    ]
  /** Why there is no value; "" where the source just gives none. */
  | string;

const DOUBT = "Doubt: ";

/** One column of one cohort: how its values are written, and what is true of all of them and said once. */
export class DrawnColumn {
  readonly #cohort: Cohort;
  readonly #column: Column;
  readonly #question: LeaderboardQuestion;
  readonly #notes: NoteList;
  readonly #format: (value: number) => string;
  readonly #shared: ReadonlySet<string>;
  /** A single value has nothing to be first of. */
  readonly #isRanking: boolean;
  /** The best ranked value, where cells are shaded by their factor to it. */
  readonly #best: number | null;

  constructor(cohort: Cohort, column: Column, question: LeaderboardQuestion, notes: NoteList) {
    this.#cohort = cohort;
    this.#column = column;
    this.#question = question;
    this.#notes = notes;
    const cells = cohort.rows.map((row) => row.cells[column]).filter(isValue);
    const ranked = cells.filter(({ rank }) => rank !== null);
    this.#format = columnFormat(cells.map(({ value }) => value));
    this.#isRanking = ranked.length > 1;
    this.#shared = sharedTexts(cells);
    this.#best = question.heat && this.#isRanking ? bestOf(ranked, cohort.columns[column]?.better) : null;
  }

  header(): HeaderContent {
    const about = this.#cohort.columns[this.#column];
    const header = this.#plainHeader();
    const models = about?.models ?? [];
    const differs = models.length > 0 && models.length < this.#cohort.models.length;
    const means =
      models.length > 1 ? [`Means over ${models.join(", ")}.`] : differs ? [`On ${models} alone.`] : [];
    const aside = (about?.set_aside ?? []).map(
      ({ technique, lacks }) => `${technique} is not ranked: it was not measured on ${lacks.join(", ")}.`,
    );
    const over = models.length === 1 ? "over 1 model" : `over ${models.length} models`;
    const note = this.#notes.number([...means, ...aside, ...this.#shared]);
    return {
      ...header,
      ...(this.#cohort.models.length > 1 && models.length > 0 ? { over } : {}),
      ...(note ? { note } : {}),
    };
  }

  #plainHeader(): HeaderContent {
    const about = this.#cohort.columns[this.#column];
    const better = about?.better ?? (this.#column === "quality" ? "higher" : metric(this.#column).better);
    const sorted = sortedAs(this.#question, this.#column, better === "lower" ? "ascending" : "descending");
    const header = { key: this.#column, ...(sorted ? { sort: sorted } : {}) };
    if (this.#column !== "quality") {
      return { ...header, unit: `${about?.unit ?? metric(this.#column).unit} · ${better} is better` };
    }
    const measure = QUALITY_MEASURES[about?.unit ?? ""]?.label ?? measureLabel(this.#cohort);
    return {
      ...header,
      ...(measure ? { name: measure } : {}),
      unit: about ? `${better} is better` : "no value here",
    };
  }

  cell(row: BoardRow): CellContent {
    const cell = row.cells[this.#column];
    if (!isValue(cell)) {
      if (!cell || isUnreported(cell)) return "";
      const reason = missingReason(cell.missing);
      return cell.note ? `${reason}: ${cell.note}` : reason;
    }
    const uncertainty = cell.uncertainty ? ` ± ${formatNumber(cell.uncertainty, 2)}` : "";
    const own = noteTexts(cell).filter((text) => !this.#shared.has(text));
    return trimmed([
      `${this.#format(cell.value)}${uncertainty}`,
      this.#isRanking ? rankText(cell) : 0,
      ORIGINS[cell.origin].mark,
      this.#notes.number([...own, ...this.#deltaNotes(cell)]),
      cell.doubt === undefined ? 0 : 1,
      cell.was !== undefined && cell.rank !== null && this.#isRanking ? cell.was - cell.rank : 0,
      this.#factor(cell),
      this.#question.show === "deltas" ? changeText(row, cell) : "",
    ]);
  }

  #factor({ value, rank }: ValueCell): number {
    if (this.#best === null || rank === null || this.#best <= 0 || value <= 0) return 0;
    return Math.round(100 * Math.max(value / this.#best, this.#best / value)) / 100;
  }

  #deltaNotes({ delta }: ValueCell): string[] {
    if (this.#question.show !== "deltas" || delta === undefined) return [];
    if ("why" in delta) return [`No change: ${delta.why}.`];
    const over = delta.models ? [`The change is over ${delta.models.join(", ")}.`] : [];
    return [...over, ...(delta.caveats ?? []).map((caveat) => `Caveat of the change: ${caveat}.`)];
  }
}

/** Whether a table is sorted by a key, and in which direction; `bestFirst`: the one that has the best on top. */
export function sortedAs(
  { sort }: LeaderboardQuestion,
  key: SortKey,
  bestFirst: "ascending" | "descending",
): "ascending" | "descending" | null {
  if (sort.key !== key) return null;
  if (!sort.reversed) return bestFirst;
  return bestFirst === "ascending" ? "descending" : "ascending";
}

export function isUnreported(cell: Cell | undefined): boolean {
  return cell === undefined || ("missing" in cell && cell.missing === "not_reported" && !cell.note);
}

/** A rank as it is written: 2, or "1–2" where uncertainty leaves it open. */
function rankText({ rank, rank_to }: ValueCell): number | string {
  if (rank === null) return 0;
  return rank_to === undefined ? rank : `${rank}–${rank_to}`;
}

const CHANGE_MARKS = { better: "b", worse: "w", same: "s", unclear: "u" } as const satisfies Record<
  CellDelta["verdict"],
  ChangeMark
>;

function changeText(row: BoardRow, { delta }: ValueCell): string {
  if (row.is_baseline || delta === undefined) return "";
  if ("why" in delta) return "-";
  const unit = delta.unit === "%" ? "%" : ` ${delta.unit}`;
  const uncertainty = delta.uncertainty ? ` ± ${formatNumber(delta.uncertainty, 2)}` : "";
  const decimals = delta.unit === "points" ? 2 : 1;
  return `${CHANGE_MARKS[delta.verdict]}${formatSigned(delta.value, decimals)}${uncertainty}${unit}`;
}

function bestOf(cells: readonly ValueCell[], better: "lower" | "higher" | undefined): number {
  const values = cells.map(({ value }) => value);
  return better === "higher" ? Math.max(...values) : Math.min(...values);
}

/** Texts that every value of a column has; a doubt stays where the doubtful value is. */
function sharedTexts(cells: readonly ValueCell[]): ReadonlySet<string> {
  const [first, ...rest] = cells;
  if (!first || rest.length === 0) return new Set();
  let shared = noteTexts(first).filter((text) => !text.startsWith(DOUBT));
  for (const cell of rest) {
    if (shared.length === 0) break;
    const texts = noteTexts(cell);
    shared = shared.filter((text) => texts.includes(text));
  }
  return new Set(shared);
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

function noteTexts(cell: ValueCell): string[] {
  return [
    ...(cell.doubt ? [`${DOUBT}${cell.doubt}`] : []),
    ...(cell.unranked ? [`Not ranked: ${cell.unranked}.`] : []),
    ...(cell.note?.split("\n") ?? []),
    ...(cell.results ? [`The mean of ${cell.results} results.`] : []),
  ];
}

type FullCell = [string, number | string, string, number, 0 | 1, number, number, string];

function trimmed(cell: FullCell): CellContent {
  let length: number = cell.length;
  while (length > 1 && (cell[length - 1] === 0 || cell[length - 1] === "")) length--;
  const [text, rank, mark, note, doubt, moved, factor, change] = cell;
  if (length === 8) return [text, rank, mark, note, doubt, moved, factor, change];
  if (length === 7) return [text, rank, mark, note, doubt, moved, factor];
  if (length === 6) return [text, rank, mark, note, doubt, moved];
  if (length === 5) return [text, rank, mark, note, doubt];
  if (length === 4) return [text, rank, mark, note];
  if (length === 3) return [text, rank, mark];
  return length === 2 ? [text, rank] : [text];
}
