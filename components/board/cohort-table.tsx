"use client";
// A client component not for interaction but for weight: its rows travel as the short arrays of `TableContent`
// instead of one serialised element a cell beside the same HTML.

import { memo, useDeferredValue } from "react";
import { MOST_COMPARED } from "@/benchmark/compare/compare-question";
import { resultAddress, techniqueAddress } from "@/benchmark/detail-address";
import { type LeaderboardQuestion, printLeaderboardUrl } from "@/benchmark/question";
import type { HeaderContent } from "./column-content";
import { columnText, definitionId } from "./column-definitions";
import { COMPARE_FORM } from "./compare-bar";
import { NoteMark } from "./note-mark";
import { TableCell } from "./table-cell";
import type { RowContent, TableContent } from "./table-content";
import { TableFoot } from "./table-foot";
import { TrustMark } from "./trust-mark";

interface Props {
  content: TableContent;
  question: LeaderboardQuestion;
  /** Results that are chosen to be compared, and what changes that. */
  chosen: ReadonlySet<string>;
  onChoose: (result: string, isChosen: boolean) => void;
}

/** One cohort's table: every header sorts by a link, every note opens on demand, all without JavaScript. */
export function CohortTable({ content, question, chosen, onChoose }: Props) {
  const { id, technique, model, score, columns, rows } = content;
  // What a reader sees first is answered first; the rows below follow when it is painted.
  const settled = useDeferredValue(content);
  const settledQuestion = useDeferredValue(question);
  const headers = [technique, ...(model ? [model] : []), ...(score ? [score] : []), ...columns];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: nothing to fill in, and no second landmark of its section */}
      <div
        role="group"
        className={rows.length > TALL_ROWS ? "table-scroll tall" : "table-scroll"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-labelledby={`${id}-title`}
      >
        <table className={question.heat ? "data heat" : "data"} aria-labelledby={`${id}-title`}>
          <thead>
            <tr>
              {headers.map((header) => (
                <Header key={header.key} content={header} table={id} question={question} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Rows rows={rows} from={0} to={FIRST_ROWS} table={id} {...{ question, chosen, onChoose }} />
          </tbody>
          {settled.rows.length > FIRST_ROWS && (
            // Those of the answer before are hidden until theirs come.
            <tbody hidden={settled !== content}>
              <Rows
                rows={settled.rows}
                from={FIRST_ROWS}
                table={id}
                question={settledQuestion}
                {...{ chosen, onChoose }}
              />
            </tbody>
          )}
        </table>
      </div>
      <TableFoot content={settled} />
    </>
  );
}

/** A longer table scrolls in a box of its own. */
const TALL_ROWS = 20;
/** More than a screen shows of a table. */
const FIRST_ROWS = 20;

interface RowsProps extends Omit<Props, "content"> {
  rows: readonly RowContent[];
  from: number;
  to?: number;
  table: string;
}

/** Some of a table's rows; drawn anew only if something of them has changed. */
const Rows = memo(function Rows({ rows, from, to, ...shared }: RowsProps) {
  return rows.slice(from, to).map((row, index) => (
    // By place and not by result: a sorted table then changes its texts, and builds no row anew.
    // biome-ignore lint/suspicious/noArrayIndexKey: rows hold no state of their own
    <Row key={index} row={row} {...shared} />
  ));
});

interface HeaderProps {
  content: HeaderContent;
  table: string;
  question: LeaderboardQuestion;
}

function Header({ content, table, question }: HeaderProps) {
  const { key, unit, sort, over, note } = content;
  const { label, definition, ...known } = columnText(key);
  const name = content.name ?? known.name;
  const reversed = sort !== undefined && !question.sort.reversed;
  const href = printLeaderboardUrl({ ...question, sort: { key, reversed }, page: 1 });
  return (
    <th scope="col" aria-sort={sort} className={key === "model" ? "text" : undefined}>
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

interface RowProps extends Omit<Props, "content"> {
  row: RowContent;
  table: string;
}

function Row({ row, table, question, chosen, onChoose }: RowProps) {
  const { name, result, model, detail, note, score, verified, firstParty } = row;
  return (
    <tr>
      <th scope="row" data-model={model}>
        {result !== undefined && (
          <input
            type="checkbox"
            form={COMPARE_FORM}
            name="results"
            value={result}
            checked={chosen.has(result)}
            disabled={chosen.size >= MOST_COMPARED && !chosen.has(result)}
            onChange={({ currentTarget }) => onChoose(result, currentTarget.checked)}
            aria-label={`Compare ${name} on ${model}`}
          />
        )}
        <a href={result === undefined ? techniqueAddress(name) : resultAddress(result)}>{name}</a>
        {verified !== undefined && <TrustMark of="verified" text={verified} />}
        {firstParty !== undefined && <TrustMark of="firstParty" text={firstParty} />}
        {note !== undefined && <NoteMark note={note} table={table} label={`About ${name}`} />}
        {detail && <span>{detail}</span>}
      </th>
      {model !== undefined && <td className="text">{model}</td>}
      {score !== undefined && <TableCell cell={score} table={table} show="values" isBaseline={false} />}
      {row.cells.map((cell, index) => (
        <TableCell
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are in the table's fixed order
          key={index}
          cell={cell}
          table={table}
          show={question.show}
          isBaseline={row.isBaseline ?? false}
        />
      ))}
    </tr>
  );
}
