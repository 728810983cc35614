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
