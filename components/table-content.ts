import { ORIGINS } from "@/benchmark/axes";
import { type Cohort, pageCount } from "@/benchmark/board";
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
  key: SortKey;
  /** What the metric table does not say: the measure a quality was taken as. */
  name?: string;
  unit?: string;
  href: string;
  sort?: "ascending" | "descending";
  /** "over 2 models": what the means of the column are taken over, where columns differ. */
  over?: string;
  /** Number of the column's note; absent like everything that there is none of, to save the bytes. */
  note?: number;
}

const DOUBT = "Doubt: ";
/** Characters of settings that stand below a technique's name; all of them stand in its note. */
const DETAIL_LENGTH = 64;

/** A cell as short as it can travel: value, rank, mark of its origin, number of its note, whether that is a doubt. */
export type CellContent =
  | readonly [text: string, rank: number, mark: string, note: number, doubt: 0 | 1]
  /** Why there is no value; "" where the source just gives none. */
  | string;

export interface RowContent {
  name: string;
  detail?: string;
  model?: string;
  note?: number;
  cells: readonly CellContent[];
}

/** Everything a table draws, as text: laid out on the server, so that rows travel once and small. */
export interface TableContent {
  id: string;
  technique: HeaderContent;
  model?: HeaderContent;
  columns: HeaderContent[];
  rows: RowContent[];
  notes: string[];
  ranksFirst: boolean;
  /** Columns that no source gives a single value for, by name; they are not drawn. */
  empty: string[];
  /** Where the rows come from: titles of bundles, each with the address of its source where there is one. */
  sources: readonly (readonly [title: string, url?: string])[];
}

/** Lays out a cohort's rows as a question wants to see them; `id` tells tables of one page apart. */
export function tableContent(cohort: Cohort, question: LeaderboardQuestion, id: string): TableContent {
  const all = questionColumns(question);
  const columns = all.filter((column) => cohort.rows.some((row) => !isUnreported(row.cells[column])));
  const notes = new NoteList();
  const drawn = columns.map((column) => new DrawnColumn(cohort, column, notes));
  // A short table stays where a longer one of the same page has gone on.
  const from = (Math.min(question.page, pageCount(cohort.rows.length)) - 1) * PAGE_ROWS;
  return {
    id,
    technique: sortHeader(question, "technique", "ascending"),
    ...(question.level === "runs" ? { model: sortHeader(question, "model", "ascending") } : {}),
    columns: drawn.map((column) => column.header(question)),
    rows: cohort.rows.slice(from, from + PAGE_ROWS).map((row) => rowContent(row, drawn, notes)),
    notes: notes.texts,
    ranksFirst: question.show === "ranks",
    sources: cohort.sources.map(({ title, url }) => (url ? [title, url] : [title])),
    empty: all.filter((column) => !columns.includes(column)).map(columnLabel),
  };
}

function rowContent(row: BoardRow, columns: readonly DrawnColumn[], notes: NoteList): RowContent {
  const settings = Object.entries(row.settings ?? {}).map(
    ([name, value]) => `${name.replaceAll("_", " ")} ${value}`,
  );
  const detail = beginning(settings);
  const rest = detail.length < settings.join(", ").length ? [`Settings: ${settings.join(", ")}`] : [];
  const note = notes.number([...(row.caveats ?? []), ...rest, ...(row.notes ?? [])]);
  return {
    name: row.technique,
    ...(detail ? { detail } : {}),
    ...(row.model === undefined ? {} : { model: row.model }),
    ...(note ? { note } : {}),
    cells: columns.map((column) => column.cell(row)),
  };
}

function isUnreported(cell: Cell | undefined): boolean {
  return cell === undefined || ("missing" in cell && cell.missing === "not_reported" && !cell.note);
}

function columnLabel(column: Column): string {
  return column === "quality" ? "quality" : metric(column).label;
}

/** One column of one cohort: how its values are written, and what is true of all of them and said once. */
class DrawnColumn {
  private readonly format: (value: number) => string;
  private readonly shared: ReadonlySet<string>;
  /** A single value has nothing to be first of. */
  private readonly isRanking: boolean;

  constructor(
    private readonly cohort: Cohort,
    private readonly column: Column,
    private readonly notes: NoteList,
  ) {
    const cells = cohort.rows.map((row) => row.cells[column]).filter(isValue);
    this.format = columnFormat(cells.map(({ value }) => value));
    this.isRanking = cells.filter(({ rank }) => rank !== null).length > 1;
    const [first, ...rest] = cells.map(noteTexts);
    // A doubt stays where the doubtful value is.
    this.shared = new Set(
      rest.length > 0
        ? first?.filter((text) => !text.startsWith(DOUBT) && rest.every((texts) => texts.includes(text)))
        : [],
    );
  }

  header(question: LeaderboardQuestion): HeaderContent {
    const about = this.cohort.columns[this.column];
    const header = columnHeader(this.cohort, this.column, question);
    const models = about?.models ?? [];
    const differs = models.length > 0 && models.length < this.cohort.models.length;
    const means =
      models.length > 1 ? [`Means over ${models.join(", ")}.`] : differs ? [`On ${models} alone.`] : [];
    const aside = (about?.set_aside ?? []).map(
      ({ technique, lacks }) => `${technique} is not ranked: it was not measured on ${lacks.join(", ")}.`,
    );
    const over = models.length === 1 ? "over 1 model" : `over ${models.length} models`;
    const note = this.notes.number([...means, ...aside, ...this.shared]);
    return {
      ...header,
      ...(this.cohort.models.length > 1 && models.length > 0 ? { over } : {}),
      ...(note ? { note } : {}),
    };
  }

  cell(row: BoardRow): CellContent {
    const cell = row.cells[this.column];
    if (!isValue(cell)) {
      if (!cell || isUnreported(cell)) return "";
      const reason = missingReason(cell.missing);
      return cell.note ? `${reason}: ${cell.note}` : reason;
    }
    const uncertainty = cell.uncertainty ? ` ± ${formatNumber(cell.uncertainty, 2)}` : "";
    const own = noteTexts(cell).filter((text) => !this.shared.has(text));
    return [
      `${this.format(cell.value)}${uncertainty}`,
      this.isRanking ? (cell.rank ?? 0) : 0,
      ORIGINS[cell.origin].mark,
      this.notes.number(own),
      cell.doubt === undefined ? 0 : 1,
    ];
  }
}

function columnHeader(cohort: Cohort, column: Column, question: LeaderboardQuestion): HeaderContent {
  const about = cohort.columns[column];
  const better = about?.better ?? (column === "quality" ? "higher" : metric(column).better);
  const header = sortHeader(question, column, better === "lower" ? "ascending" : "descending");
  if (column !== "quality") {
    return { ...header, unit: `${about?.unit ?? metric(column).unit} · ${better} is better` };
  }
  const measure = QUALITY_MEASURES[about?.unit ?? ""]?.label ?? measureLabel(cohort);
  return {
    ...header,
    ...(measure ? { name: measure } : {}),
    unit: about ? `${better} is better` : "no value here",
  };
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
  bestFirst: "ascending" | "descending",
): HeaderContent {
  const { sort } = question;
  const sorted = sort.key === key;
  const worstFirst = bestFirst === "ascending" ? "descending" : "ascending";
  const next = { key, reversed: sorted && !sort.reversed };
  return {
    key,
    href: printLeaderboardUrl({ ...question, sort: next, page: 1 }),
    ...(sorted ? { sort: sort.reversed ? worstFirst : bestFirst } : {}),
  };
}

function noteTexts(cell: ValueCell): string[] {
  return [
    ...(cell.doubt ? [`${DOUBT}${cell.doubt}`] : []),
    ...(cell.unranked ? [`Not ranked: ${cell.unranked}.`] : []),
    ...(cell.note?.split("\n") ?? []),
    ...(cell.results ? [`The mean of ${cell.results} results.`] : []),
  ];
}

/** As many of the texts as fit beside a name. */
function beginning(texts: readonly string[]): string {
  let shown = "";
  for (const text of texts) {
    const longer = shown ? `${shown}, ${text}` : text;
    if (longer.length > DETAIL_LENGTH) break;
    shown = longer;
  }
  return shown;
}

/** The notes of one table: the same texts have one number, however many cells they belong to. */
class NoteList {
  readonly texts: string[] = [];

  /** The number of these texts as one note, from 1; 0 for no text. */
  number(paragraphs: readonly string[]): number {
    if (paragraphs.length === 0) return 0;
    const text = paragraphs.map((paragraph) => sentence(paragraph)).join("\n");
    const known = this.texts.indexOf(text);
    return known >= 0 ? known + 1 : this.texts.push(text);
  }
}

function sentence(text: string): string {
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  // "int4 draws more power" begins with a name, which keeps its spelling.
  return /^[a-z]+[ ,;:]/.test(ended) ? ended.charAt(0).toUpperCase() + ended.slice(1) : ended;
}
