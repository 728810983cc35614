import { actorText, stepText } from "@/benchmark/bundle-states";
import type { BundleEvent } from "@/benchmark/details/result-detail";
import { DetailTable } from "./detail-section";
import { Moment } from "./moment";

/** What happened to a bundle, in order, each step with its reason. */
export function BundleHistory({ events }: { events: readonly BundleEvent[] }) {
  return (
    <DetailTable caption="History of this bundle">
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
        {events.map(({ at, by, from, to, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows
          <tr key={index}>
            <th scope="row">
              <Moment at={at} />
            </th>
            <td className="text">{stepText({ from, to })}</td>
            <td className="text">{actorText(by)}</td>
            <td className="text prose-cell whitespace-pre-line">{reason}</td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}
