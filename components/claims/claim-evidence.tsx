"use client";
// A client component not for interaction but for weight: a row travels as few short texts.

import { SAYS_SIGNS } from "./claim-verdicts";
import type { EvidenceContent, RowContent, ValueContent } from "./evidence-content";

interface Props {
  evidence: EvidenceContent;
  caption: string;
}

/** The comparisons of a part, each with both values, its change, and the way to both results. */
export function ClaimEvidence({ evidence, caption }: Props) {
  const { rows, notes, more, hasEffect, hasSays } = evidence;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll mt-3" tabIndex={0} aria-label={caption}>
        <table className="data">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col" className="text">
                Measure
              </th>
              <th scope="col">Technique</th>
              <th scope="col">Other</th>
              <th scope="col">Change</th>
              {hasEffect && <th scope="col">Size</th>}
              {hasSays && (
                <th scope="col" className="text">
                  Says
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row[4][1]} ${row[5][1]} ${row[2]}`} row={row} evidence={evidence} />
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p className="mt-1 text-soft text-xs">and {more} more comparisons</p>}
      {notes.length > 0 && (
        <ol className="mt-2 list-inside list-decimal text-soft text-xs" aria-label={`Notes: ${caption}`}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ol>
      )}
    </>
  );
}

function Row({ row, evidence }: { row: RowContent; evidence: EvidenceContent }) {
  const [model, setup, measure, marks, own, other, change, verdict, effect, says] = row;
  return (
    <tr>
      <th scope="row">
        {model}
        <span>{evidence.setups[setup]}</span>
      </th>
      <td className="text">
        {measure}
        {marks && <sup> {marks}</sup>}
      </td>
      <Value value={own} />
      <Value value={other} />
      <td>
        {change}
        <span>{verdict}</span>
      </td>
      {evidence.hasEffect && <td>{effect}</td>}
      {evidence.hasSays && (
        <td className="text">
          {says && (
            <span className={SAYS_SIGNS[says].className || undefined}>
              {SAYS_SIGNS[says].sign} {says}
            </span>
          )}
        </td>
      )}
    </tr>
  );
}

function Value({ value: [technique, href, number, about] }: { value: ValueContent }) {
  return (
    <td>
      <a className="link" href={href}>
        {technique}
      </a>{" "}
      {number}
      <span>{about}</span>
    </td>
  );
}
