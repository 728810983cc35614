import { AXES, AXIS_KEYS } from "@/benchmark/axes";
import { MOST_COMPARED } from "@/benchmark/compare/compare-question";
import { defaultQuestion, printLeaderboardUrl } from "@/benchmark/question";

/** What to do where there is nothing to compare yet. */
export function CompareChoice() {
  return (
    <div className="mt-10 border-rule border-y py-10">
      <h2 className="font-semibold text-lg">No results are chosen</h2>
      <p className="prose mt-1 text-soft">
        Choose up to {MOST_COMPARED} of them on a board that shows each run on its own, or write their ids
        into the address: <code>/compare?results=id,id</code>. The id of a result is in the address of its
        page.
      </p>
      <ul className="mt-4 flex flex-wrap gap-2">
        {AXIS_KEYS.map((axis) => (
          <li key={axis}>
            <a className="chip" href={printLeaderboardUrl({ ...defaultQuestion(axis), level: "runs" })}>
              Runs of {AXES[axis].title.toLowerCase()}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
