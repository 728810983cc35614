import type { Axis } from "../axes";
import type { Result } from "../result";
import { type Claim, type ClaimFinding, type ClaimPart, combineParts } from "./claim";
import { boundPart } from "./claim-parts";
import { baseCaveats, formatSizes } from "./claim-words";

/** How a claim is written down: what it says, which results concern it, and how each of its parts is tested. */
export interface ClaimRule extends Pick<Claim, "id" | "title" | "where" | "links"> {
  /** null: results of all boards. */
  about: { axis: Axis; family: string } | null;
  parts(results: readonly Result[]): ClaimPart[];
  /** What must be said beside the verdict, beside what the parts say themselves. */
  caveats?(results: readonly Result[]): string[];
}

/** A claim from its rule. */
export function toClaim({ about, parts, caveats, ...rest }: ClaimRule): Claim {
  const concerns = ({ axis, family }: Result) =>
    about === null || (axis === about.axis && family === about.family);
  return {
    ...rest,
    concerns,
    test: (results) => {
      const relevant = results.filter(concerns);
      return toFinding(parts(relevant), caveats?.(relevant) ?? []);
    },
  };
}

function toFinding(parts: ClaimPart[], caveats: string[]): ClaimFinding {
  const counted = parts.filter(({ beyond }) => !beyond);
  const untested = counted.filter(({ verdict }) => verdict === "not testable").length;
  return {
    verdict: combineParts(parts),
    firm: combineParts(parts.map(({ firm, beyond }) => ({ verdict: firm, beyond }))),
    reason: reasonOf(counted),
    untested,
    counted: counted.length,
    parts: parts.map(boundPart),
    caveats: [...caveats, ...baseCaveats(counted.flatMap(({ votes }) => votes))],
  };
}

/** One sentence on the whole: that of its only part, or each part with its verdict and the sizes of its effects. */
function reasonOf(parts: readonly ClaimPart[]): string {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only.reason;
  const texts = parts.map(({ name, verdict, effects }) => {
    const sizes = formatSizes(effects);
    return `${name}: ${verdict}${sizes ? ` (${sizes})` : ""}`;
  });
  return `${texts.join("; ")}.`;
}
