import { formatNumber } from "@/benchmark/format";
import type { PreviewedResult } from "@/benchmark/preview/preview";
import { columnLabel, outliersOf, type Striking, unjudged } from "./preview-boards";

const MOST = 20;

/** What must not be overlooked in a preview: outliers, what could not be judged, and how many results are replaced. */
export function PreviewNotes({
  results,
  takeovers,
}: {
  results: readonly PreviewedResult[];
  takeovers: number;
}) {
  const outliers = outliersOf(results);
  const replaced = results.filter(({ supersedes }) => supersedes !== null).length;
  const silent = unjudged(results);
  const reasons = silent
    .slice(0, MOST)
    .map(({ why, values }) => `${values === 1 ? "one value" : `${values} values`} (${why})`)
    .join("; ");
  const isAnyJudged = results.some(({ values }) => values.some(({ deviation }) => !("why" in deviation)));
  return (
    <ul className="prose list-disc space-y-1 pl-5 text-sm">
      <li>
        {replaced === 0
          ? "Nothing that is published would be superseded."
          : `${replaced} of ${results.length} would supersede an earlier version.`}
      </li>
      {takeovers > 0 && (
        <li className="text-doubt">
          {takeovers === 1 ? "One would replace a result" : `${takeovers} would replace results`} of a bundle
          that this one does not correct. If that bundle is yours, give its receipt above; otherwise a
          reviewer has to agree.
        </li>
      )}
      {isAnyJudged && (
        <li>
          {outliers.length === 0
            ? "No value lies beyond three robust deviations of comparable published ones."
            : `${outliers.length} ${outliers.length === 1 ? "value lies" : "values lie"} beyond three robust deviations of comparable published ones. That may be right; a reviewer will look at it.`}
          {outliers.length > 0 && (
            <ul className="list-disc pl-5">
              {outliers.slice(0, MOST).map((one) => (
                <li key={`${one.result.id} ${one.value.column}`}>{outlierText(one)}</li>
              ))}
              {outliers.length > MOST && <li>and {outliers.length - MOST} more</li>}
            </ul>
          )}
        </li>
      )}
      {silent.length > 0 && (
        <li className="text-soft">
          {isAnyJudged ? "Not judged: " : "No value could be judged against others: "}
          {reasons}.
        </li>
      )}
    </ul>
  );
}

function outlierText({ result, value: { column, cell, deviation } }: Striking): string {
  if ("why" in deviation) return "";
  const unit = cell.unit === "score" ? "" : ` ${cell.unit}`;
  const far = `${formatNumber(deviation.deviations, 3)} deviations from the median ${formatNumber(deviation.median)}${unit}`;
  return `${result.localId}, ${columnLabel(column)} ${formatNumber(cell.value)}${unit}: ${far} of ${deviation.among} values`;
}
