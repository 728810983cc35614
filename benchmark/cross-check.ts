import type { LawSubject, LawValue } from "./bundle-checks/law";
import { LAWS } from "./bundle-checks/physics";
import { METRIC_KEYS, type MetricKey } from "./metrics";
import type { Result } from "./result";
import type { CrossCheck } from "./trust";

type Checked = Pick<
  Result,
  | "axis"
  | "environment"
  | "workload"
  | "family"
  | "technique"
  | "settings"
  | "measurements"
  | "quality"
  | "model"
>;

/** Holds a result's values against every law of the checks (`bundle-checks`); `baseline`: what it is compared with. */
export function crossCheck(result: Checked, baseline: Checked | null): CrossCheck {
  const subject = lawSubject(result);
  const other = baseline && lawSubject(baseline);
  const judged = LAWS.flatMap(({ judge }) => {
    const judgement = judge(subject, other);
    return judgement && "holds" in judgement ? [judgement.holds] : [];
  });
  if (judged.length === 0) return "none";
  return judged.every((holds) => holds) ? "hold" : "contradict";
}

/** A stored result as laws read it. */
export function lawSubject({
  axis,
  environment,
  workload,
  family,
  technique,
  settings,
  measurements,
  quality,
  model,
}: Checked): LawSubject {
  const values = METRIC_KEYS.flatMap((key): [MetricKey, LawValue][] => {
    const measurement = measurements[key];
    if (!measurement || "missing" in measurement) return [];
    const { value, unit, scope } = measurement;
    return [[key, { value, unit, scope: scope ?? undefined }]];
  });
  return {
    axis,
    values: new Map(values),
    environment,
    workload,
    technique: { family, name: technique, ...(settings ? { settings } : {}) },
    parametersB: model.parametersB,
    quality,
  };
}
