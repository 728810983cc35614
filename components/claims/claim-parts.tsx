import type { ClaimPart } from "@/benchmark/claims/claim";
import { formatSizes } from "@/benchmark/claims/claim-words";
import { VerdictWord } from "./claim-verdicts";

/** What came of each part of a claim, in a line each. */
export function ClaimParts({ parts }: { parts: readonly ClaimPart[] }) {
  return (
    <ul className="prose mt-2 space-y-0.5" aria-label="Parts">
      {parts.map(({ name, verdict, effects }) => {
        const sizes = formatSizes(effects);
        return (
          <li key={name}>
            {name}: <VerdictWord verdict={verdict} />
            {sizes && <span className="text-soft"> · {sizes}</span>}
          </li>
        );
      })}
    </ul>
  );
}
