import type { BoardRow, Cell, CellDelta, ValueCell } from "@/benchmark/board-row";
import { formatChange } from "@/benchmark/change-format";

/** How a change against the baseline is marked: better, worse, the same, unclear, or none to be told. */
export type ChangeMark = "b" | "w" | "s" | "u" | "-";

/**
 * A cell as short as it can travel; what is 0 or "" at the end is left out. `was`: the rank before the
 * filters, where they changed it. `factor`: how many times worse than the best of the column, 0 where it is not told. `change`: the change
 * against the baseline behind its mark.
 */
export type CellContent =
  | readonly [
      text: string,
      rank?: number | string,
      mark?: string,
      note?: number,
      doubt?: 0 | 1,
      was?: number,
      factor?: number,
      change?: string,
    ]
  /** Why there is no value; "" where the source just gives none. */
  | string;

const DOUBT = "Doubt: ";

export function isUnreported(cell: Cell | undefined): boolean {
  return cell === undefined || ("missing" in cell && cell.missing === "not_reported" && !cell.note);
}

/** A rank as it is written: 2, or "1–2" where uncertainty leaves it open. */
export function rankText({ rank, rank_to }: ValueCell): number | string {
  if (rank === null) return 0;
  return rank_to === undefined ? rank : `${rank}–${rank_to}`;
}

const CHANGE_MARKS = { better: "b", worse: "w", same: "s", unclear: "u" } as const satisfies Record<
  CellDelta["verdict"],
  ChangeMark
>;

export function changeText(row: BoardRow, { delta }: ValueCell): string {
  if (row.is_baseline || delta === undefined) return "";
  if ("why" in delta) return "-";
  const text = formatChange({ ...delta, halfWidth: delta.uncertainty ?? 0 });
  return `${CHANGE_MARKS[delta.verdict]}${text}`;
}

/** What a reader may be told of a value, a doubt first. */
export function noteTexts(cell: ValueCell): string[] {
  return [
    ...(cell.doubt ? [`${DOUBT}${cell.doubt}`] : []),
    ...(cell.unranked ? [`Not ranked: ${cell.unranked}.`] : []),
    ...(cell.note?.split("\n") ?? []),
    ...(cell.results ? [`The mean of ${cell.results} results.`] : []),
  ];
}

/** Whether two values have the same notes. */
export function isNotedAlike(a: ValueCell, b: ValueCell): boolean {
  return a.note === b.note && a.doubt === b.doubt && a.unranked === b.unranked && a.results === b.results;
}

/** Whether a note is a doubt: it stays where the doubtful value is. */
export function isDoubt(note: string): boolean {
  return note.startsWith(DOUBT);
}

export type FullCell = [string, number | string, string, number, 0 | 1, number, number, string];

/** A cell without what is 0 or "" at its end. */
export function trimmed(cell: FullCell): CellContent {
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
