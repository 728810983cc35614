import { weakestOrigin } from "../axes";
import type { MissingCell } from "../board-row";
import { type ColumnValue, kindOf, rankedKind } from "../cell";
import { comparableClass } from "../comparability";
import { isEstimate } from "../estimates";
import { canonicalJson } from "../natural-key";
import { arithmeticMean, halfWidth, halfWidthOfMean } from "../ranking";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { workloadText } from "../workload-caveats";
import type { Reading } from "./reading";

/** One setup of one technique: a run, or several that differ by the seed alone. */
export interface ClaimSetup {
  /** The first by the order given: it stands for all of them. */
  first: Result;
  runs: readonly Result[];
}

/**
 * Results by setup, in their order: runs of one technique that agree in model, hardware, data, workload but for the
 * seed, and settings, are one setup run several times, whoever ran it. Runs that do not name their hardware or data
 * are so within one bundle alone: two sources that keep it to themselves may mean two machines.
 */
export function groupSetups(results: readonly Result[]): ClaimSetup[] {
  const groups = new Map<string, { first: Result; runs: Result[] }>();
  for (const result of results) {
    const { environment, workload, settings, bundle } = result;
    const isStated = environment.accelerator !== undefined && workload.dataset !== undefined;
    const key = JSON.stringify([
      resultKeys(result).technique,
      comparableClass(result),
      workloadText(workload),
      canonicalJson(settings ?? {}),
      isStated ? null : bundle,
    ]);
    const group = groups.get(key);
    if (group) group.runs.push(result);
    else groups.set(key, { first: result, runs: [result] });
  }
  return [...groups.values()];
}

/** One setup is read as often as others are held against it. */
const READ = new WeakMap<ClaimSetup, Map<Reading, ColumnValue | MissingCell>>();

/**
 * What a setup says in a reading: the value of its run, or the mean over its runs that were measured, of the kind that
 * most of them are. The half-width of a mean is the sample standard deviation of the runs, or where that is larger
 * the one that follows from what they declare: as of repeats that stand in one result.
 */
export function readSetup(reading: Reading, setup: ClaimSetup): ColumnValue | MissingCell {
  const known = READ.get(setup) ?? new Map<Reading, ColumnValue | MissingCell>();
  READ.set(setup, known);
  const value = known.get(reading) ?? computeValue(reading, setup);
  known.set(reading, value);
  return value;
}

function computeValue(reading: Reading, { first, runs }: ClaimSetup): ColumnValue | MissingCell {
  const values = runs.flatMap((run): ColumnValue[] => {
    const value = reading.of(run);
    return "missing" in value ? [] : [value];
  });
  const measured = values.filter((value) => !isEstimate(value));
  const candidates = measured.length > 0 ? measured : values;
  const kind = rankedKind(candidates);
  const alike = candidates.filter((value) => kindOf(value) === kind);
  const [one, ...others] = alike;
  if (!one) return reading.of(first);
  if (others.length === 0) return one;
  const repeats = alike.map(({ value }) => value);
  return {
    ...one,
    value: arithmeticMean(repeats),
    halfWidth: Math.max(
      halfWidth({ uncertainty: null, repeats }),
      halfWidthOfMean(alike.map((value) => value.halfWidth)),
    ),
    origin: weakestOrigin(alike.map(({ origin }) => origin)),
    doubt: alike.find(({ doubt }) => doubt !== null)?.doubt ?? null,
    results: alike.flatMap(({ results }) => results),
  };
}

/** "int4: the mean of 5 runs that differ by the seed alone"; null for a single run. */
export function meanNote({ first, runs }: ClaimSetup, value: ColumnValue): string | null {
  const count = Math.min(runs.length, value.results.length);
  return count < 2 ? null : `${first.technique}: the mean of ${count} runs that differ by the seed alone`;
}
