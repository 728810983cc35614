import type { RunFacts } from "./reading";

/** How files spell over how many accelerators one copy of a model is split: within its layers, and by its layers. */
const SPLITS = [
  ["tensor_parallel_size", "tp_size", "tensor_parallel", "tp"],
  ["pipeline_parallel_size", "pp_size", "pipeline_parallel", "pp"],
] as const;

/** Over how many accelerators one copy of the model is split, so that a run had as many or more; null: no file says. */
export function parallelSize({ workload }: RunFacts): number | null {
  const settings = workload?.settings ?? {};
  const sizes = SPLITS.flatMap((spellings) => {
    const said = spellings.map((spelling) => settings[spelling]).find((size) => isCount(size));
    return isCount(said) ? [said] : [];
  });
  return sizes.length === 0 ? null : sizes.reduce((product, size) => product * size, 1);
}

function isCount(size: unknown): size is number {
  return typeof size === "number" && Number.isInteger(size) && size > 0;
}
