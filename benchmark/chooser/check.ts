import { type Origin, weakestOrigin } from "../axes";
import type { Baselines, FoundBaseline } from "../baselines";
import { type ColumnValue, columnValue } from "../cell";
import { findDelta } from "../deltas";
import { capacityGb, environmentClass } from "../environment";
import { ESTIMATED, isEstimate } from "../estimates";
import type { MetricKey } from "../metrics";
import { missingReason } from "../missing";
import type { Result } from "../result";
import type { ConstraintKey, ConstraintTerms } from "./constraints";
import { onOneAccelerator } from "./one-accelerator";

/** `uncertain`: the margin is no larger than the half-width of the value, so that it is neither met nor failed. */
export type CheckVerdict = "met" | "failed" | "uncertain" | "unknown";

/**
 * What a limit is met by, where that is less than what was asked: by mean memory, of which the peak is not known, or by
 * speed or power on another card.
 */
export type Rests = "mean memory" | "other card";
export const RESTS: readonly Rests[] = ["mean memory", "other card"];

/** A result held against one limit. */
export interface Check {
  constraint: ConstraintKey;
  verdict: CheckVerdict;
  /** In the unit of the constraint; of a quality, what is lost: negative where it is gained. null: not known. */
  value: number | null;
  /** Half-width of its interval; 0 where none is declared. */
  halfWidth: number;
  /** What is left to the limit, in its unit; negative: by how much it is missed. null where there is no value. */
  margin: number | null;
  origin: Origin | null;
  /** What was read: a metric, or quality. */
  column: MetricKey | "quality" | null;
  /** Why it is not known, or failed without a value. */
  why: string | null;
  /** Only where it is met; null: it is met as asked. */
  rests: Rests | null;
  caveats: string[];
}

interface Asked {
  constraint: ConstraintKey;
  limit: number;
  terms: ConstraintTerms;
  /** What must be said of the card it was measured on; null where nothing must. */
  otherCard?: string | null;
}

interface Reading {
  value: number;
  halfWidth: number;
  origin: Origin;
  column: MetricKey | "quality";
  caveats: string[];
}

/** Margins below this share of limit and value are noise of floating point. */
const ROUNDING = 1e-9;

/** Holds a result against a limit. `baselines`: those of all results of its axis. Never reads an estimated value. */
export function checkResult(result: Result, asked: Asked, baselines: Baselines): Check {
  const { constraint, limit, terms, otherCard = null } = asked;
  const reading =
    constraint === "quality_loss" ? lostQuality(result, terms, baselines) : metricOf(result, asked);
  if ("why" in reading) {
    const { why, failed = false } = reading;
    const verdict = failed ? "failed" : "unknown";
    return {
      constraint,
      verdict,
      value: null,
      halfWidth: 0,
      margin: null,
      origin: null,
      column: null,
      why,
      rests: null,
      caveats: [],
    };
  }
  const { value, halfWidth, column } = reading;
  const difference = terms.better === "lower" ? limit - value : value - limit;
  const isNoise = Math.abs(difference) <= ROUNDING * Math.max(Math.abs(limit), Math.abs(value));
  const margin = isNoise ? 0 : difference;
  const verdict = verdictOf(margin, halfWidth);
  const rests = column === "amu" ? "mean memory" : otherCard === null ? null : "other card";
  const caveats = otherCard === null ? reading.caveats : [otherCard, ...reading.caveats];
  return {
    constraint,
    verdict,
    ...reading,
    margin,
    why: null,
    rests: verdict === "met" ? rests : null,
    caveats,
  };
}

function verdictOf(margin: number, halfWidth: number): CheckVerdict {
  if (halfWidth > 0 && Math.abs(margin) <= halfWidth) return "uncertain";
  return margin >= 0 ? "met" : "failed";
}

type Unread = { why: string; failed?: true };

function metricOf(result: Result, { constraint, limit, terms }: Asked): Reading | Unread {
  const crash = constraint === "memory" ? outOfMemory(result, limit) : null;
  if (crash) return crash;
  const found = terms.metrics.map((column) => [column, columnValue(result, column, [])] as const);
  const known = found.flatMap(([column, value]) => ("missing" in value ? [] : [[column, value] as const]));
  const [column, value] = known.find(([, one]) => !isEstimate(one)) ?? [];
  if (!column || !value)
    return { why: known.length > 0 ? ESTIMATED : whyMissing(found.map(([, one]) => one)) };
  if (value.unit !== terms.unit) return { why: `measured in ${value.unit}, the limit is in ${terms.unit}` };
  const isScoped = constraint === "memory" || constraint === "power";
  const counted = isScoped ? onOneAccelerator(value, result, limit) : { ...value, caveat: null };
  if ("why" in counted) return counted;
  return {
    value: counted.value,
    halfWidth: counted.halfWidth,
    origin: value.origin,
    column,
    caveats: [
      ...(counted.caveat === null ? [] : [counted.caveat]),
      ...(column === "amu" && value.value <= limit
        ? ["mean memory over the run: its peak is not known"]
        : []),
      ...(value.doubt === null ? [] : [`doubtful: ${value.doubt}`]),
    ],
  };
}

/** The most telling reason of several: that the run gives one beats that the source is silent. */
function whyMissing(values: readonly ReturnType<typeof columnValue>[]): string {
  const reasons = values.flatMap((value) => ("missing" in value ? [value.missing] : []));
  return missingReason(reasons.find((reason) => reason !== "not_reported") ?? "not_reported");
}

/** A run that ran out of memory on an accelerator at least as large as the limit did not fit into the limit. */
function outOfMemory({ measurements, environment }: Result, limit: number): Unread | null {
  const ended = Object.values(measurements).some(
    (one) => "missing" in one && one.missing === "out_of_memory",
  );
  if (!ended) return null;
  const capacity = capacityGb(environment, "per_accelerator");
  const why = `ran out of memory on ${environmentClass(environment)}`;
  if (capacity === null) return { why: `${why}, of whose memory nothing is stated` };
  const ofSize = `${why} (${capacity} GB each)`;
  return capacity >= limit
    ? { why: ofSize, failed: true }
    : { why: `${ofSize}, which is less than the limit` };
}

function lostQuality(result: Result, terms: ConstraintTerms, baselines: Baselines): Reading | Unread {
  const own = columnValue(result, "quality", []);
  if ("missing" in own) return { why: missingReason(own.missing) };
  if (isEstimate(own)) return { why: ESTIMATED };
  const found = baselines.of(result);
  if (isReference(result, found, baselines)) {
    return { value: 0, halfWidth: 0, origin: own.origin, column: "quality", caveats: ["a baseline itself"] };
  }
  if ("why" in found) return { why: found.why };
  const base = columnValue(found.baseline, "quality", []);
  const { technique } = found.baseline;
  if ("missing" in base) return { why: `of its baseline ${technique}: ${missingReason(base.missing)}` };
  if (isEstimate(base)) return { why: `its baseline ${technique} has ${ESTIMATED}` };
  return lossOf(own, base, terms, [...found.caveats, ...doubts(own, base)]);
}

function isReference(result: Result, found: FoundBaseline, { isBaseline }: Baselines): boolean {
  return "why" in found && (found.itself === true || (result.baseline === null && isBaseline(result.id)));
}

function lossOf(
  own: ColumnValue,
  base: ColumnValue,
  terms: ConstraintTerms,
  caveats: string[],
): Reading | Unread {
  const delta = findDelta("quality", own, base);
  if (typeof delta === "string") return { why: delta };
  const { value, unit, halfWidth, verdict } = delta;
  if (unit !== terms.unit) return { why: `measured in ${unit}, the limit is in ${terms.unit}` };
  const lost = own.better === "higher" ? -value : value;
  const origin = weakestOrigin([own.origin, base.origin]);
  return { value: verdict === "same" ? 0 : lost, halfWidth, origin, column: "quality", caveats };
}

function doubts(own: ColumnValue, base: ColumnValue): string[] {
  return [
    own.doubt === null ? null : `doubtful: ${own.doubt}`,
    base.doubt === null ? null : `its baseline is doubtful: ${base.doubt}`,
  ].filter((text) => text !== null);
}
