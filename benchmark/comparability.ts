import { AXES, MODALITIES } from "./axes";
import { type ColumnValue, columnValue, kindReasons } from "./cell";
import { environmentClass } from "./environment";
import { isMetric, metric } from "./metrics";
import { missingReason } from "./missing";
import type { Column } from "./question";
import type { Result } from "./result";
import { familyTitle } from "./techniques";
import { workloadDifferences } from "./workload-caveats";

/** Whether a result may be compared with a baseline: with what must be said beside it, or with every reason why not. */
export type Comparability = { caveats: string[] } | { whys: string[] };

/** Whether any two results, or their values, may be compared. Reasons are never empty where they may not. */
export interface Comparison {
  verdict: "comparable" | "with caveats" | "not comparable";
  /** What must be said beside the comparison, also where it is barred. */
  caveats: string[];
  /** Everything that bars it. */
  reasons: string[];
}

/** One thing in which two setups are not known to agree, said of a result against its baseline and of any two. */
interface Disagreement {
  ofBaseline: string;
  ofTwo: string;
}

/**
 * Whether a result can be compared with another technique's on the same model, environment class and workload
 * (design, section 5). Where one of two things is not stated, or a part of the workload differs that may differ, the
 * comparison stands with that as a caveat. In `architecture` two models count as the same if they are paired: they
 * differ by the technique alone.
 */
export function compareSetups(own: Result, baseline: Result): Comparability {
  const bars = barsBetween(own, baseline);
  if (bars.length > 0) return { whys: bars.map(({ ofBaseline }) => ofBaseline) };
  return { caveats: limitsBetween(own, baseline).map(({ ofBaseline }) => ofBaseline) };
}

/** Whether nothing bars a comparison; `compareSetups` without the words. */
export function areComparable(own: Result, other: Result): boolean {
  return (
    own.notComparable === null &&
    other.notComparable === null &&
    own.axis === other.axis &&
    own.modality === other.modality &&
    own.family === other.family &&
    haveOneModel(own, other) &&
    differingAspect(own, other, 0) < 0
  );
}

/** The verdict on any two results by the same rules, in words that serve both sides. */
export function compareResults(a: Result, b: Result): Comparison {
  return toComparison(
    limitsBetween(a, b).map(({ ofTwo }) => ofTwo),
    barsBetween(a, b).map(({ ofTwo }) => ofTwo),
  );
}

/**
 * The verdict on what two results say in one column: values compare where unit, scope, measure and direction agree.
 * Says nothing of their setups; `compareResults` does.
 */
export function compareInColumn(a: Result, b: Result, column: Column): Comparison {
  const [first, second] = [columnValue(a, column, []), columnValue(b, column, [])];
  if ("missing" in first || "missing" in second) {
    const lacks = [
      "missing" in first ? `the first has no value: ${missingReason(first.missing)}` : null,
      "missing" in second ? `the second has no value: ${missingReason(second.missing)}` : null,
    ];
    return toComparison(
      [],
      lacks.filter((reason) => reason !== null),
    );
  }
  const caveats = [first, second].flatMap(({ doubt }) => (doubt ? [`doubt: ${doubt}`] : []));
  if (isOfUnknownScope(first, column) && isOfUnknownScope(second, column)) {
    caveats.unshift("neither says whether it counts one accelerator or all of them");
  }
  return toComparison([...new Set(caveats)], kindReasons(first, second, "the other"));
}

function isOfUnknownScope({ scope }: ColumnValue, column: Column): boolean {
  return scope === null && isMetric(column) && metric(column).scoped;
}

function toComparison(caveats: string[], reasons: string[]): Comparison {
  if (reasons.length > 0) return { verdict: "not comparable", caveats, reasons };
  return { verdict: caveats.length > 0 ? "with caveats" : "comparable", caveats, reasons };
}

/** What must agree where both sides state it. */
const ASPECTS = ["model revision", "environment", "data set", "data set revision", "task"] as const;
/** Of two models that differ by the technique alone the revisions say nothing. */
const AFTER_REVISION = 1;
const STATED = new WeakMap<Result, readonly (string | undefined)[]>();

/**
 * What a result states of each aspect that must agree, its model's revision first; kept, since one result is compared
 * with many.
 */
export function statedBy(result: Result): readonly (string | undefined)[] {
  const known = STATED.get(result);
  if (known) return known;
  const { environment, model, workload } = result;
  const stated = [
    model.revision ?? undefined,
    environment.accelerator ? environmentClass(environment) : undefined,
    workload.dataset,
    workload.dataset_revision,
    workload.task,
  ];
  STATED.set(result, stated);
  return stated;
}

const CLASSES = new WeakMap<Result, string>();

/**
 * What decides with which others a result may be compared, as one text: two results of one class are comparable with
 * just the same others, so that one speaks for all of them where there are many. Kept, as results never change.
 */
export function comparableClass(result: Result): string {
  const known = CLASSES.get(result);
  if (known !== undefined) return known;
  const { axis, modality, family, model, pairedModel, notComparable } = result;
  const pair = axis === "architecture" ? pairedModel : null;
  // Unlike null, an empty list is no value that can be stated.
  const stated = statedBy(result).map((aspect) => aspect ?? []);
  const text = JSON.stringify([axis, modality, family, model.slug, pair, notComparable, ...stated]);
  CLASSES.set(result, text);
  return text;
}

/** The first aspect at or after `from` that both state and in which they differ; -1 where there is none. */
function differingAspect(own: Result, other: Result, from: number): number {
  const [mine, theirs] = [statedBy(own), statedBy(other)];
  const first = own.model.slug === other.model.slug ? from : Math.max(from, AFTER_REVISION);
  for (let index = first; index < ASPECTS.length; index++) {
    const [left, right] = [mine[index], theirs[index]];
    if (left !== undefined && right !== undefined && left !== right) return index;
  }
  return -1;
}

function haveOneModel(own: Result, other: Result): boolean {
  return (
    own.model.slug === other.model.slug ||
    (own.axis === "architecture" && own.pairedModel === other.pairedModel)
  );
}

function barsBetween(own: Result, other: Result): Disagreement[] {
  const bars = [
    differing("axis", AXES[own.axis].title, AXES[other.axis].title),
    differing("modality", MODALITIES[own.modality].title, MODALITIES[other.modality].title),
    differing("technique family", familyTitle(own.family), familyTitle(other.family)),
  ].filter((bar) => bar !== null);
  bars.unshift(...sourceBars(own, other));
  if (!haveOneModel(own, other)) {
    bars.push({
      ofBaseline: `it was measured on another model, ${other.model.name}`,
      ofTwo: `different model: ${own.model.name} and ${other.model.name}`,
    });
  }
  const [mine, theirs] = [statedBy(own), statedBy(other)];
  for (let index = differingAspect(own, other, 0); index >= 0; ) {
    const bar = differing(ASPECTS[index] ?? "", mine[index] ?? "", theirs[index] ?? "");
    if (bar) bars.push(bar);
    index = differingAspect(own, other, index + 1);
  }
  return bars;
}

/** A result that its source calls not comparable is compared with nothing. */
function sourceBars(own: Result, other: Result): Disagreement[] {
  return [own, other].flatMap((result) => {
    const { technique, model, notComparable } = result;
    if (notComparable === null) return [];
    const why = `is marked as not comparable: ${notComparable}`;
    const ofBaseline = `${result === own ? "it" : technique} ${why}`;
    return [{ ofBaseline, ofTwo: `${technique} on ${model.name} ${why}` }];
  });
}

function differing(name: string, own: string, other: string): Disagreement | null {
  if (own === other) return null;
  return {
    ofBaseline: `it has another ${name}: ${other} instead of ${own}`,
    ofTwo: `different ${name}: ${own} and ${other}`,
  };
}

function limitsBetween(own: Result, other: Result): Disagreement[] {
  const isOneModel = own.model.slug === other.model.slug;
  const limits: Disagreement[] = [];
  if (!isOneModel && haveOneModel(own, other)) {
    limits.push({
      ofBaseline: `compared with ${other.model.name}, which differs by the technique alone`,
      ofTwo: `${own.model.name} and ${other.model.name} differ by the technique alone`,
    });
  }
  const [mine, theirs] = [statedBy(own), statedBy(other)];
  for (const [index, name] of ASPECTS.entries()) {
    const [left, right] = [mine[index], theirs[index]];
    if ((left === undefined) === (right === undefined)) continue;
    if (index < AFTER_REVISION && !isOneModel) continue;
    limits.push({
      ofBaseline: `${name} not stated ${left === undefined ? "here" : "of the baseline"}`,
      ofTwo: `${name} stated for one alone: ${left ?? right}`,
    });
  }
  if (isOneModel && own.model.revision === null && other.model.revision === null) {
    limits.push(of("model revision not stated"));
  }
  if (!own.environment.accelerator && !other.environment.accelerator) limits.push(of("hardware not stated"));
  if (own.workload.dataset === undefined && other.workload.dataset === undefined) {
    limits.push(of("data set not stated"));
  }
  for (const difference of workloadDifferences(own.workload, other.workload)) {
    limits.push({
      ofBaseline: `${difference.name} ${difference.own}, of the baseline ${difference.other}`,
      ofTwo: `${difference.name}: ${difference.own} and ${difference.other}`,
    });
  }
  return limits;
}

/** What is said in the same words of both comparisons. */
function of(text: string): Disagreement {
  return { ofBaseline: text, ofTwo: text };
}
