"use client";
// A client component not for interaction but for weight: its rows travel as the short arrays of `TableContent`
// instead of one serialised element a cell beside the same HTML.

import type { CellContent, HeaderContent, RowContent, TableContent } from "./table-content";

/** One cohort's table: every header sorts by a link, every note opens on demand, all without JavaScript. */
export function CohortTable({ content }: { content: TableContent }) {
  const { id, caption, technique, model, columns, rows, notes, ranksFirst } = content;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={caption}>
        <table className="data">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <Header content={technique} />
              {model && <Header content={model} text />}
              {columns.map((column) => (
                <Header key={column.label} content={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // Rows never move while they are shown: another order is another page.
              // biome-ignore lint/suspicious/noArrayIndexKey: two runs may agree in all that is shown
              <Row key={index} row={row} table={id} ranksFirst={ranksFirst} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.some((row) => row.cells.includes("")) && (
        <p className="mt-2 text-soft text-xs">— The source gives no value.</p>
      )}
      <div className="notes">
        {notes.map((text, index) => (
          <p key={text} id={`${id}-${index + 1}`} popover="auto">
            {text}
          </p>
        ))}
      </div>
    </>
  );
}

function Header({ content, text = false }: { content: HeaderContent; text?: boolean }) {
  const { label, name, unit, href, sort } = content;
  return (
    <th scope="col" aria-sort={sort ?? undefined} className={text ? "text" : undefined}>
      <a href={href} aria-label={`${label}. Sort by ${(name || label).toLowerCase()}`}>
        {label}
        {sort && <span aria-hidden="true">{sort === "ascending" ? " ↑" : " ↓"}</span>}
      </a>
      {name && <span>{name}</span>}
      {unit && <span>{unit}</span>}
    </th>
  );
}

function Row({ row, table, ranksFirst }: { row: RowContent; table: string; ranksFirst: boolean }) {
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.notes.map((note) => (
          <NoteMark key={note} note={note} table={table} />
        ))}
        {row.detail && <span>{row.detail}</span>}
      </th>
      {row.model !== null && <td className="text">{row.model}</td>}
      {row.cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns are in the table's fixed order
        <Cell key={index} cell={cell} table={table} ranksFirst={ranksFirst} />
      ))}
    </tr>
  );
}

function Cell({ cell, table, ranksFirst }: { cell: CellContent; table: string; ranksFirst: boolean }) {
  if (typeof cell === "string") {
    // The commonest reason is said once below the table, and to a screen reader in each cell.
    return (
      <td>
        <s>—</s>
        {cell === "" ? <em>not reported</em> : <span>{cell}</span>}
      </td>
    );
  }
  const [text, rank, mark, notes, doubt] = cell;
  const place = rank > 0 && <small className={rank === 1 ? "first" : undefined}>{rank}</small>;
  return (
    <td>
      {ranksFirst && rank > 0 ? <b>{rank}</b> : text}
      {mark && !ranksFirst && <i>{mark}</i>}
      {notes.map((note, index) => (
        <NoteMark key={note} note={note} table={table} doubt={doubt === 1 && index === 0} />
      ))}
      {!ranksFirst && place}
    </td>
  );
}

function NoteMark({ note, table, doubt = false }: { note: number; table: string; doubt?: boolean }) {
  return (
    <button
      type="button"
      className={doubt ? "note-mark doubt" : "note-mark"}
      popoverTarget={`${table}-${note}`}
      aria-label={doubt ? `Doubt, note ${note}` : `Note ${note}`}
    >
      {doubt ? "?" : note}
    </button>
  );
}
