import { AXES } from "@/benchmark/axes";
import { resultAddress } from "@/benchmark/detail-address";
import type { LeavingResult } from "@/benchmark/preview/leaving-results";
import { settingsText } from "../details/detail-links";

const MOST = 50;

/** What leaves the boards with a correction and does not come back in it; nothing where nothing does. */
export function LeavingResults({ leaving }: { leaving: readonly LeavingResult[] }) {
  if (leaving.length === 0) return null;
  const counted = leaving.length === 1 ? "one published result" : `${leaving.length} published results`;
  return (
    <div className="prose my-4 border-doubt border-l-4 bg-tint px-4 py-3 text-sm">
      <strong className="font-semibold text-doubt">These leave the boards:</strong> {counted} of what it
      corrects that it does not hold any more. A result whose model, settings, hardware, workload or submitter
      was changed is another result.
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {leaving.slice(0, MOST).map((result) => (
          <li key={result.id} className="break-words">
            <a className="link" href={resultAddress(result.id)}>
              {result.technique} on {result.model}
            </a>
            : {leavingText(result)}
          </li>
        ))}
        {leaving.length > MOST && <li>and {leaving.length - MOST} more</li>}
      </ul>
    </div>
  );
}

function leavingText({ axis, dataset, settings, verification }: LeavingResult): string {
  const parts = [AXES[axis].short, dataset ?? "data set not stated"];
  if (settings) parts.push(settingsText(settings));
  if (verification) parts.push("verified");
  return parts.join(", ");
}
