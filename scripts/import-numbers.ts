import type { ImportDraft } from "@/importers/import-draft";
import { unitOf } from "@/importers/join-units";
import type { Reading } from "@/importers/reading";

/** Whole numbers in few words: "2, 5-9, 12". Of many spans the first, with how many numbers there are in all. */
export function spansText(numbers: readonly number[], most = 8): string {
  const spans: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  const texts = spans
    .slice(0, most)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `${texts.join(", ")}${spans.length > most ? `, … (${new Set(numbers).size} in all)` : ""}`;
}

/** A file, or several that are taken as one, that was joined to a run. */
export interface JoinedFile {
  /** The N of `join.N`, which takes it apart again. */
  number: number;
  /** The run that it is a part of. */
  run: number;
  label: string;
}

/** What was joined to runs that begin with another file. Scores of one model are one, by the number of the first. */
export function joinedFiles({ readings, joined }: Pick<ImportDraft, "readings" | "joined">): JoinedFile[] {
  const numbers = new Map(readings.map((reading, index) => [reading, index + 1]));
  return joined.runs.flatMap((run) => {
    let holdsScores = false;
    return run.readings.flatMap((reading, index): JoinedFile[] => {
      const isScores = unitOf(reading, index).role === "scores";
      const isOfEarlier = isScores && holdsScores;
      holdsScores ||= isScores;
      const number = numbers.get(reading);
      if (number === undefined || number === run.number || isOfEarlier) return [];
      return [{ number, run: run.number, label: readingLabel(reading) }];
    });
  });
}

function readingLabel({ paths, label }: Reading): string {
  const [first = "", ...others] = paths;
  const files = others.length > 0 ? `${first} and ${others.length} more` : first;
  return label === "" ? files : `${files}, ${label}`;
}
