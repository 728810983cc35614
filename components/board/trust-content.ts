import { PARTIES, type TrustCounts } from "@/benchmark/trust";
import { TRUST_MARKS } from "./trust-mark";

/** What a row says of its trust: only what not every row has. */
export function rowTrust({
  results,
  verified,
  first_party: firstParty,
  checks_contradict: contradicted,
}: TrustCounts): { verified?: string; firstParty?: string; contradiction?: string } {
  return {
    ...(verified > 0 && {
      verified: results === 1 ? "verified" : `${verified} of ${results} results verified`,
    }),
    ...(firstParty > 0 && {
      firstParty: `${results === 1 ? "" : `${firstParty} of ${results} results `}first party: ${PARTIES["first-party"].explanation}`,
    }),
    ...(contradicted > 0 && {
      contradiction:
        results === 1
          ? "Its values contradict each other or the hardware: see the checks on its page"
          : `Of ${contradicted} of its ${results} results the values contradict each other or the hardware: see the checks on their pages`,
    }),
  };
}

/** Who stands for the values of a table, in a sentence. */
export function trustSentence(counts: TrustCounts): string {
  const { results, verified, first_party, checks_hold, checks_contradict } = counts;
  const parties =
    first_party === 0
      ? "submitted by third parties"
      : first_party === results
        ? `submitted by who made the technique or the model ${TRUST_MARKS.firstParty}`
        : `${first_party} of them submitted by who made the technique or the model ${TRUST_MARKS.firstParty}`;
  const none = results - checks_hold - checks_contradict;
  const checks = [
    checks_hold > 0 && `${checks_hold} hold`,
    checks_contradict > 0 && `${checks_contradict} fail`,
    none > 0 && `${none} can't be made`,
  ].filter((part) => part !== false);
  return `${standing(verified, results)}, ${parties}; cross-checks between their values: ${checks.join(", ")}.`;
}

function standing(verified: number, results: number): string {
  const count = results === 1 ? "1 result" : `${results} results`;
  if (verified === 0) return `${count}, self-reported`;
  const mark = `verified ${TRUST_MARKS.verified}`;
  return verified === results ? `${count}, ${mark}` : `${count}, ${verified} of them ${mark}`;
}
