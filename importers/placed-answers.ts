import { type Answers, answerPlace, type ReadAnswer, readAnswer } from "./answer-fields";
import { isAmong, type RunSpans } from "./question-ids";

/** An answer that says something of runs, read once for all of them. */
export interface PlacedAnswer {
  id: string;
  /** The runs that it is of; null for all. */
  runs: RunSpans | null;
  path: readonly string[];
  read: Exclude<ReadAnswer, { problem: string }>;
}

/** What an answer says of runs; null where it says nothing of them, or can't be taken. */
export function placedAnswer(id: string, text: string): PlacedAnswer | null {
  const place = answerPlace(id);
  if (place?.of !== "run") return null;
  const read = readAnswer(id, text);
  return "problem" in read ? null : { id, runs: place.runs, path: place.path, read };
}

/** Answers by the runs that they are of. */
export class PlacedAnswers {
  /** Of all runs. */
  readonly general: readonly PlacedAnswer[];
  /** Of several, those of the most first: the narrower goes before the wider. */
  readonly #several: readonly (PlacedAnswer & { runs: RunSpans })[];
  readonly #one = new Map<number, (PlacedAnswer & { runs: RunSpans })[]>();

  constructor(answers: Answers) {
    const placed = [...answers].flatMap(([id, text]) => placedAnswer(id, text) ?? []);
    this.general = placed.filter(({ runs }) => runs === null);
    const several = [];
    for (const answer of placed) {
      const { runs } = answer;
      const [first] = runs ?? [];
      if (runs === null || first === undefined) continue;
      if (sizeOf(runs) > 1) several.push({ ...answer, runs });
      else this.#one.set(first[0], [...(this.#one.get(first[0]) ?? []), { ...answer, runs }]);
    }
    this.#several = several.toSorted((a, b) => sizeOf(b.runs) - sizeOf(a.runs));
  }

  /** Those of a run that do not hold for all, the narrowest last. */
  of(run: number): PlacedAnswer[] {
    return [...this.#several.filter(({ runs }) => isAmong(runs, run)), ...(this.#one.get(run) ?? [])];
  }

  /** Whether a run is not left out. */
  isTaken(run: number): boolean {
    const said = this.of(run).findLast(({ path }) => path[0] === "take");
    return !said || !("value" in said.read) || said.read.value !== "no";
  }

  /** All that do not hold for all runs. */
  ofRuns(): (PlacedAnswer & { runs: RunSpans })[] {
    return [...this.#several, ...[...this.#one.values()].flat()];
  }
}

function sizeOf(runs: RunSpans): number {
  return runs.reduce((sum, [first, last]) => sum + Math.max(0, last - first + 1), 0);
}
