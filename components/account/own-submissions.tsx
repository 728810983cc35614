import { stateText } from "@/benchmark/bundle-states";
import { bundleAddress } from "@/benchmark/detail-address";
import { DetailTable } from "../details/detail-section";
import { Moment } from "../details/moment";

interface OwnSubmission {
  bundleId: string;
  title: string;
  state: string;
  receivedAt: string;
  isPublic: boolean;
  reason: string;
}

/** What an account sent, and where each stands. */
export function OwnSubmissions({ submissions }: { submissions: readonly OwnSubmission[] }) {
  if (submissions.length === 0) return <p className="text-sm">Nothing was sent with this account yet.</p>;
  return (
    <DetailTable caption="Your submissions">
      <thead>
        <tr>
          <th scope="col">Submission</th>
          <th scope="col" className="text">
            Received
          </th>
          <th scope="col" className="text">
            State
          </th>
          <th scope="col" className="text">
            Why
          </th>
        </tr>
      </thead>
      <tbody>
        {submissions.map(({ bundleId, title, state, receivedAt, isPublic, reason }) => (
          <tr key={bundleId}>
            <th scope="row">
              {isPublic ? (
                <a className="link" href={bundleAddress(bundleId)}>
                  {title}
                </a>
              ) : (
                title
              )}
            </th>
            <td className="text">
              <Moment at={receivedAt} />
            </td>
            <td className="text">{stateText(state)}</td>
            <td className="text prose-cell">{reason}</td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}
