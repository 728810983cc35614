import { count } from "@/benchmark/trade-offs/trade-off-reading";
import type { TradeOffs } from "@/benchmark/trade-offs/trade-offs";

/** Names of one reason that are spelled out. */
const MOST_NAMES = 40;

/** Results that no chart can show, each with its reason: left out is not hidden. */
export function TradeOffLeftOut({ leftOut }: Pick<TradeOffs, "leftOut">) {
  if (leftOut.length === 0) return null;
  const total = leftOut.reduce((sum, { results }) => sum + results.length, 0);
  return (
    <section aria-labelledby="left-out" className="mt-12 border-rule border-t pt-4 text-sm">
      <h2 id="left-out" className="font-semibold">
        {count(total, "result")} can’t be drawn here
      </h2>
      <dl className="mt-2 space-y-2 text-soft">
        {leftOut.map(({ why, results }) => (
          <div key={why}>
            <dt className="text-ink">{why.slice(0, 1).toUpperCase() + why.slice(1)}</dt>
            <dd>{names(results)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function names(results: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of results) counts.set(name, (counts.get(name) ?? 0) + 1);
  const texts = [...counts].map(([name, times]) => (times > 1 ? `${name} (${times} results)` : name));
  const more = texts.length - MOST_NAMES;
  return more > 0 ? `${texts.slice(0, MOST_NAMES).join("; ")}; and ${more} more` : texts.join("; ");
}
