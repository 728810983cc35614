import type { StatusAnswer } from "@/benchmark/api/answers";
import { actorText, stepText } from "@/benchmark/bundle-states";
import { DetailTable } from "../details/detail-section";
import { UtcTime } from "./utc-time";

/** What happened to a submission, in order, by whom, and why. */
export function SubmissionHistory({ history }: { history: StatusAnswer["history"] }) {
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
        {history.map(({ at, by, from, to, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows
          <tr key={index}>
            <th scope="row">
              <UtcTime at={at} />
            </th>
            <td className="text">{stepText({ from, to })}</td>
            <td className="text">{by === "submitter" ? "you" : actorText(by)}</td>
            <td className="text prose-cell whitespace-pre-line">
              <bdi>{reason}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}
