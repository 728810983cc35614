import { bundleAddress } from "@/benchmark/detail-address";
import type { LeavingResult } from "@/benchmark/preview/leaving-results";
import type { PreviewedResult } from "@/benchmark/preview/preview";
import { PreviewTable } from "../submit/preview-table";
import { LeavingResults } from "./leaving-results";

interface Props {
  bundleId: string;
  state: string;
  publishedAt: string | null;
  /** null once it is decided on, and where the checks refuse it. */
  preview: { results: PreviewedResult[]; leaving: LeavingResult[]; shown: number; of: number } | null;
}

/** How a submission would stand on today's boards while it is undecided; afterwards where its results are. */
export function ReviewPreview({ bundleId, state, publishedAt, preview }: Props) {
  if (preview) {
    return (
      <>
        <LeavingResults leaving={preview.leaving} />
        {preview.shown < preview.of && (
          <p className="prose text-sm">
            The first {preview.shown} of {preview.of} results, as they would stand if these alone were
            published.
          </p>
        )}
        <PreviewTable results={preview.results} />
      </>
    );
  }
  if (publishedAt === null) {
    return <p className="text-sm">It is on no board, and there is nothing to compare it with.</p>;
  }
  return (
    <p className="text-sm">
      {state === "published"
        ? "Its results were published"
        : "No board shows it any more; its results were published"}
      :{" "}
      <a className="link" href={`${bundleAddress(bundleId)}#results`}>
        they are on its page
      </a>
      .
    </p>
  );
}
