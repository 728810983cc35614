import { bundleFileAddress } from "@/benchmark/detail-address";
import type { BundleFile } from "@/benchmark/details/result-detail";
import { formatNumber } from "@/benchmark/format";
import { DetailTable } from "./detail-section";

/** Every stored file of a bundle, each to be downloaded as it was sent. */
export function BundleFiles({ bundle, files }: { bundle: string; files: readonly BundleFile[] }) {
  if (files.length === 0) return <p className="text-sm">No file of this bundle is stored.</p>;
  return (
    <DetailTable caption="Files of this bundle">
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
              <a className="link" href={bundleFileAddress(bundle, path)} download>
                {path}
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
