import type { Setup } from "@/benchmark/review/bundle-setups";
import { FactList } from "../details/fact-list";

const MOST = 10;
const MOST_IDS = 5;

/** Hardware and workloads of a submission, each with the results that it is of. */
export function ReviewSetups({ hardware, workloads }: { hardware: Setup[]; workloads: Setup[] }) {
  return (
    <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
      <Setups title="Hardware" setups={hardware} />
      <Setups title="Workloads" setups={workloads} />
    </div>
  );
}

function Setups({ title, setups }: { title: string; setups: Setup[] }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="font-semibold text-base">{title}</h3>
      <ul className="mt-2 space-y-4">
        {setups.slice(0, MOST).map(({ results, stated, unstated }) => (
          <li key={results[0]} className="min-w-0 break-words">
            <p className="text-sm text-soft">{resultsText(results)}</p>
            {stated.length === 0 && <p className="text-sm">Nothing is stated.</p>}
            <FactList facts={stated.map(({ name, text }) => ({ name, value: text }))} />
            {unstated.length > 0 && (
              <p className="mt-1 text-soft text-xs">It does not state: {unstated.join(", ")}.</p>
            )}
          </li>
        ))}
      </ul>
      {setups.length > MOST && (
        <p className="mt-2 text-sm">and {setups.length - MOST} more in its document.</p>
      )}
    </section>
  );
}

function resultsText(results: readonly string[]): string {
  const shown = results.slice(0, MOST_IDS).join(", ");
  const left = results.length - MOST_IDS;
  return `${results.length === 1 ? "one result" : `${results.length} results`}: ${shown}${left > 0 ? ` and ${left} more` : ""}`;
}
