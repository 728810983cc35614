import { environmentClass } from "./environment";
import type { Result } from "./result";
import { workloadDifferences } from "./workload-caveats";

/** Whether two results may be compared: with what must be said beside the comparison, or why not. */
export type Comparability = { caveats: string[] } | { why: string };

/** What two results say of one thing that must agree. */
interface Aspect {
  name: string;
  own: string | undefined;
  other: string | undefined;
}

/**
 * Whether a result can be compared with another technique's on the same model, environment class and workload
 * (design, section 5). Where one of two things is not stated, or a part of the workload differs that may differ, the
 * comparison stands with that as a caveat. In `architecture` two models count as the same if they are paired: they
 * differ by the technique alone.
 */
export function compareSetups(own: Result, other: Result): Comparability {
  if (own.axis !== other.axis || own.modality !== other.modality || own.family !== other.family) {
    return { why: "it belongs to another board" };
  }
  const sameModel = own.model.slug === other.model.slug;
  if (!sameModel && (own.axis !== "architecture" || own.pairedModel !== other.pairedModel)) {
    return { why: `it was measured on another model, ${other.model.name}` };
  }
  const caveats = sameModel
    ? []
    : [`compared with ${other.model.name}, which differs by the technique alone`];
  for (const aspect of aspects(own, other, sameModel)) {
    if (aspect.own === aspect.other) continue;
    if (aspect.own !== undefined && aspect.other !== undefined) {
      return { why: `it has another ${aspect.name}: ${aspect.other} instead of ${aspect.own}` };
    }
    const side = aspect.own === undefined ? "here" : "of the baseline";
    caveats.push(`${aspect.name} not stated ${side}`);
  }
  if (!own.environment.accelerator && !other.environment.accelerator) caveats.push("hardware not stated");
  if (own.workload.dataset === undefined && other.workload.dataset === undefined) {
    caveats.push("data set not stated");
  }
  const differences = workloadDifferences(own.workload, other.workload).map(
    (difference) => `${difference.name} ${difference.own}, of the baseline ${difference.other}`,
  );
  return { caveats: [...caveats, ...differences] };
}

function aspects(own: Result, other: Result, sameModel: boolean): Aspect[] {
  const hardware = ({ environment }: Result) =>
    environment.accelerator ? environmentClass(environment) : undefined;
  return [
    ...(sameModel
      ? [
          {
            name: "model revision",
            own: own.model.revision ?? undefined,
            other: other.model.revision ?? undefined,
          },
        ]
      : []),
    { name: "environment", own: hardware(own), other: hardware(other) },
    { name: "data set", own: own.workload.dataset, other: other.workload.dataset },
    {
      name: "data set revision",
      own: own.workload.dataset_revision,
      other: other.workload.dataset_revision,
    },
    { name: "task", own: own.workload.task, other: other.workload.task },
  ];
}
