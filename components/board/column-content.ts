import { ORIGINS } from "@/benchmark/axes";
import type { Cohort } from "@/benchmark/board";
import { type BoardRow, isValue, type ValueCell } from "@/benchmark/board-row";
import { columnFormat, formatUncertain } from "@/benchmark/format";
import { LatestOf } from "@/benchmark/latest";
import { metric } from "@/benchmark/metrics";
import { missingReason } from "@/benchmark/missing";
import { QUALITY_MEASURES } from "@/benchmark/quality";
import type { Column, LeaderboardQuestion, SortKey } from "@/benchmark/question";
import {
  type CellContent,
  changeText,
  isDoubt,
  isNotedAlike,
  isUnreported,
  noteTexts,
  rankText,
  trimmed,
} from "./cell-content";
import { commonCaveats } from "./common-caveats";
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

/** What all cells of a column have to do with how one is drawn. */
interface Drawing {
  format: (value: number) => string;
  /** Texts that are said once, in the column's head. */
  shared: ReadonlySet<string>;
  /** A single value has nothing to be first of. */
  isRanking: boolean;
  /** The best ranked value. */
  best: number | null;
}

/** They stay the same in whatever order the rows are. */
const DRAWINGS = new LatestOf<Cohort["columns"], Drawing>(32);

function drawingOf({ rows, columns }: Cohort, column: Column): Drawing {
  const cells = rows.map((row) => row.cells[column]).filter(isValue);
  const ranked = cells.filter(({ rank }) => rank !== null);
  return {
    format: columnFormat(cells.map(({ value }) => value)),
    shared: sharedTexts(cells),
    isRanking: ranked.length > 1,
    best: ranked.length > 1 ? bestOf(ranked, columns[column]?.better) : null,
  };
}

/** One column of one cohort: how its values are written, and what is true of all of them and said once. */
export class DrawnColumn {
  readonly #cohort: Cohort;
  readonly #column: Column;
  readonly #question: LeaderboardQuestion;
  readonly #notes: NoteList;
  readonly #drawing: Drawing;

  constructor(cohort: Cohort, column: Column, question: LeaderboardQuestion, notes: NoteList) {
    this.#cohort = cohort;
    this.#column = column;
    this.#question = question;
    this.#notes = notes;
    this.#drawing = DRAWINGS.of(cohort.columns, column, () => drawingOf(cohort, column));
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
    const note = this.#notes.number([...means, ...aside, ...this.#drawing.shared]);
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
      unit: about ? `${better} is better${this.#pointsText(about.unit)}` : "no value here",
    };
  }

  /** What a point is, where changes of a score are told in points. */
  #pointsText(unit: string): string {
    return this.#question.show === "deltas" && unit === "score" ? " · a point is 0.01 of the score" : "";
  }

  cell(row: BoardRow): CellContent {
    const cell = row.cells[this.#column];
    if (!isValue(cell)) {
      if (!cell || isUnreported(cell)) return "";
      const reason = missingReason(cell.missing);
      return cell.note ? `${reason}: ${cell.note}` : reason;
    }
    const { value, uncertainty } = cell;
    const own = noteTexts(cell).filter((text) => !this.#drawing.shared.has(text));
    return trimmed([
      uncertainty ? formatUncertain(value, uncertainty) : this.#drawing.format(value),
      this.#drawing.isRanking ? rankText(cell) : 0,
      ORIGINS[cell.origin].mark,
      this.#notes.number([...own, ...this.#deltaNotes(cell)]),
      cell.doubt === undefined ? 0 : 1,
      cell.was !== undefined && cell.rank !== null && this.#drawing.isRanking ? cell.was : 0,
      this.#factor(cell),
      this.#question.show === "deltas" ? changeText(row, cell) : "",
    ]);
  }

  #factor({ value, rank }: ValueCell): number {
    const { best } = this.#drawing;
    const { heat, show } = this.#question;
    if (!heat || show === "deltas" || best === null || rank === null || best <= 0 || value <= 0) return 0;
    return Math.round(100 * Math.max(value / best, best / value)) / 100;
  }

  #deltaNotes({ delta }: ValueCell): string[] {
    if (this.#question.show !== "deltas" || delta === undefined) return [];
    if ("why" in delta) return [`No change: ${delta.why}.`];
    const over = delta.models ? [`The change is over ${delta.models.join(", ")}.`] : [];
    const common = commonCaveats(this.#cohort);
    const own = (delta.caveats ?? []).filter((caveat) => !common.has(caveat));
    return [...over, ...own.map((caveat) => `Caveat of the change: ${caveat}.`)];
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

function bestOf(cells: readonly ValueCell[], better: "lower" | "higher" | undefined): number {
  const values = cells.map(({ value }) => value);
  return values.reduce((best, value) =>
    better === "higher" ? Math.max(best, value) : Math.min(best, value),
  );
}

/** Texts that every value of a column has; a doubt stays where the doubtful value is. */
function sharedTexts(cells: readonly ValueCell[]): ReadonlySet<string> {
  const [first, ...rest] = cells;
  if (!first || rest.length === 0) return new Set();
  let shared = noteTexts(first).filter((text) => !isDoubt(text));
  for (const cell of rest) {
    if (shared.length === 0) break;
    if (isNotedAlike(cell, first)) continue;
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
