import { reviewAddress } from "@/benchmark/review/queue-address";
import { DetailTable } from "../details/detail-section";
import { Moment } from "../details/moment";
import { fileSize } from "./file-size";

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
  replaces: { title: string } | null;
}

/** Submissions in a row, each with what tells how much work it will be. */
export function QueueTable({ submissions }: { submissions: readonly Queued[] }) {
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
          <th scope="col">Warnings</th>
          <th scope="col">Artefacts</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        {submissions.map((submission) => (
          <tr key={submission.bundleId}>
            <th scope="row">
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
              <Moment at={submission.receivedAt} />
              <span>by {submission.via === "api" ? "the API" : submission.via}</span>
            </td>
            <td>{submission.resultCount}</td>
            <td>{submission.warningCount}</td>
            <td>{submission.artifactCount}</td>
            <td>{fileSize(submission.bytes)}</td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}
