import { AXES } from "../axes";
import type { Board } from "../board";
import type { LeaderboardQuestion, Notice } from "../question";

/** A board to be taken away: with the dataset version and the absolute address that its numbers are found at. */
export interface BoardExport {
  board: Board;
  datasetVersion: number;
  address: string;
  /** What of the address could not be used. */
  notices: readonly Notice[];
}

/** One cohort laid out as plain text, for formats that are read by people; each escapes in its own way. */
export interface ExportTable {
  title: string;
  /** What is compared, and on what. */
  conditions: string;
  /** "techniques, changes against LoRA": what rows and cells are. */
  content: string;
  head: ExportHeader[];
  rows: { names: string[]; cells: ExportCell[] }[];
  /** What a superscript number stands for, from 1. */
  notes: string[];
  /** What is true of the whole table. */
  remarks: string[];
  sources: { title: string; url: string | null }[];
}

export interface ExportHeader {
  label: string;
  unit?: string;
  better?: "lower" | "higher";
}

export interface ExportCell {
  /** The value, rank or change; null where there is none. */
  text: string | null;
  /** Said beside it in parentheses. */
  beside?: string;
  best?: true;
  /** Marks: of the origin, and numbers of notes. */
  marks: string[];
}

/** What a board shows, as the heading of a document: "EfficientLLM leaderboard: Training and tuning". */
export function boardTitle({ axis }: LeaderboardQuestion): string {
  return `EfficientLLM leaderboard: ${AXES[axis].title}`;
}
