import { citationBibtex, citationLine } from "@/benchmark/details/result-citation";
import type { BundleSummary, ResultDetail } from "@/benchmark/details/result-detail";

interface Props {
  result: ResultDetail;
  bundle: BundleSummary;
  /** Scheme and host of this site, as its reader has them. */
  site: string;
}

/** How to cite a result, as a line and as BibTeX. */
export function DetailCitation({ result, bundle, site }: Props) {
  return (
    <>
      <p className="prose break-words text-sm">{citationLine(result, bundle, site)}</p>
      <pre className="command">{citationBibtex(result, bundle, site)}</pre>
    </>
  );
}
