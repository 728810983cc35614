import { bundleAddress, resultAddress } from "@/benchmark/detail-address";
import type { ResultVersion } from "@/benchmark/details/result-detail";
import { DetailTable } from "./detail-section";
import { Moment } from "./moment";

/** Every published version of a result, the latest first. */
export function DetailVersions({ versions, own }: { versions: readonly ResultVersion[]; own: string }) {
  return (
    <DetailTable caption="Versions of this result">
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col" className="text">
            Published
          </th>
          <th scope="col" className="text">
            Bundle
          </th>
          <th scope="col" className="text">
            Standing
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version, index) => (
          <tr key={version.id}>
            <th scope="row">
              {version.id === own ? (
                `${version.version}, this page`
              ) : (
                <a className="link" href={resultAddress(version.id)}>
                  {version.version}
                </a>
              )}
            </th>
            <td className="text">
              {version.publishedAt ? <Moment at={version.publishedAt} /> : "not published"}
            </td>
            <td className="text prose-cell">
              <a className="link" href={bundleAddress(version.bundle.id)}>
                {version.bundle.title}
              </a>
            </td>
            <td className="text">
              <Standing version={version} next={versions[index - 1]} />
            </td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}

function Standing({ version, next }: { version: ResultVersion; next: ResultVersion | undefined }) {
  if (version.bundle.state === "withdrawn") return "withdrawn";
  if (version.current) return "current";
  if (!next) return "not shown on boards";
  return (
    <>
      superseded by{" "}
      <a className="link" href={resultAddress(next.id)}>
        version {next.version}
      </a>
    </>
  );
}
