"use client";
// A client component not for interaction but for weight: a cell travels as four short values.

import type { Column } from "@/benchmark/question";
import { columnText } from "../board/column-definitions";
import { RANK_VERDICT_KEYS, RANK_VERDICTS } from "./published-verdicts";

/** Published rank, ours, the verdict by its place in `RANK_VERDICT_KEYS`, the marks of its reasons. */
export type CellContent = readonly [published: number, ours: string, verdict: number, marks: string];

interface Props {
  caption: string;
  columns: readonly Column[];
  /** `own`: what a technique is called here, where that is something else. */
  rows: readonly { technique: string; own: string; cells: readonly CellContent[] }[];
}

/** A group of the published table, each cell with our rank, the verdict, and the marks of its reasons. */
export function PublishedTable({ caption, columns, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="data [&_td>span]:whitespace-nowrap">
        <caption className="sr-only">{caption}; each cell: the published rank, then ours</caption>
        <thead>
          <tr>
            <th scope="col">Technique</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <strong className="font-semibold">{columnText(column).label}</strong>
                <span>published → ours</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ technique, own, cells }) => (
            <tr key={technique}>
              <th scope="row">
                {technique}
                {own && <span>here: {own}</span>}
              </th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are in the published order
                <Cell key={index} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell: [published, ours, verdict, marks] }: { cell: CellContent }) {
  const { sign, words, className } = RANK_VERDICTS[RANK_VERDICT_KEYS[verdict] ?? "can't be told"];
  return (
    <td>
      {published} → {ours}
      <span className={className || undefined}>
        {sign} {words}
        {marks && <sup> {marks}</sup>}
      </span>
    </td>
  );
}
