import { citationBibtex, citationLine } from "@/benchmark/details/result-citation";
import type { BundleSummary, ResultDetail } from "@/benchmark/details/result-detail";

/** How to cite a result, as a line and as BibTeX. */
export function DetailCitation({ result, bundle }: { result: ResultDetail; bundle: BundleSummary }) {
  return (
    <>
      <p className="prose break-words text-sm">{citationLine(result, bundle)}</p>
      <pre className="command">{citationBibtex(result, bundle)}</pre>
    </>
  );
}
