import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CLAIMS_SOURCE } from "@/benchmark/claims/claims";
import { parseClaimsQuestion, printClaimsUrl } from "@/benchmark/claims/claims-question";
import { isPrinted } from "@/benchmark/query-reader";
import { ClaimEntry } from "@/components/claims/claim-entry";
import { ClaimSummary } from "@/components/claims/claim-summary";
import { Notices } from "@/components/notices";
import { loadClaims } from "@/db/claims";

export const metadata: Metadata = {
  title: "The paper’s claims",
  description:
    "What the EfficientLLM paper claims, each held against today’s data: supported, contradicted, mixed or not testable.",
};

export default async function ClaimsPage(props: PageProps<"/claims">) {
  const params = await props.searchParams;
  const { question, notices } = parseClaimsQuestion(params);
  const address = printClaimsUrl(question);
  if (notices.length === 0 && !isPrinted(params, address.replace("/claims", ""))) redirect(address);
  const { claims, datasetVersion } = await loadClaims();
  const shown = claims.filter(
    ({ finding }) => question.verdict.length === 0 || question.verdict.includes(finding.verdict),
  );
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">The paper’s claims against today’s data</h1>
      <div className="prose mt-2 space-y-3 text-soft">
        <p>
          Each claim of{" "}
          <a className="link" href={CLAIMS_SOURCE.url}>
            {CLAIMS_SOURCE.citation}
          </a>{" "}
          is a rule over the results on these boards, and is tested anew whenever the data changes. Only
          results that may be compared count: on one data set and hardware, and on one model, or on two that
          differ by the technique alone. What is not known of that stands beside the evidence. Runs that
          differ by the seed alone count once, by their mean; each setup is held against one setup of every
          other technique. A difference that is no larger than its uncertainty counts for neither side, and so
          do equal values.
        </p>
        <p>
          All that counts agrees: supported, or contradicted. Both are there: mixed. Nothing counts: not
          testable. A claim of several parts has the verdict that those of its parts share that can be tested,
          and is mixed where they differ.
        </p>
      </div>
      <Notices notices={notices} />
      <ClaimSummary claims={claims} question={question} />
      <div className="mt-8">
        {shown.map((claim) => (
          <ClaimEntry key={claim.id} claim={claim} />
        ))}
      </div>
      {shown.length === 0 && <p className="mt-4">No claim has this verdict today.</p>}
      <p className="mt-12 text-sm text-soft">Dataset version {datasetVersion}</p>
    </main>
  );
}
