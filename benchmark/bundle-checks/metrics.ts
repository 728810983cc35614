import { AXES } from "../axes";
import type { MeasuredValue } from "../bundle";
import { capacityGb } from "../environment";
import type { FindingList } from "../findings";
import { acceptedUnits, canonicalValue, type MetricKey, metric } from "../metrics";
import { ownEntry } from "../own-entry";
import { printable, shortNumber, shown } from "../printable";
import { isUnit } from "../units";
import type { BundleDraft, EnvironmentDraft, ResultDraft } from "./draft";
import type { SoundValue, SoundValues } from "./measured";
import { compareWithRepeats } from "./repeats";
import { nearest } from "./suggestion";

/** Checks each value of each metric for itself; what is sound, by result. */
export function checkMetrics(draft: BundleDraft, list: FindingList): Map<ResultDraft, SoundValues> {
  const sound = new Map<ResultDraft, SoundValues>();
  for (const result of draft.results) {
    const values = new Map<MetricKey, SoundValue>();
    const environment = draft.environments.get(result.environment ?? "");
    for (const [key, value] of result.metrics) {
      if ("missing" in value) continue;
      const pointer = `${result.pointer}/metrics/${key}`;
      checkAxis(result, key, pointer, list);
      const canonical = checkUnit(key, value, environment, pointer, list);
      const possible = checkRange(key, value, pointer, list);
      checkRepeats(key, value, pointer, list);
      checkUncertainty(value, pointer, list);
      if (canonical && possible) values.set(key, { pointer, ...canonical, scope: value.scope });
    }
    sound.set(result, values);
    checkParameters(result, list);
  }
  return sound;
}

function checkParameters({ model, pointer }: ResultDraft, list: FindingList): void {
  const { parameters_b: total, active_parameters_b: active } = model;
  if (total === undefined || active === undefined || active <= total) return;
  list.add("model.active_parameters", `${pointer}/model/active_parameters_b`, {
    found: `${active} active of ${total} billion`,
    expected: `at most ${total}`,
    remedy: "Give all parameters as parameters_b, and those that one token uses as active_parameters_b.",
  });
}

function checkAxis({ axis }: ResultDraft, key: MetricKey, pointer: string, list: FindingList): void {
  const { axes, label } = metric(key);
  if (axis === undefined || axes.length === 0 || axes.includes(axis)) return;
  list.add("metric.axis", pointer, {
    found: `${label} on the axis ${axis}`,
    expected: `${label} on ${axes.map((one) => `${one} (${AXES[one].title})`).join(" or ")}`,
    remedy: "Leave it out here, or correct the result's axis.",
  });
}

function checkUnit(
  key: MetricKey,
  { value, unit, scope }: MeasuredValue,
  environment: EnvironmentDraft | undefined,
  pointer: string,
  list: FindingList,
): { value: number; unit: string } | null {
  const accepted = acceptedUnits(key);
  const expected = `one of ${accepted.join(", ")}`;
  if (!isUnit(unit)) {
    const meant = unitMeant(unit, accepted);
    const remedy = meant ? `Did you mean "${meant}"?` : "Convert the value to one of these.";
    list.add("unit.unknown", `${pointer}/unit`, { found: shown(unit), expected, remedy });
    return null;
  }
  const canonical = canonicalValue(
    key,
    value,
    unit,
    capacityGb(environment?.environment ?? {}, scope ?? null),
  );
  if (!("problem" in canonical)) return canonical;
  if (canonical.problem === "unit") {
    const remedy = `Convert the value: ${metric(key).label} is kept in ${metric(key).unit}.`;
    list.add("unit.unconvertible", `${pointer}/unit`, { found: shown(unit), expected, remedy });
    return null;
  }
  // An environment that is missing or wrong has its own finding; this would only follow from it.
  const needed = scope === "total" ? ["memory_gb", "count"] : ["memory_gb"];
  const missing = needed.filter((field) => environment && !(field in environment.raw));
  if (!environment || missing.length === 0) return null;
  list.add("unit.capacity_unknown", `${pointer}/unit`, {
    found: "a fraction of a memory that is not stated",
    expected: `${missing.join(" and ")} in ${environment.pointer}`,
    remedy: "State it there, or give the value in GB.",
  });
  return null;
}

/** Spellings of units that are in use and are none of ours. */
const UNIT_SPELLINGS: Readonly<Record<string, string>> = {
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  "s/iter": "s",
  "s/request": "s",
  msec: "ms",
  millisecond: "ms",
  milliseconds: "ms",
  µs: "us",
  μs: "us",
  hour: "h",
  hours: "h",
  watt: "W",
  watts: "W",
  joule: "J",
  joules: "J",
  "j/token": "J",
  "j/tok": "J",
  percent: "%",
  pct: "%",
  ratio: "x",
  times: "x",
  gigabytes: "GB",
  gigabyte: "GB",
  bytes: "B",
  "tok/s": "tokens/s",
  "token/s": "tokens/s",
  tps: "tokens/s",
  "it/s": "samples/s",
};

function unitMeant(unit: string, accepted: readonly string[]): string | null {
  const spelled = ownEntry(UNIT_SPELLINGS, unit.trim().toLowerCase());
  if (spelled && accepted.includes(spelled)) return spelled;
  // Of two units that differ by case alone, as mW and MW, only an exact one could be meant.
  const sameLetters = accepted.filter((one) => one.toLowerCase() === unit.trim().toLowerCase());
  if (sameLetters.length === 1 && sameLetters[0]) return sameLetters[0];
  return unit.length > 4 ? nearest(unit, accepted) : null;
}

/** Metrics that can be nothing at all: an idle accelerator, a compressed model that gets everything wrong. */
const MAY_BE_ZERO: ReadonlySet<MetricKey> = new Set(["pcu", "mcr"]);

function checkRange(
  key: MetricKey,
  { value, unit, repeats }: MeasuredValue,
  pointer: string,
  list: FindingList,
): boolean {
  const most = unit === "fraction" ? 1 : unit === "%" ? 100 : Number.POSITIVE_INFINITY;
  const expected =
    most < Number.POSITIVE_INFINITY ? `0 to ${most}` : MAY_BE_ZERO.has(key) ? "0 or more" : "above 0";
  // -0 is no number that anything measures, and pages would write its sign.
  const isPossible = (one: number) =>
    one >= 0 && one <= most && (one > 0 || (MAY_BE_ZERO.has(key) && !Object.is(one, -0)));
  const report = (place: string, one: number, remedy: string) => {
    const found = `${Object.is(one, -0) ? "-0" : one} ${printable(unit, 20)}`;
    list.add("metric.range", place, { found, expected, remedy });
  };
  if (!isPossible(value)) report(`${pointer}/value`, value, rangeRemedy(value, unit, most));
  for (const [index, repeat] of (repeats ?? []).entries()) {
    if (!isPossible(repeat)) report(`${pointer}/repeats/${index}`, repeat, rangeRemedy(repeat, unit, most));
  }
  return isPossible(value);
}

function rangeRemedy(value: number, unit: string, most: number): string {
  if (Object.is(value, -0))
    return "Write 0 if that is what was measured; a value that is missing is no zero.";
  if (value === 0) return 'Nothing measured is no zero: { "missing": "not_measured" } or "failed".';
  if (unit === "fraction" && value > most && value <= 100)
    return 'Give a fraction, or the unit "%" where it is one.';
  return "Correct the value or its unit.";
}

/** A value against its repeats: inside their range, and their mean. */
function checkRepeats(
  key: MetricKey,
  { value, repeats }: MeasuredValue,
  pointer: string,
  list: FindingList,
): void {
  if (!repeats || repeats.length === 0) return;
  const { verdict, least, most, mean } = compareWithRepeats(key, value, repeats);
  if (verdict === "outside") {
    const expected = `${shortNumber(least)} to ${shortNumber(most)}, the range of its repeats`;
    const remedy = "Give the mean of the repeats, in the same unit.";
    list.add("metric.repeats", `${pointer}/value`, { found: shortNumber(value), expected, remedy });
  }
  if (verdict !== "apart") return;
  list.add("metric.repeats_mean", `${pointer}/value`, {
    found: shortNumber(value),
    expected: `${shortNumber(mean)}, the mean of its repeats`,
    remedy: "Give the arithmetic mean, or say in `note` what the value is.",
  });
}

function checkUncertainty(
  { value, uncertainty, unit }: MeasuredValue,
  pointer: string,
  list: FindingList,
): void {
  if (!uncertainty || uncertainty.value <= Math.abs(value)) return;
  list.add("metric.uncertainty", `${pointer}/uncertainty`, {
    found: `${value} ± ${uncertainty.value} ${printable(unit, 20)}`,
    expected: "an uncertainty smaller than the value",
    remedy: "Give it in the value's unit, not in per cent.",
  });
}
