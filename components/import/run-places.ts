/** A run that became a result: where it stands among the results is its place in the list. */
export interface MadeRun {
  number: number;
  label: string;
}

/** What a pointer into a bundle that was made of runs is about, in words; null where it is about none of them alone. */
export function runPlace(pointer: string, runs: readonly MadeRun[]): string | null {
  const [, index = "", rest = ""] = /^\/results\/(\d+)(?:\/(.*))?$/s.exec(pointer) ?? [];
  const run = index === "" ? undefined : runs[Number(index)];
  if (!run) return null;
  return `run ${run.number} (${run.label})${rest === "" ? "" : `, ${rest.replaceAll("/", " ")}`}`;
}
