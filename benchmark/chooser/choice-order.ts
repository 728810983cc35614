import type { Result } from "../result";
import { compareFamilies, compareTechniques, compareText } from "../techniques";
import type { EvidenceCounts } from "./technique-verdict";

/** Results as a technique's evidence lists them: by technique, then from small to large models. */
export function compareEvidence(a: Result, b: Result): number {
  return (
    compareNames(a, b) ||
    a.model.parametersB - b.model.parametersB ||
    compareText(a.model.name, b.model.name) ||
    compareText(a.workload.dataset ?? "", b.workload.dataset ?? "") ||
    compareText(a.id, b.id)
  );
}

interface Ordered {
  family: string;
  technique: string;
  counts: EvidenceCounts;
  margin: number | null;
  rests: readonly unknown[];
  isBarred: boolean;
}

/**
 * Techniques of one group: family by family, as the pages list them, since what is measured in one family says nothing
 * of the rank of another's. Within a family those that must not be ranked with others come last. Of the rest, the larger share of results
 * that meet every limit first, then those that meet them as asked (by a peak of memory, on such a card), then the larger
 * of the smallest margins, then as the pages list them.
 */
export function compareChoices(a: Ordered, b: Ordered): number {
  return (
    compareFamilies(a.family, b.family) ||
    Number(a.isBarred) - Number(b.isBarred) ||
    descending(shareThatMeets(a), shareThatMeets(b)) ||
    a.rests.length - b.rests.length ||
    descending(a.margin, b.margin) ||
    compareNames(a, b)
  );
}

function shareThatMeets({ counts }: Ordered): number {
  const { meets, fails, uncertain, unknown } = counts;
  return meets === 0 ? 0 : meets / (meets + fails + uncertain + unknown);
}

/** Margins may be infinite, which can't be subtracted; what is not known comes last. */
function descending(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a > b ? -1 : 1;
}

type Named = Pick<Ordered, "family" | "technique">;

function compareNames(a: Named, b: Named): number {
  return compareFamilies(a.family, b.family) || compareTechniques(a.family, a.technique, b.technique);
}
