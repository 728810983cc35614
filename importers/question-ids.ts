/** Runs by their numbers, in spans that each hold their first and their last: "2-5,9". */
export type RunSpans = readonly (readonly [first: number, last: number])[];

const SPANS = String.raw`\d{1,6}(?:-\d{1,6})?(?:,\d{1,6}(?:-\d{1,6})?)*`;
const ADDRESS = new RegExp(`^runs\\.(${SPANS})\\.(.+)$`);

/** What a question or an answer is about, and of which runs: null for all that lack it. "runs.2-5,9.technique". */
export function readId(id: string): { runs: RunSpans | null; field: string } {
  const [, spans, field] = ADDRESS.exec(id) ?? [];
  if (spans === undefined || field === undefined) return { runs: null, field: id };
  const runs = spans.split(",").map((span): [number, number] => {
    const [first = 0, last = first] = span.split("-").map(Number);
    return [first, last];
  });
  if (runs.some(([first, last]) => first > last)) return { runs: null, field: id };
  return { runs, field };
}

/** What a question or an answer is about, without the runs that it is of: "technique" of `runs.2.technique`. */
export function fieldOf(id: string): string {
  return readId(id).field;
}

/** The id under which what is asked of several runs is answered for one of them. */
export function ownId(id: string, run: number): string {
  return `runs.${run}.${fieldOf(id)}`;
}

/** The id under which what is asked of several runs is answered for some of them. */
export function groupId(id: string, runs: readonly number[]): string {
  const spans = spansOf(runs).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `runs.${spans.join(",")}.${fieldOf(id)}`;
}

/** Whole numbers as spans, in their order. */
export function spansOf(numbers: readonly number[]): [first: number, last: number][] {
  const spans: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans;
}

/** Whether a run is one of these. */
export function isAmong(runs: RunSpans, number: number): boolean {
  return runs.some(([first, last]) => first <= number && number <= last);
}
