import { AXES, type Axis, MODALITIES } from "@/benchmark/axes";
import { columnFormat } from "@/benchmark/format";
import { metric } from "@/benchmark/metrics";
import type { PreviewedResult, PreviewedValue } from "@/benchmark/preview/preview";
import { axisColumns, type Column, defaultQuestion, printLeaderboardUrl } from "@/benchmark/question";
import { FAMILIES, familyTitle } from "@/benchmark/techniques";
import { noteTexts } from "../board/cell-content";
import type { NoteList } from "../board/note-list";

/** One board, with those results of a bundle that would stand on it. */
export interface PreviewBoard {
  /** "Fine-tuning, language: Parameter-efficient fine-tuning, OpenO1-SFT". */
  title: string;
  address: string;
  /** Whether nothing but these results would stand on it: then it is at its address only once they are published. */
  isNew: boolean;
  /** The address of the boards of the same family on any data set, or of the axis where the family is new as well. */
  nearest: string;
  columns: PreviewColumn[];
  results: PreviewedResult[];
}

export interface PreviewColumn {
  column: Column;
  label: string;
  /** In words; the same as the label where that says it. */
  name: string;
  /** null where its values are in several. */
  unit: string | null;
  format: (value: number) => string;
}

/** The boards that a bundle's results would stand on, in the order of the results; columns as boards have them. */
export function previewBoards(results: readonly PreviewedResult[]): PreviewBoard[] {
  const boards = new Map<string, PreviewedResult[]>();
  for (const result of results) {
    const known = boards.get(result.board);
    if (known) known.push(result);
    else boards.set(result.board, [result]);
  }
  return [...boards].flatMap(([address, own]): PreviewBoard[] => {
    const [first] = own;
    if (!first) return [];
    const { axis, modality, family, dataset } = first;
    const title = `${AXES[axis].short}, ${MODALITIES[modality].title.toLowerCase()}: ${familyTitle(family)}, ${dataset ?? "data set not stated"}`;
    const columns = columnsOf(axis, own);
    return [{ title, address, isNew: isNewBoard(own), nearest: nearestBoards(first), columns, results: own }];
  });
}

/** Told by the ranks: where others stand, they are ranked as well. What has an older version has a board already. */
function isNewBoard(own: readonly PreviewedResult[]): boolean {
  const values = own.flatMap((result) => result.values);
  const inColumn = (wanted: Column) => values.filter(({ column }) => column === wanted).length;
  return (
    values.length > 0 &&
    own.every(({ supersedes }) => supersedes === null) &&
    values.every(({ column, among }) => among <= inColumn(column))
  );
}

function nearestBoards({ axis, modality, family }: PreviewedResult): string {
  const question = defaultQuestion(axis);
  if (!Object.hasOwn(FAMILIES, family)) return printLeaderboardUrl(question);
  return printLeaderboardUrl({ ...question, modality: [modality], family: [family], level: "runs" });
}

function columnsOf(axis: Axis, results: readonly PreviewedResult[]): PreviewColumn[] {
  const values = new Map<Column, PreviewedValue["cell"][]>();
  for (const { column, cell } of results.flatMap((result) => result.values)) {
    const known = values.get(column);
    if (known) known.push(cell);
    else values.set(column, [cell]);
  }
  return axisColumns(axis).flatMap((column): PreviewColumn[] => {
    const cells = values.get(column);
    if (!cells) return [];
    const units = new Set(cells.map(({ unit }) => unit));
    const [unit = null] = units;
    return [
      {
        column,
        label: columnLabel(column),
        name: column === "quality" ? "Quality" : metric(column).name,
        unit: units.size === 1 ? unit : null,
        format: columnFormat(cells.map(({ value }) => value)),
      },
    ];
  });
}

/** A column of a row: its value where it has one, and the number of its note, 0 for none. */
export interface PreviewRowCell {
  column: PreviewColumn;
  value: PreviewedValue | undefined;
  note: number;
}

/**
 * The cells of a result's row. What casts doubt on a value, or keeps it from being ranked where the rest of its result
 * is, is noted as on the board.
 */
export function previewCells(
  { values, notComparable }: PreviewedResult,
  columns: readonly PreviewColumn[],
  notes: NoteList,
): PreviewRowCell[] {
  return columns.map((column) => {
    const value = values.find((one) => one.column === column.column);
    const { doubt, unranked } = value?.cell ?? {};
    const isNoted = doubt !== undefined || (unranked !== undefined && notComparable === null);
    return { column, value, note: value && isNoted ? notes.number(noteTexts(value.cell)) : 0 };
  });
}

export function columnLabel(column: Column): string {
  return column === "quality" ? "Quality" : metric(column).label;
}

/** One thing about one result that a reader should not overlook. */
export interface Striking {
  result: PreviewedResult;
  value: PreviewedValue;
}

/** Values beyond three robust deviations of comparable ones, the farthest first. */
export function outliersOf(results: readonly PreviewedResult[]): Striking[] {
  const all = results.flatMap((result) => result.values.map((value) => ({ result, value })));
  return all
    .filter(({ value: { deviation } }) => "deviations" in deviation && deviation.isOutlier)
    .sort((a, b) => distanceOf(b) - distanceOf(a));
}

function distanceOf({ value: { deviation } }: Striking): number {
  return "deviations" in deviation ? deviation.deviations : 0;
}

/** Why values can't be judged against comparable ones, and how many of them; most first. */
export function unjudged(results: readonly PreviewedResult[]): { why: string; values: number }[] {
  const counts = new Map<string, number>();
  for (const { deviation } of results.flatMap(({ values }) => values)) {
    if (!("why" in deviation)) continue;
    // What a source says may end as a sentence does; here it stands within one.
    const why = deviation.why.replace(/\.$/, "");
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].map(([why, values]) => ({ why, values })).sort((a, b) => b.values - a.values);
}
