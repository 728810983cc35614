import type { Imported, SkipReason } from "./reading";

/** What became of one file. */
export interface FileOutcome {
  path: string;
  /** Keys of the importers that read it, with the number of runs in it; empty where it is skipped. */
  taken: { producer: string; runs: number }[];
  skipped: { reason: SkipReason; why: string }[];
}

/** What became of each file, by path. */
export function fileOutcomes({ readings, skipped }: Imported): FileOutcome[] {
  const files = new Map<string, FileOutcome>();
  const at = (path: string) => {
    const file = files.get(path) ?? { path, taken: [], skipped: [] };
    files.set(path, file);
    return file;
  };
  for (const { producer, paths } of readings) {
    for (const path of new Set(paths)) {
      const { taken } = at(path);
      const known = taken.find((one) => one.producer === producer);
      if (known) known.runs++;
      else taken.push({ producer, runs: 1 });
    }
  }
  for (const { path, reason, why } of skipped) at(path).skipped.push({ reason, why });
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
