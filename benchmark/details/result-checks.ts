import { LAWS } from "../bundle-checks/physics";
import { compareWithRepeats } from "../bundle-checks/repeats";
import { lawSubject } from "../cross-check";
import { METRIC_KEYS, type MetricKey, metric } from "../metrics";
import { shortNumber } from "../printable";
import type { Result } from "../result";
import type { ResultDetail } from "./result-detail";

/** What came out when a result's values were checked against each other. */
export interface ResultCheck {
  title: string;
  verdict: "holds" | "fails" | "unknown";
  /** The numbers that were compared, or what is missing to compare them. */
  text: string;
}

/**
 * Checks a stored result anew against the hardware and against itself, by the laws that its bundle was checked by
 * (`bundle-checks`): those that fail, those that hold, and those that can't be judged, in this order. Laws that say
 * nothing about such a result are left out.
 */
export function checkResult(result: ResultDetail, baseline: Result | null): ResultCheck[] {
  const subject = lawSubject(result);
  const other = baseline && lawSubject(baseline);
  const laws = LAWS.flatMap(({ title, judge }): ResultCheck[] => {
    const judgement = judge(subject, other);
    if (!judgement) return [];
    if ("missing" in judgement) {
      return [{ title, verdict: "unknown", text: `missing: ${judgement.missing.join(", ")}` }];
    }
    const { holds, found, expected } = judgement;
    return [{ title, verdict: holds ? "holds" : "fails", text: `${found}; expected ${expected}` }];
  });
  const all = [...METRIC_KEYS.flatMap((key) => repeatsCheck(result, key) ?? []), ...laws];
  const rank = { fails: 0, holds: 1, unknown: 2 };
  return all.sort((a, b) => rank[a.verdict] - rank[b.verdict]);
}

/** Digits that survive a conversion to the canonical unit and back. */
const SENT_DIGITS = 12;

/** A value against its repeats, in the unit and with the digits that it was sent in. */
function repeatsCheck({ measurements, sent }: ResultDetail, key: MetricKey): ResultCheck | null {
  const [measurement, original] = [measurements[key], sent[key]];
  if (!measurement || "missing" in measurement || !measurement.repeats?.length || !original) return null;
  const factor = measurement.value === 0 ? 1 : original.value / measurement.value;
  const repeats = measurement.repeats.map((one) => Number((one * factor).toPrecision(SENT_DIGITS)));
  const { verdict, least, most, mean } = compareWithRepeats(key, original.value, repeats);
  const unit = original.unit;
  return {
    title: `${metric(key).name} agrees with its repeats`,
    verdict: verdict === "agrees" ? "holds" : "fails",
    text:
      `${shortNumber(original.value)} ${unit}; the mean of ${repeats.length} repeats is ${shortNumber(mean)} ${unit}, ` +
      `their range ${shortNumber(least)} to ${shortNumber(most)}`,
  };
}
