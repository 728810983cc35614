import type { ResultCheck } from "@/benchmark/details/result-checks";
import { DetailTable } from "./detail-section";

const VERDICTS = { holds: "holds", fails: "fails", unknown: "can’t be checked" } as const;

/** What came out when a result's values were checked against each other; what can't be checked is folded away. */
export function DetailChecks({ checks }: { checks: readonly ResultCheck[] }) {
  const judged = checks.filter(({ verdict }) => verdict !== "unknown");
  const unknown = checks.filter(({ verdict }) => verdict === "unknown");
  return (
    <>
      {judged.length > 0 ? (
        <DetailTable caption="Checks that could be made">
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col" className="text">
                Verdict
              </th>
              <th scope="col" className="text">
                Numbers
              </th>
            </tr>
          </thead>
          <tbody>
            {judged.map(({ title, verdict, text }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td className={verdict === "fails" ? "text font-semibold text-doubt" : "text"}>
                  {VERDICTS[verdict]}
                </td>
                <td className="text prose-cell">{text}</td>
              </tr>
            ))}
          </tbody>
        </DetailTable>
      ) : (
        <p className="text-sm">The source says too little for any of the checks.</p>
      )}
      {unknown.length > 0 && (
        <details className="mt-3 text-sm text-soft">
          <summary>
            {unknown.length === 1 ? "One check" : `${unknown.length} checks`} can’t be made: what is missing
          </summary>
          <ul className="mt-1 list-disc pl-5">
            {unknown.map(({ title, text }) => (
              <li key={title}>
                {title}: {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
