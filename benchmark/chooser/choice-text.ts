import { AXES, MODALITIES } from "../axes";
import { formatNumber, formatUncertain } from "../format";
import type { Check, Rests } from "./check";
import type { Choice, TechniqueChoice } from "./choice";
import type { ChooseQuestion } from "./choose-question";
import {
  type ConstraintKey,
  type ConstraintTerms,
  constraintTerms,
  limitText,
  qualityText,
  setLimits,
  withUnit,
} from "./constraints";
import type { Evidence } from "./evidence";
import { rangeText, sizeRange, sizeText } from "./size-range";
import { type MarginRange, marginRanges } from "./technique-verdict";
import type { WeightBound } from "./weight-bound";

type Terms = Readonly<Record<ConstraintKey, ConstraintTerms>>;

/** The question as a sentence: what is asked of which models, and on what. */
export function questionText(question: ChooseQuestion, accelerator: string | null): string {
  const { axis, modality, size, within, limits } = question;
  const terms = constraintTerms(axis, modality);
  const limitTexts = setLimits(limits).map(([key, limit]) => limitText(key, limit, terms[key]));
  const models =
    size === null
      ? "models of any size"
      : `models of ${sizeText(size)} (evidence: ${rangeText(sizeRange(size, within))})`;
  const where = accelerator === null ? "on any hardware" : `on ${accelerator}`;
  return `${AXES[axis].title}, ${MODALITIES[modality].title.toLowerCase()}, ${models}, ${where}: ${limitTexts.join(", ")}.`;
}

/** The value of a check as read: "43.27 GB", "0.85 ± 0.20 points lost", "0.3 points gained"; null where there is none. */
export function valueText({ constraint, value, halfWidth }: Check, { unit }: ConstraintTerms): string | null {
  if (value === null) return null;
  const isGain = constraint === "quality_loss" && value < 0;
  const magnitude = isGain ? -value : value;
  const size = halfWidth > 0 ? formatUncertain(magnitude, halfWidth) : formatNumber(magnitude);
  if (constraint !== "quality_loss" || value === 0) return `${size} ${unit}`;
  return qualityText(size, isGain ? "gained" : "lost", unit);
}

/** A margin in words: "4.73 GB to spare", "3.83 GB over", "12.5 tokens/s short", "just met". */
export function marginText(
  { verdict, margin, rests }: Pick<Check, "verdict" | "margin" | "rests">,
  { unit, better }: ConstraintTerms,
): string | null {
  if (margin === null) return null;
  if (rests !== null) return `${metBy(margin, unit)}${RESERVATIONS[rests]}`;
  if (margin === 0) return "just met";
  const size = withUnit(Math.abs(margin), unit);
  const side = margin > 0 ? `${size} to spare` : `${size} ${missing(better)}`;
  return verdict === "uncertain" ? `${side}, within its uncertainty` : side;
}

/** What a margin leaves open that is met by less than what was asked. */
const RESERVATIONS: Readonly<Record<Rests, string>> = {
  "mean memory": "; its peak is not known",
  "other card": "; on another card",
};

function metBy(margin: number, unit: string): string {
  return margin === 0 ? "just met" : `${withUnit(margin, unit)} to spare`;
}

/** What a technique meets limits by, for beside its verdict: "by mean memory, peak not known"; "" where it is as asked. */
export function restsText(rests: readonly Rests[]): string {
  return rests
    .map((one) =>
      one === "mean memory" ? "by mean memory, peak not known" : "speed or power on other cards",
    )
    .join("; ");
}

function missing(better: ConstraintTerms["better"]): string {
  return better === "lower" ? "over" : "short";
}

/** What is to spare where a technique meets every limit, else by how much results miss them; "" for neither. */
export function marginSummary({ verdict, evidence }: TechniqueChoice, { question, terms }: Choice): string {
  const isMet = verdict === "meets";
  const ranges = marginRanges(evidence, question.limits, isMet ? "met" : "failed");
  return ranges.map((range) => rangeOf(range, terms, isMet)).join("; ");
}

function rangeOf({ constraint, from, to }: MarginRange, terms: Terms, isMet: boolean): string {
  const { label, unit, better } = terms[constraint];
  const name = label.toLowerCase();
  if (isMet) return `${name}: ${from === 0 ? "just met" : `at least ${withUnit(from, unit)} to spare`}`;
  const size = from === to ? withUnit(from, unit) : `${formatNumber(from)} to ${withUnit(to, unit)}`;
  return `${name}: ${size} ${missing(better)}`;
}

/** Why nothing decides on a technique that has no result of the asked size on the asked accelerator. */
export function absenceText(choice: TechniqueChoice, { range }: Choice, accelerator: string | null): string {
  const { elsewhere, otherSizes } = choice;
  if (elsewhere.length > 0) {
    const places = [...new Set(elsewhere.map(({ environment }) => environment))];
    return `Not measured on ${accelerator}; at this size only on: ${places.join(", ")}.`;
  }
  const sizes = otherSizes.map(sizeText).join(", ");
  return `Not measured on a model of ${rangeText(range)}; measured at ${sizes}.`;
}

/** On what a submitter would have to run a technique so that its open checks are decided; null where none is open. */
export function openText(choice: TechniqueChoice, answer: Choice, accelerator: string | null): string | null {
  const { question, range, terms } = answer;
  const { evidence } = choice;
  const open = setLimits(question.limits).filter(
    ([key]) =>
      evidence.length === 0 ||
      evidence.some(({ checks }) =>
        checks.some(({ constraint, verdict }) => constraint === key && OPEN.includes(verdict)),
      ),
  );
  if (open.length === 0) return null;
  const models = evidence.length === 0 ? `a model of ${rangeText(range)}` : "the same models";
  const where = accelerator === null ? "" : ` on ${accelerator}`;
  return `on ${models}${where}, with ${open.map(([key]) => measureText(key, terms[key])).join(", ")}.`;
}

const OPEN: readonly Check["verdict"][] = ["unknown", "uncertain"];

function measureText(key: ConstraintKey, { label }: ConstraintTerms): string {
  if (key === "memory") return "its peak memory per accelerator";
  if (key === "quality_loss") return "its quality and that of its baseline in the same setup";
  if (key === "power") return "its mean power per accelerator";
  return `its ${label.toLowerCase()}`;
}

/** The reasoning of a bound: "7.62 billion parameters x 16 bits / 8 = 15.24 GB". */
export function boundText({ parametersB, bits, boundGb }: WeightBound): string {
  return `${formatNumber(parametersB)} billion parameters x ${bits} bits / 8 = ${formatNumber(boundGb)} GB`;
}

/** What must be said of a technique's evidence; `models`: of which of them, null: of all. */
export function caveatsOf(evidence: readonly Evidence[]): { text: string; models: string[] | null }[] {
  const texts = [...new Set(evidence.flatMap(({ caveats }) => caveats))];
  return texts.map((text) => {
    const said = evidence.filter(({ caveats }) => caveats.includes(text));
    const models = [...new Set(said.map(({ model }) => model))];
    return { text, models: said.length === evidence.length ? null : models };
  });
}
