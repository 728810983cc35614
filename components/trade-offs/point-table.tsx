"use client";
// A client component not for interaction but for weight: a row travels as few short texts.

import { ORIGINS } from "@/benchmark/axes";
import { resultAddress } from "@/benchmark/result-address";
import { COMPARE_FORM } from "./compare-form-name";
import type { PointCell, PointColumn, PointRow, PointTableContent } from "./point-table-content";
import { MarkIcon } from "./trade-off-marks";

/** The points of a chart as a table: whose each is, its box for a comparison, and its numbers. */
export function PointTable({ content: { caption, columns, rows } }: { content: PointTableContent }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="data trade-off-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="text">
              Technique
            </th>
            {columns.map(({ label, unit, kind }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <th key={index} scope="col" className={kind || undefined}>
                {label}
                {unit && <span>{unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row[0]} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, columns }: { row: PointRow; columns: readonly PointColumn[] }) {
  const [result, model, technique, settings, mark, ...cells] = row;
  return (
    <tr>
      <th scope="row">
        <label className="tick">
          <input
            type="checkbox"
            form={COMPARE_FORM}
            name="results"
            value={result}
            aria-label={`Compare ${technique} on ${model}`}
          />
        </label>{" "}
        {model}
      </th>
      <td className="text">
        <MarkIcon mark={mark} />{" "}
        <a href={resultAddress(result)} aria-label={`${technique} on ${model}: the result`}>
          {technique}
        </a>
        {settings && <span>{settings}</span>}
      </td>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
        <td key={index} className={columns[index]?.kind || undefined}>
          <CellContent cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function CellContent({ cell }: { cell: PointCell }) {
  if (cell === 0) {
    return (
      <>
        <s>—</s>
        <em>no baseline</em>
      </>
    );
  }
  const [text, origin, ...notes] = cell;
  return (
    <>
      {text}
      {origin && <i title={ORIGINS[origin].title}>{ORIGINS[origin].mark}</i>}
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </>
  );
}
