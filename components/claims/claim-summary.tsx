import { CLAIM_VERDICTS } from "@/benchmark/claims/claim";
import { type ClaimsQuestion, printClaimsUrl } from "@/benchmark/claims/claims-question";
import type { ClaimEntryContent } from "./claim-entry";
import { VerdictWord } from "./claim-verdicts";

interface Props {
  claims: readonly ClaimEntryContent[];
  question: ClaimsQuestion;
}

/** How many claims have which verdict, each the way to those alone. */
export function ClaimSummary({ claims, question }: Props) {
  return (
    <nav aria-label="Claims by verdict" className="mt-6 border-rule border-y py-4">
      <p className="text-sm text-soft">Of {claims.length} claims</p>
      <ul className="mt-1 flex flex-wrap gap-x-8 gap-y-1 text-lg">
        {CLAIM_VERDICTS.map((verdict) => {
          const count = claims.filter(({ finding }) => finding.verdict === verdict).length;
          const isShown = question.verdict.includes(verdict);
          return (
            <li key={verdict}>
              <a
                className="inline-block py-0.5 no-underline hover:underline"
                href={printClaimsUrl({ verdict: [verdict] })}
                aria-current={isShown ? "true" : undefined}
              >
                <strong className="font-semibold">{count}</strong> <VerdictWord verdict={verdict} />
              </a>
            </li>
          );
        })}
      </ul>
      {question.verdict.length > 0 && (
        <p className="mt-2 text-sm">
          Shown: {question.verdict.join(", ")}.{" "}
          <a className="link" href={printClaimsUrl({ verdict: [] })}>
            Show all claims
          </a>
        </p>
      )}
    </nav>
  );
}
