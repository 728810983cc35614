import type { JoinedRun } from "./join";
import type { Reading } from "./reading";

/** A part of a run that began with another file. */
export interface JoinedPart {
  /** The N of `join.N`, which takes it apart again. */
  number: number;
  paths: readonly string[];
  /** Which part of its files it is; "" where it is all of them. */
  label: string;
}

/**
 * What was joined to a run that begins with another file, in the run's order. Each can be taken apart by itself.
 *
 * @param numbers the place of each reading among all that were made, from 1.
 */
export function joinedParts(
  { number: run, readings }: Pick<JoinedRun, "number" | "readings">,
  numbers: ReadonlyMap<Reading, number>,
): JoinedPart[] {
  return readings.flatMap((reading) => {
    const number = numbers.get(reading);
    if (number === undefined || number === run) return [];
    return [{ number, paths: reading.paths, label: reading.label }];
  });
}
