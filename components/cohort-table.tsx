"use client";
// A client component not for interaction but for weight: its rows travel as the short arrays of `TableContent`
// instead of one serialised element a cell beside the same HTML.

import { columnText, definitionId } from "./column-definitions";
import { NoteMark } from "./note-mark";
import type { CellContent, HeaderContent, RowContent, TableContent } from "./table-content";
import { TableFoot } from "./table-foot";

/** One cohort's table: every header sorts by a link, every note opens on demand, all without JavaScript. */
export function CohortTable({ content }: { content: TableContent }) {
  const { id, technique, model, columns, rows, ranksFirst } = content;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-labelledby={`${id}-title`}>
        <table className="data" aria-labelledby={`${id}-title`}>
          <thead>
            <tr>
              <Header content={technique} table={id} />
              {model && <Header content={model} table={id} text />}
              {columns.map((column) => (
                <Header key={column.key} content={column} table={id} />
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
      <TableFoot content={content} />
    </>
  );
}

function Header({ content, table, text = false }: { content: HeaderContent; table: string; text?: boolean }) {
  const { key, unit, href, sort, over, note } = content;
  const { label, definition, ...known } = columnText(key);
  const name = content.name ?? known.name;
  return (
    <th scope="col" aria-sort={sort} className={text ? "text" : undefined}>
      <a href={href} aria-label={`${label}. Sort by ${(name || label).toLowerCase()}`}>
        {label}
        {sort && <span aria-hidden="true">{sort === "ascending" ? " ↑" : " ↓"}</span>}
      </a>
      {definition && (
        <button
          type="button"
          className="note-mark about"
          popoverTarget={definitionId(key)}
          aria-label={`About ${label}`}
        />
      )}
      {name && <span>{name}</span>}
      {unit && <span>{unit}</span>}
      {(over || note) && (
        <span>
          {over} {note && <NoteMark note={note} table={table} label={`${label} here`} />}
        </span>
      )}
    </th>
  );
}

function Row({ row, table, ranksFirst }: { row: RowContent; table: string; ranksFirst: boolean }) {
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.note && <NoteMark note={row.note} table={table} label={`About ${row.name}`} />}
        {row.detail && <span>{row.detail}</span>}
      </th>
      {row.model !== undefined && <td className="text">{row.model}</td>}
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
  const [text, rank, mark, note, doubt] = cell;
  const marks = note > 0 && (
    <NoteMark note={note} table={table} doubt={doubt === 1} label={`About ${text}`} />
  );
  if (ranksFirst) {
    return (
      <td>
        {marks}
        {rank > 0 ? <b className={rank === 1 ? "first" : undefined}>{rank}</b> : <s>no rank</s>}
        <span>
          {text}
          <i>{mark}</i>
        </span>
      </td>
    );
  }
  return (
    <td>
      {marks}
      {text}
      <i>{mark}</i>
      <small className={rank === 1 ? "first" : undefined}>{rank || ""}</small>
    </td>
  );
}
