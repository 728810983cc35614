import type { FoundBaseline } from "@/benchmark/baselines";
import { resultAddress } from "@/benchmark/detail-address";
import { type BaselineDelta, baselineDeltas } from "@/benchmark/details/baseline-deltas";
import { formatNumber } from "@/benchmark/format";
import { metric } from "@/benchmark/metrics";
import type { Result } from "@/benchmark/result";
import { changeText } from "./change-text";
import { DetailTable } from "./detail-section";

/** A result beside its baseline, value by value, with all that limits the comparison; or why there is none. */
export function DetailBaseline({ result, found }: { result: Result; found: FoundBaseline }) {
  if (!("baseline" in found)) {
    const why = found.itself ? "Others are compared with it: it is a baseline itself" : `None: ${found.why}`;
    return <p className="text-sm">{why}.</p>;
  }
  const { baseline, caveats } = found;
  const deltas = baselineDeltas(result, baseline);
  return (
    <>
      <p className="text-sm">
        Compared with{" "}
        <a className="link" href={resultAddress(baseline.id)}>
          {baseline.technique} on {baseline.model.name}
        </a>
        {caveats.length > 0 ? ", with caveats:" : "."}
      </p>
      {caveats.length > 0 && (
        <ul className="prose mt-1 list-disc pl-5 text-sm text-soft">
          {caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
      {deltas.length > 0 ? (
        <div className="mt-3">
          <DeltaTable deltas={deltas} baseline={baseline.technique} />
        </div>
      ) : (
        <p className="mt-2 text-sm">The two have no value in common.</p>
      )}
    </>
  );
}

function DeltaTable({ deltas, baseline }: { deltas: readonly BaselineDelta[]; baseline: string }) {
  return (
    <DetailTable caption={`Changes against ${baseline}`}>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Here</th>
          <th scope="col">{baseline}</th>
          <th scope="col" className="text">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {deltas.map(({ column, own, baseline: base, change }) => (
          <tr key={column}>
            <th scope="row">
              {column === "quality" ? "Quality" : metric(column).label}
              <span>{column === "quality" ? own.measure : metric(column).name}</span>
            </th>
            <td>{valueText(own)}</td>
            <td>{valueText(base)}</td>
            <td className="text prose-cell">
              {typeof change === "string" ? (
                `not compared: ${change}`
              ) : (
                <b className={`change ${change.verdict}`}>{changeText(change)}</b>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}

function valueText({ value, unit, halfWidth }: BaselineDelta["own"]): string {
  const uncertainty = halfWidth > 0 ? ` ± ${formatNumber(halfWidth, 2)}` : "";
  return `${formatNumber(value, 6)}${uncertainty}${unit === "score" ? "" : ` ${unit}`}`;
}
