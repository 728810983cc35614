import type { BundleResult } from "../bundle";
import { naturalKey } from "../natural-key";
import type { Result } from "../result";

/**
 * The natural key of a published result, as `naturalKey` made it of its bundle: equal keys are versions of one result.
 */
export function standingKey(result: Result): string {
  const { id, axis, modality, family, technique, settings, environment, workload } = result;
  const sent: Omit<BundleResult, "metrics"> = {
    id,
    axis,
    modality,
    model: sentModel(result.model),
    technique: { family, name: technique, ...(settings === null ? {} : { settings }) },
    environment: "own",
    workload,
  };
  // What the submitter has to do with the technique is no part of the key.
  const submitter = { name: result.submitter, relationship: "third-party" } as const;
  return naturalKey({ environments: { own: environment }, submitter }, sent);
}

function sentModel(model: Result["model"]): BundleResult["model"] {
  return {
    name: model.name,
    parameters_b: model.parametersB,
    ...(model.family === null ? {} : { family: model.family }),
    ...(model.activeParametersB === null ? {} : { active_parameters_b: model.activeParametersB }),
    ...(model.hubId === null ? {} : { hub_id: model.hubId }),
    ...(model.revision === null ? {} : { revision: model.revision }),
  };
}
