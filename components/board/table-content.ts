import type { Cohort } from "@/benchmark/board";
import type { BoardRow, RowScore } from "@/benchmark/board-row";
import { formatNumber } from "@/benchmark/format";
import { metric } from "@/benchmark/metrics";
import { pageRange } from "@/benchmark/paging";
import { type Column, type LeaderboardQuestion, questionColumns } from "@/benchmark/question";
import type { ScoreBasis } from "@/benchmark/score/score";
import { type CellContent, isUnreported } from "./cell-content";
import { DrawnColumn, type HeaderContent, sortedAs } from "./column-content";
import { NoteList } from "./note-list";
import { rowTrust, trustSentence } from "./trust-content";

/** Characters of settings that stand below a technique's name; all of them stand in its note. */
const DETAIL_LENGTH = 64;

export interface RowContent {
  name: string;
  detail?: string;
  model?: string;
  /** Of a run: its result, which its page and a comparison are asked by. */
  result?: string;
  note?: number;
  /** The own score, like any cell. */
  score?: CellContent;
  cells: readonly CellContent[];
  isBaseline?: true;
  /** How much of it the maintainers verified, in words; only where they did. */
  verified?: string;
  /** How much of it comes from who made the technique or the model, in words; only where some does. */
  firstParty?: string;
}

/** Everything a table draws, as text: laid out on the server, so that rows travel once and small. */
export interface TableContent {
  id: string;
  technique: HeaderContent;
  model?: HeaderContent;
  score?: HeaderContent;
  columns: HeaderContent[];
  rows: RowContent[];
  notes: string[];
  /** Columns that no source gives a single value for, by name; they are not drawn. */
  empty: string[];
  /** Where the rows come from: titles of bundles, each with the address of its source where there is one. */
  sources: readonly (readonly [title: string, bundle: string])[];
  /** Who stands for the values of all rows. */
  trust: string;
}

/** Lays out a cohort's rows as a question wants to see them; `id` tells tables of one page apart. */
export function tableContent(cohort: Cohort, question: LeaderboardQuestion, id: string): TableContent {
  const all = questionColumns(question);
  const columns = all.filter((column) => cohort.rows.some((row) => !isUnreported(row.cells[column])));
  const notes = new NoteList();
  const drawn = columns.map((column) => new DrawnColumn(cohort, column, question, notes));
  const { from, to } = pageRange(cohort.rows.length, question.page);
  const header = (key: "technique" | "model" | "score", bestFirst: "ascending" | "descending") => {
    const sort = sortedAs(question, key, bestFirst);
    return sort ? { key, sort } : { key };
  };
  return {
    id,
    technique: header("technique", "ascending"),
    ...(question.level === "runs" ? { model: header("model", "ascending") } : {}),
    ...(question.score
      ? { score: header("score", question.score.by === "ranks" ? "ascending" : "descending") }
      : {}),
    columns: drawn.map((column) => column.header()),
    rows: cohort.rows.slice(from - 1, to).map((row) => rowContent(row, drawn, notes, question.score?.by)),
    notes: notes.texts,
    sources: cohort.sources.map(({ title, bundle }) => [title, bundle]),
    trust: trustSentence(cohort.trust),
    empty: all.filter((column) => !columns.includes(column)).map(columnLabel),
  };
}

function rowContent(
  row: BoardRow,
  columns: readonly DrawnColumn[],
  notes: NoteList,
  by: ScoreBasis | undefined,
): RowContent {
  const settings = Object.entries(row.settings ?? {}).map(
    ([name, value]) => `${name.replaceAll("_", " ")} ${value}`,
  );
  const detail = beginning(settings);
  const rest = detail.length < settings.join(", ").length ? [`Settings: ${settings.join(", ")}`] : [];
  const { verified, firstParty, contradiction } = rowTrust(row.trust);
  const doubts = contradiction ? [contradiction] : [];
  const note = notes.number([...(row.caveats ?? []), ...doubts, ...rest, ...(row.notes ?? [])]);
  return {
    name: row.technique,
    ...(detail ? { detail } : {}),
    ...(row.model === undefined ? {} : { model: row.model }),
    ...(row.result === undefined ? {} : { result: row.result }),
    ...(note ? { note } : {}),
    ...(row.score ? { score: scoreCell(row.score, by) } : {}),
    ...(row.is_baseline ? { isBaseline: true } : {}),
    ...(verified ? { verified } : {}),
    ...(firstParty ? { firstParty } : {}),
    cells: columns.map((column) => column.cell(row)),
  };
}

function scoreCell(score: RowScore, by: ScoreBasis | undefined): CellContent {
  if ("why" in score) return score.why;
  const value = formatNumber(score.value, 3);
  const rank = score.rank_to === undefined ? score.rank : `${score.rank}–${score.rank_to}`;
  return [by === "ratios" ? `${value}×` : value, rank];
}

function columnLabel(column: Column): string {
  return column === "quality" ? "quality" : metric(column).label;
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
