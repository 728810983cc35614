import type { FindingList } from "../findings";
import { CONSISTENCY_LAWS } from "./consistency-laws";
import type { BundleDraft, ResultDraft } from "./draft";
import type { Law, LawSubject } from "./law";
import type { SoundValues } from "./measured";
import { PHYSICS_LAWS } from "./physics-laws";

/** All laws, in the order in which findings list them. */
export const LAWS: readonly Law[] = [...PHYSICS_LAWS, ...CONSISTENCY_LAWS];

interface Measured extends LawSubject {
  values: SoundValues;
  baseline: string | undefined;
}

/** Checks values against each other and against the hardware: what nature forbids, or makes doubtful. */
export function checkPhysics(
  draft: BundleDraft,
  sound: ReadonlyMap<ResultDraft, SoundValues>,
  list: FindingList,
): void {
  const measured = new Map<string, Measured>();
  const all: Measured[] = [];
  for (const result of draft.results) {
    const one = {
      axis: result.axis,
      values: sound.get(result) ?? new Map(),
      environment: draft.environments.get(result.environment ?? "")?.environment ?? {},
      workload: result.workload,
      technique: result.technique,
      parametersB: result.model.parameters_b,
      quality: result.quality.map(({ score }) => score),
      baseline: result.baseline,
    };
    if (result.id !== undefined && !measured.has(result.id)) measured.set(result.id, one);
    all.push(one);
  }
  for (const one of all) {
    const baseline = measured.get(one.baseline ?? "") ?? null;
    for (const { code, remedy, judge } of LAWS) {
      const judgement = judge(one, baseline);
      if (!judgement || "missing" in judgement || judgement.holds) continue;
      const { found, expected } = judgement;
      const pointer = one.values.get(judgement.metric)?.pointer ?? "";
      list.add(code, `${pointer}/value`, { found, expected, remedy });
    }
  }
}
