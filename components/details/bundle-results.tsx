import { AXES, MODALITIES } from "@/benchmark/axes";
import { modelAddress, resultAddress, techniqueAddress } from "@/benchmark/detail-address";
import { printBundleUrl } from "@/benchmark/details/bundle-question";
import type { BundleDetail } from "@/benchmark/details/result-detail";
import { familyTitle } from "@/benchmark/techniques";
import { settingsText } from "./detail-links";
import { DetailTable } from "./detail-section";

interface Props {
  bundle: Pick<BundleDetail, "id" | "state" | "total" | "results">;
  page: number;
  pages: number;
}

/** The results of a bundle, one page of them, each with the way to everything known of it. */
export function BundleResults({ bundle, page, pages }: Props) {
  return (
    <>
      <DetailTable caption="Results of this bundle">
        <thead>
          <tr>
            <th scope="col">Result</th>
            <th scope="col" className="text">
              Technique
            </th>
            <th scope="col" className="text">
              Model
            </th>
            <th scope="col" className="text">
              Board
            </th>
            <th scope="col" className="text">
              Standing
            </th>
          </tr>
        </thead>
        <tbody>
          {bundle.results.map((result) => (
            <tr key={result.id}>
              <th scope="row">
                <a className="link" href={resultAddress(result.id)}>
                  {result.localId}
                </a>
              </th>
              <td className="text">
                <a className="link" href={techniqueAddress(result.technique)}>
                  {result.technique}
                </a>
                {result.settings && <span>{settingsText(result.settings)}</span>}
              </td>
              <td className="text">
                <a className="link" href={modelAddress(result.modelSlug)}>
                  {result.model}
                </a>
              </td>
              <td className="text">
                {AXES[result.axis].short}, {MODALITIES[result.modality].title.toLowerCase()}
                <span>{familyTitle(result.family)}</span>
              </td>
              <td className="text">{standingOf(result, bundle.state)}</td>
            </tr>
          ))}
        </tbody>
      </DetailTable>
      {pages > 1 && (
        <nav aria-label="Pages of results" className="mt-3 flex gap-4 text-sm">
          <span>
            Page {page} of {pages}, {bundle.total} results
          </span>
          {page > 1 && <PageLink bundle={bundle.id} page={page - 1} text="previous" />}
          {page < pages && <PageLink bundle={bundle.id} page={page + 1} text="next" />}
        </nav>
      )}
    </>
  );
}

function standingOf(
  { current, version }: BundleDetail["results"][number],
  state: BundleDetail["state"],
): string {
  if (state === "withdrawn") return `withdrawn, was version ${version}`;
  return current ? `current, version ${version}` : `version ${version}, not current`;
}

function PageLink({ bundle, page, text }: { bundle: string; page: number; text: string }) {
  return (
    <a className="link" href={printBundleUrl(bundle, page)}>
      {text}
    </a>
  );
}
