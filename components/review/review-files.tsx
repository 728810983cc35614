import type { BundleFile } from "@/benchmark/details/result-detail";
import { formatNumber } from "@/benchmark/format";
import { reviewFileAddress } from "@/benchmark/review/queue-address";
import { DetailTable } from "../details/detail-section";

/** Every stored file of a submission, to be saved by reviewers also before it is published. */
export function ReviewFiles({ bundleId, files }: { bundleId: string; files: readonly BundleFile[] }) {
  if (files.length === 0) return <p className="text-sm">No file of it is stored.</p>;
  return (
    <DetailTable caption="Files of this submission">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col" className="text">
            Kind
          </th>
          <th scope="col">Bytes</th>
          <th scope="col" className="text">
            SHA-256
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ path, kind, bytes, sha256 }) => (
          <tr key={path}>
            <th scope="row">
              <a className="link" href={reviewFileAddress(bundleId, path)} download>
                <bdi>{path}</bdi>
              </a>
            </th>
            <td className="text">{kind}</td>
            <td>{formatNumber(bytes, 15)}</td>
            <td className="text">
              <code className="text-xs">{sha256}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}
