import { type ColumnValue, kindReasons } from "../cell";
import { findDelta } from "../deltas";
import { environmentClass } from "../environment";
import { ESTIMATED, isEstimate } from "../estimates";
import { missingReason } from "../missing";
import { QUALITY_MEASURES } from "../quality";
import { modelLabel, type Result } from "../result";
import type { ClaimRow, ClaimValue, Effect } from "./claim";
import type { ClaimPair } from "./claim-pairs";
import { meanNote, readSetup } from "./claim-setups";
import { computedNote, type Reading } from "./reading";
import { settingDifferences } from "./setting-differences";

/** A row of evidence, what is missing for one, or why values of a pair can't be compared. */
export type ReadPair = { row: ClaimRow } | { missing: string[] } | { barred: string };

/** What an effect is measured as: the change in % of the other value, or how many times smaller or larger. */
export type EffectKind = "change" | "times less" | "times more";

/**
 * Two setups in one reading, as a row of evidence: the change against the other technique by the rule of all boards,
 * and the effect's size. Says nothing yet of the claim.
 */
export function readPair(pair: ClaimPair, reading: Reading, kind: EffectKind): ReadPair {
  const [own, other] = [pair.own.first, pair.other.first];
  const [first, second] = [readSetup(reading, pair.own), readSetup(reading, pair.other)];
  if ("missing" in first || "missing" in second) {
    const missing = [
      { result: own, value: first },
      { result: other, value: second },
    ].flatMap(({ result, value }) =>
      "missing" in value ? [`${lacking(reading, value.missing)} of ${describeRun(result)}`] : [],
    );
    return { missing };
  }
  const [reason] = kindReasons(first, second, "the other");
  if (reason !== undefined) return { barred: `${own.model.name}, ${reading.label}: ${reason}` };
  const change = findDelta(reading.column, first, second);
  if (typeof change === "string") return { barred: `${own.model.name}, ${reading.label}: ${change}` };
  const effect = findEffect(first, second, kind);
  if (!effect)
    return { barred: `${own.model.name}, ${reading.label}: a value is 0, of which there is no ratio` };
  const idle = idleReasons([own, first], [other, second]);
  const differing = settingDifferences(own, other);
  return {
    row: {
      own: toValue(own, first),
      other: toValue(other, second),
      measure: measureLabel(reading, first),
      modality: own.modality,
      parametersB: own.model.parametersB,
      setup: describeSetup(own),
      change,
      effect,
      counts: idle.length === 0,
      says: null,
      caveats: [
        ...new Set([
          ...pair.caveats,
          ...[meanNote(pair.own, first), meanNote(pair.other, second)].filter((note) => note !== null),
          ...[first, second].flatMap(({ doubt }) => (doubt ? [`in doubt: ${doubt}`] : [])),
          ...[own, other].map((result) => computedNote(reading, result)).filter((note) => note !== null),
          ...differing.filter(({ isCapacity }) => !isCapacity).map(({ text }) => text),
          ...idle.map((reason) => `${reason}: counts for neither side`),
        ]),
      ],
    },
  };
}

/** Why a comparison can say nothing for a claim or against it; none for one that counts. */
function idleReasons(own: readonly [Result, ColumnValue], other: readonly [Result, ColumnValue]): string[] {
  const capacities = settingDifferences(own[0], other[0]).filter(({ isCapacity }) => isCapacity);
  return [
    ...[own, other].flatMap(([{ technique }, value]) =>
      isEstimate(value) ? [`${technique} is ${ESTIMATED}`] : [],
    ),
    ...capacities.map(({ text }) => `${text}, another capacity`),
  ];
}

/** A run in words: technique, model, hardware and data set. */
export function describeRun(result: Result): string {
  return `${result.technique} on ${modelLabel(result.model)} (${describeSetup(result)})`;
}

/** Hardware and data set in words. */
export function describeSetup({ environment, workload }: Result): string {
  return `${environmentClass(environment)}, ${workload.dataset ?? "data set not stated"}`;
}

function lacking({ label }: Reading, reason: string): string {
  const words = missingReason(reason);
  return words === missingReason("not_reported") ? label : `${label} (${words})`;
}

function measureLabel({ column, label }: Reading, { measure }: ColumnValue): string {
  if (column !== "quality" || measure === null) return label;
  const known = QUALITY_MEASURES[measure]?.label;
  return known ?? (measure.startsWith("mean score over ") ? "Mean task score" : measure);
}

function toValue(result: Result, { value, unit, halfWidth, origin, doubt }: ColumnValue): ClaimValue {
  const { technique, id } = result;
  return { technique, result: id, model: modelLabel(result.model), value, unit, halfWidth, origin, doubt };
}

/** Its interval holds every ratio of the two values’ intervals, to first order. null where it would divide by 0. */
function findEffect(own: ColumnValue, other: ColumnValue, kind: EffectKind): Effect | null {
  const [over, under] = kind === "times less" ? [other, own] : [own, other];
  if (under.value === 0) return null;
  const ratio = over.value / under.value;
  const width = (over.halfWidth + Math.abs(ratio) * under.halfWidth) / Math.abs(under.value);
  if (!Number.isFinite(ratio) || !Number.isFinite(width)) return null;
  if (kind !== "change") return { value: ratio, unit: "x", halfWidth: width };
  return {
    value: (100 * (own.value - other.value)) / Math.abs(other.value),
    unit: "%",
    halfWidth: 100 * width,
  };
}
