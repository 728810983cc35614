"use client";
// A client component not for interaction but for weight: a cell travels as four short values, a missing one as 0.

import type { CellContent, MatrixContent } from "./matrix-content";

/** Techniques by models, a group of columns for each setting; every cell leads to its results or to what to run. */
export function MatrixTable({ content: { caption, settings, columns, rows } }: { content: MatrixContent }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="data coverage-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td />
            {settings.map(({ label, columns: span }) => (
              <th key={label} scope="colgroup" colSpan={span}>
                {label}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col">Technique</th>
            {columns.map(({ label, about, run }) => (
              <th key={run} scope="col">
                <strong className="font-semibold">{label}</strong>
                <span>{about}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ technique, slug, about, cells }) => (
            <tr key={technique}>
              <th scope="row">
                {technique}
                <span>{about}</span>
              </th>
              {cells.map((cell, index) => {
                const column = columns[index];
                return cell === 0 ? (
                  <td key={column?.run} className="missing">
                    <a
                      href={column?.run.replace("*", slug)}
                      aria-label={`missing: what to run, ${technique} ${column?.lacks}`}
                    >
                      missing
                    </a>
                  </td>
                ) : (
                  <Cell key={column?.run} cell={cell} />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell: [state, text, note, href] }: { cell: CellContent }) {
  return (
    <td className={state}>
      <a href={href}>{text}</a>
      {note && <span>{note}</span>}
    </td>
  );
}
