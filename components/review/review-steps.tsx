import { stepText } from "@/benchmark/bundle-states";
import { DetailTable } from "../details/detail-section";
import { UtcTime } from "../submissions/utc-time";

/** A step in the history of a submission, with the name of who took it. */
export interface NamedStep {
  at: string;
  name: string;
  from: string | null;
  to: string;
  reason: string;
}

/** What happened to a submission, in order: as its bundle's page shows it, and by whom. */
export function ReviewSteps({ steps }: { steps: readonly NamedStep[] }) {
  return (
    <DetailTable caption="History of this submission">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col" className="text">
            Became
          </th>
          <th scope="col" className="text">
            By
          </th>
          <th scope="col" className="text">
            Reason
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ at, name, from, to, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows
          <tr key={index}>
            <th scope="row">
              <UtcTime at={at} />
            </th>
            <td className="text">{stepText({ from, to })}</td>
            <td className="text">{name}</td>
            <td className="text prose-cell whitespace-pre-line">{reason}</td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}
