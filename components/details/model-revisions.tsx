import { hubAddress } from "@/benchmark/details/hub-address";
import type { ModelRevision } from "@/benchmark/details/result-detail";
import { formatNumber } from "@/benchmark/format";
import { DetailTable } from "./detail-section";

/** Every description of a model that bundles gave: they may differ in revision, count or hub id. */
export function ModelRevisions({ revisions }: { revisions: readonly ModelRevision[] }) {
  return (
    <DetailTable caption="Descriptions of this model">
      <thead>
        <tr>
          <th scope="col">Revision</th>
          <th scope="col">Parameters</th>
          <th scope="col">Active for a token</th>
          <th scope="col" className="text">
            Family
          </th>
          <th scope="col" className="text">
            Hub
          </th>
          <th scope="col">Current results</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map((revision) => (
          <tr key={JSON.stringify(revision)}>
            <th scope="row">{revision.revision ?? "not stated"}</th>
            <td>{formatNumber(revision.parametersB, 10)}B</td>
            <td>
              {revision.activeParametersB === null
                ? "not stated"
                : `${formatNumber(revision.activeParametersB, 10)}B`}
            </td>
            <td className="text">{revision.family ?? "not stated"}</td>
            <td className="text">
              <HubLink {...revision} />
            </td>
            <td>{revision.results}</td>
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}

function HubLink({ hubId, revision }: Pick<ModelRevision, "hubId" | "revision">) {
  const href = hubId && hubAddress(hubId, revision);
  if (!href) return hubId ?? "not stated";
  return (
    <a className="link" href={href} rel="nofollow ugc">
      {hubId}
    </a>
  );
}
