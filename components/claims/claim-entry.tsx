import type { Claim, ClaimFinding } from "@/benchmark/claims/claim";
import type { VerdictSince } from "@/benchmark/claims/claim-history";
import { ClaimHistory } from "./claim-history";
import { ClaimPartDetail } from "./claim-part-detail";
import { ClaimParts } from "./claim-parts";
import { VerdictWord } from "./claim-verdicts";

export interface ClaimEntryContent extends Pick<Claim, "id" | "title" | "where" | "links"> {
  finding: ClaimFinding;
  history: readonly VerdictSince[];
}

/** A claim with its verdict, in one view what it rests on, and behind a click all of the evidence. */
export function ClaimEntry({ claim }: { claim: ClaimEntryContent }) {
  const { id, title, where, links, finding, history } = claim;
  const { verdict, firm, untested, counted, parts, caveats } = finding;
  return (
    <article id={id} aria-labelledby={`${id}-title`} className="border-rule border-t py-6">
      <h2 id={`${id}-title`} className="font-semibold text-lg">
        <a className="no-underline hover:underline" href={`#${id}`}>
          {title}
        </a>
      </h2>
      <p className="mt-1">
        <VerdictWord verdict={verdict} />
        {untested > 0 && untested < counted && (
          <span className="text-soft">
            {" "}
            in what can be tested; {untested} of {counted} parts can’t
          </span>
        )}
        {firm !== verdict && <span className="text-soft"> · without values in doubt: {firm}</span>}
        <span className="text-soft"> · {where === "abstract" ? "abstract" : "text"} of the paper</span>
      </p>
      {parts.length > 1 ? <ClaimParts parts={parts} /> : <p className="prose mt-2">{finding.reason}</p>}
      <ClaimHistory history={history} />
      {caveats.length > 0 && (
        <ul
          className="prose mt-3 space-y-1 border-doubt border-l-2 pl-4 text-sm"
          aria-label="What to beware of"
        >
          {caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
      <details className="opens-in-print mt-3">
        <summary className="py-1 text-accent">Criteria and evidence</summary>
        {parts.map((part) => (
          <ClaimPartDetail key={part.name} part={part} claim={id} />
        ))}
      </details>
      <p className="mt-2 text-sm">
        Check it:{" "}
        {links.map(({ label, href }, index) => (
          <span key={href}>
            {index > 0 && " · "}
            <a className="link" href={href}>
              {label}
            </a>
          </span>
        ))}
      </p>
    </article>
  );
}
