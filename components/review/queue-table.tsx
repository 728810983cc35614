import { channelText } from "@/benchmark/bundle-states";
import type { PreviewCounts } from "@/benchmark/preview/preview-counts";
import { reviewAddress } from "@/benchmark/review/queue-address";
import { waitingText } from "@/benchmark/review/waiting-text";
import { DetailTable } from "../details/detail-section";
import { UtcTime } from "../submissions/utc-time";
import { sizeText } from "../submit/byte-count";

interface Queued {
  bundleId: string;
  title: string;
  submitter: { name: string; affiliation?: string | undefined; relationship: string };
  via: string;
  receivedAt: string;
  bytes: number;
  resultCount: number;
  artifactCount: number;
  warningCount: number;
  previewCounts: PreviewCounts | null;
  replaces: { title: string } | null;
}

interface Props {
  submissions: readonly Queued[];
  /** The place of the first in the queue, counted from 1; null where they stand in none. */
  first: number | null;
  /** In milliseconds since 1970. */
  now: number;
}

/** Submissions in a row, each with what tells how much work it will be. */
export function QueueTable({ submissions, first, now }: Props) {
  return (
    <DetailTable caption="Submissions">
      <thead>
        <tr>
          <th scope="col">Submission</th>
          <th scope="col" className="text">
            From
          </th>
          <th scope="col" className="text">
            Received
          </th>
          <th scope="col">Results</th>
          <th scope="col">
            New versions<span>of published ones</span>
          </th>
          <th scope="col">
            Outliers<span>values</span>
          </th>
          <th scope="col">Warnings</th>
          <th scope="col">Artefacts</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        {submissions.map((submission, index) => (
          <tr key={submission.bundleId}>
            <th scope="row">
              {first !== null && (
                <span className="block font-normal text-soft text-xs">{first + index}.</span>
              )}
              <a className="link" href={reviewAddress(submission.bundleId)}>
                {submission.title}
              </a>
              {submission.replaces && (
                <span className="block font-normal text-soft text-xs">
                  corrects “{submission.replaces.title}”
                </span>
              )}
            </th>
            <td className="text prose-cell">
              {submission.submitter.name}
              <span>
                {[submission.submitter.affiliation, submission.submitter.relationship.replace("-", " ")]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            </td>
            <td className="text">
              <UtcTime at={submission.receivedAt} />
              <span>
                {waitingText(submission.receivedAt, now)}, {channelText(submission.via)}
              </span>
            </td>
            <td>{submission.resultCount}</td>
            <td>
              <NewVersions counts={submission.previewCounts} />
            </td>
            <td>{submission.previewCounts?.outliers ?? "not counted"}</td>
            <td>{submission.warningCount}</td>
            <td>{submission.artifactCount}</td>
            <td>{sizeText(submission.bytes)}</td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}

function NewVersions({ counts }: { counts: PreviewCounts | null }) {
  if (counts === null) return "not counted";
  const { newVersions, leaving } = counts;
  return (
    <>
      {newVersions}
      {leaving > 0 && <span>{leaving === 1 ? "one more leaves" : `${leaving} more leave`}</span>}
    </>
  );
}
