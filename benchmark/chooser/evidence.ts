import type { Baselines } from "../baselines";
import { environmentClass } from "../environment";
import { modelLabel, type Result } from "../result";
import { type Check, checkResult, RESTS, type Rests } from "./check";
import type { ChooseQuestion } from "./choose-question";
import { type ConstraintKey, type ConstraintTerms, setLimits } from "./constraints";
import { otherCard } from "./other-card";

/** What one result says of a question: `fails` beats `uncertain`, which beats `unknown`. */
export type EvidenceVerdict = "meets" | "fails" | "uncertain" | "unknown";

/** A result held against every limit that is set. */
export interface Evidence {
  id: string;
  model: string;
  parametersB: number;
  environment: string;
  dataset: string | null;
  settings: Result["settings"];
  verdict: EvidenceVerdict;
  checks: Check[];
  /** What it meets the limits by, where that is less than what was asked; none where it does not meet them. */
  rests: readonly Rests[];
  /** Whether its source says that its values must not be ranked with others. */
  isBarred: boolean;
  /** What must be said of it or of any of its checks, each once. */
  caveats: string[];
}

/** How far a check is from its limit, as a share of the limit; a limit of 0 is missed without end. */
export function relativeMargin({ margin }: Pick<Check, "margin">, limit: number): number {
  if (margin === null) return Number.NEGATIVE_INFINITY;
  if (margin === 0) return 0;
  return margin / limit;
}

/** A result held against the limits of a question; `terms` are those of its axis and modality. */
export function evidenceOf(
  result: Result,
  question: Pick<ChooseQuestion, "accelerator" | "limits">,
  terms: Readonly<Record<ConstraintKey, ConstraintTerms>>,
  baselines: Baselines,
): Evidence {
  const checks = setLimits(question.limits).map(([constraint, limit]) =>
    checkResult(
      result,
      { constraint, limit, terms: terms[constraint], otherCard: otherCard(result, constraint, question) },
      baselines,
    ),
  );
  const verdict = verdictOf(checks);
  const { notComparable } = result;
  return {
    id: result.id,
    model: modelLabel(result.model),
    parametersB: result.model.parametersB,
    environment: environmentClass(result.environment),
    dataset: result.workload.dataset ?? null,
    settings: result.settings,
    verdict,
    checks,
    rests: RESTS.filter((one) => verdict === "meets" && checks.some(({ rests }) => rests === one)),
    isBarred: notComparable !== null,
    caveats: [
      ...(notComparable === null ? [] : [`not to be ranked with others: ${notComparable}`]),
      ...new Set(checks.flatMap(({ caveats }) => caveats)),
    ],
  };
}

function verdictOf(checks: readonly Check[]): EvidenceVerdict {
  if (checks.some(({ verdict }) => verdict === "failed")) return "fails";
  if (checks.some(({ verdict }) => verdict === "uncertain")) return "uncertain";
  return checks.length === 0 || checks.some(({ verdict }) => verdict === "unknown") ? "unknown" : "meets";
}
