import type { PublishedRanks } from "@/benchmark/published/published-ranks";
import { RANK_VERDICT_KEYS, RANK_VERDICTS } from "./published-verdicts";

/** How many of the published ranks agree, differ, and can't be told. */
export function PublishedTotals({ totals }: Pick<PublishedRanks, "totals">) {
  const all = RANK_VERDICT_KEYS.reduce((sum, key) => sum + totals[key], 0);
  return (
    <section aria-label="Summary" className="mt-6 border-rule border-y py-4">
      <p className="text-sm text-soft">Of {all} published ranks</p>
      <ul className="mt-1 flex flex-wrap gap-x-8 gap-y-1 text-lg">
        {RANK_VERDICT_KEYS.map((key) => (
          <li key={key}>
            <strong className="font-semibold">{totals[key]}</strong>{" "}
            <span className={RANK_VERDICTS[key].className}>
              <span aria-hidden="true">{RANK_VERDICTS[key].sign}</span> {spoken(key, totals[key])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function spoken(key: (typeof RANK_VERDICT_KEYS)[number], count: number): string {
  if (key === "can't be told") return RANK_VERDICTS[key].words;
  return count === 1 ? key : key.slice(0, -1);
}
