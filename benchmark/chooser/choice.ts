import { MODALITY_KEYS, type Modality } from "../axes";
import { type Baselines, findBaselines } from "../baselines";
import type { Result } from "../result";
import { nameSlug } from "../slug";
import { compareText } from "../techniques";
import { RESTS, type Rests } from "./check";
import { compareChoices, compareEvidence } from "./choice-order";
import type { ChooseQuestion } from "./choose-question";
import { type ConstraintKey, type ConstraintTerms, constraintTerms } from "./constraints";
import { type Evidence, evidenceOf } from "./evidence";
import { isInRange, nearestSizes, type SizeRange, sizeRange } from "./size-range";
import {
  countEvidence,
  type EvidenceCounts,
  smallestMargin,
  TECHNIQUE_VERDICTS,
  type TechniqueVerdict,
  techniqueVerdict,
} from "./technique-verdict";
import { boundWeights, type WeightBound } from "./weight-bound";

/** What is known of one technique, and what of it answers the question. */
export interface TechniqueChoice {
  family: string;
  technique: string;
  verdict: TechniqueVerdict;
  counts: EvidenceCounts;
  /** Results of the asked size on the asked accelerator: they alone decide. */
  evidence: Evidence[];
  /** Results of the asked size on other accelerators, or on hardware that is not stated: shown, never counted. */
  elsewhere: Evidence[];
  /** Sizes that it was measured at outside of the asked ones, in billions of parameters; of any hardware. */
  otherSizes: number[];
  /** What results of it meet the limits by, where that is less than what was asked. */
  rests: readonly Rests[];
  /** Whether a source says of any of its evidence that it must not be ranked with others. */
  isBarred: boolean;
  /** The smallest margin, as a share of its limit; null where nothing is decided. */
  margin: number | null;
}

export interface ChoiceGroup {
  verdict: TechniqueVerdict;
  techniques: TechniqueChoice[];
}

/** An answer: measured results in groups, and beside them, never among them, what can be computed. */
export interface Choice {
  question: ChooseQuestion;
  terms: Record<ConstraintKey, ConstraintTerms>;
  range: SizeRange | null;
  /** In the order of `TECHNIQUE_VERDICTS`; groups of nothing are left out. */
  groups: ChoiceGroup[];
  estimates: WeightBound[];
  /** How many results decide. */
  results: number;
  /** Where no result decides: the sizes nearest to the asked one that were measured on the asked accelerator. */
  nearest: number[];
  modalities: Modality[];
  /** Accelerators with results in this axis and modality, by slug. */
  accelerators: { key: string; label: string }[];
}

/**
 * Which techniques meet the limits of a question, over all current results of its axis. A technique is judged by
 * results on models of the asked size and on the asked accelerator alone. Techniques that meet every limit come first,
 * those that meet them as asked before those that do by mean memory or on other cards, and of each the one with the most
 * to spare at its tightest limit; of those that fail, the one that misses least.
 * Pure, in the same order for any input order.
 */
export function buildChoice(question: ChooseQuestion, results: readonly Result[]): Choice {
  const { axis, modality, size, within, accelerator } = question;
  const range = sizeRange(size, within);
  const terms = constraintTerms(axis, modality);
  const baselines = findBaselines(results);
  const shown = results.filter((result) => result.modality === modality).sort(compareEvidence);
  const techniques = groupByTechnique(shown).map((own) => ({
    own,
    choice: judgeTechnique({ question, range, terms, baselines }, own),
  }));
  const decided = techniques.reduce((sum, { choice }) => sum + choice.evidence.length, 0);
  return {
    question,
    terms,
    range,
    groups: TECHNIQUE_VERDICTS.flatMap((verdict) => {
      const members = techniques.flatMap(({ choice }) => (choice.verdict === verdict ? [choice] : []));
      return members.length === 0 ? [] : [{ verdict, techniques: members.sort(compareChoices) }];
    }),
    estimates: techniques.flatMap(({ own, choice }) =>
      hasMeasuredMemory(choice) || !own[0] ? [] : boundWeights(question, pick(own[0]), own, range),
    ),
    results: decided,
    nearest:
      decided > 0 || size === null
        ? []
        : nearestSizes(
            size,
            shown.filter((result) => ranOn(result, accelerator)).map(({ model }) => model.parametersB),
          ),
    modalities: MODALITY_KEYS.filter((key) => results.some((result) => result.modality === key)),
    accelerators: acceleratorsOf(shown),
  };
}

interface Judging {
  question: ChooseQuestion;
  range: SizeRange | null;
  terms: Record<ConstraintKey, ConstraintTerms>;
  baselines: Baselines;
}

function judgeTechnique(
  { question, range, terms, baselines }: Judging,
  own: readonly Result[],
): TechniqueChoice {
  const { accelerator, limits } = question;
  const [first] = own;
  if (!first) throw new Error("a technique without results is no group");
  const inRange = own.filter(({ model }) => isInRange(range, model.parametersB));
  const judge = (result: Result) => evidenceOf(result, question, terms, baselines);
  const evidence = inRange.filter((result) => ranOn(result, accelerator)).map(judge);
  const counts = countEvidence(evidence);
  return {
    ...pick(first),
    verdict: techniqueVerdict(counts),
    counts,
    evidence,
    elsewhere: inRange.filter((result) => !ranOn(result, accelerator)).map(judge),
    otherSizes: [
      ...new Set(own.filter((one) => !inRange.includes(one)).map(({ model }) => model.parametersB)),
    ],
    rests: RESTS.filter((one) => evidence.some(({ rests }) => rests.includes(one))),
    isBarred: evidence.some((one) => one.isBarred),
    margin: smallestMargin(evidence, limits),
  };
}

function pick({ family, technique }: Result): Pick<Result, "family" | "technique"> {
  return { family, technique };
}

function ranOn({ environment }: Result, accelerator: string | null): boolean {
  return accelerator === null || nameSlug(environment.accelerator) === accelerator;
}

function hasMeasuredMemory({ evidence }: TechniqueChoice): boolean {
  return evidence.some(({ checks }) =>
    checks.some(({ constraint, verdict }) => constraint === "memory" && verdict !== "unknown"),
  );
}

function groupByTechnique(results: readonly Result[]): Result[][] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const key = JSON.stringify([result.family, result.technique]);
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return [...groups.values()];
}

function acceleratorsOf(results: readonly Result[]): Choice["accelerators"] {
  const labels = new Map<string, string>();
  for (const { environment } of results) {
    if (environment.accelerator) labels.set(nameSlug(environment.accelerator), environment.accelerator);
  }
  return [...labels].map(([key, label]) => ({ key, label })).sort((a, b) => compareText(a.label, b.label));
}
