import { spansOf } from "@/importers/question-ids";

/** Runs by their numbers: "run 2", "runs 2-3, 9". */
export function runsWords(numbers: readonly number[]): string {
  return `${new Set(numbers).size === 1 ? "run" : "runs"} ${spansText(numbers)}`;
}

/** Whole numbers in few words: "2, 5-9, 12". Of many spans the first, with how many numbers there are in all. */
export function spansText(numbers: readonly number[], most = 8): string {
  const spans = spansOf(numbers);
  const texts = spans
    .slice(0, most)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `${texts.join(", ")}${spans.length > most ? `, … (${new Set(numbers).size} in all)` : ""}`;
}
