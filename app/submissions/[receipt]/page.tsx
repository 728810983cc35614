import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WITHDRAWAL_OUTCOMES } from "@/benchmark/api/withdrawal";
import { DetailSection } from "@/components/details/detail-section";
import { CopyAddress } from "@/components/submissions/copy-address";
import { SubmissionFacts } from "@/components/submissions/submission-facts";
import { SubmissionHistory } from "@/components/submissions/submission-history";
import { SubmissionResults } from "@/components/submissions/submission-results";
import { SubmissionStanding } from "@/components/submissions/submission-standing";
import { WithdrawForm } from "@/components/submissions/withdraw-form";
import { WithdrawalMessage } from "@/components/submissions/withdrawal-message";
import { FindingsList } from "@/components/submit/findings-list";
import { summariseFindings } from "@/components/submit/findings-summary";
import { listSentResults, loadSubmission } from "@/db/submission-status";
import { singleParams } from "../../_requests/single-params";
import { statusAnswer } from "../../api/v1/status-answer";

/**
 * The address is a secret: no search engine keeps it, and no other site is told of it. Not `no-referrer`: with it
 * browsers send `Origin: null` along with the form that withdraws, which would be refused.
 */
export const metadata: Metadata = {
  title: "A submission",
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export default async function SubmissionPage(props: PageProps<"/submissions/[receipt]">) {
  const { receipt } = await props.params;
  const loaded = await loadSubmission(receipt);
  if (!loaded) notFound();
  const submission = statusAnswer(receipt, loaded);
  const sent = loaded.publishedAt === null ? await listSentResults(loaded) : [];
  const { done } = singleParams(await props.searchParams);
  const outcome = WITHDRAWAL_OUTCOMES.find((known) => known === done);
  const { may_withdraw, may_correct, revision, bundle, published_at } = submission;
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="break-words font-semibold text-2xl">
        <bdi>{bundle.title}</bdi>
      </h1>
      <p className="prose mt-3 text-soft">
        A submission. Keep this address and keep it to yourself: who has it can follow, correct and withdraw
        the submission, and nobody can find it again for you.
      </p>
      <CopyAddress />
      {outcome && <WithdrawalMessage outcome={outcome} />}
      <SubmissionStanding receipt={receipt} submission={submission} />
      {(may_correct || may_withdraw) && (
        <div className="mt-5 flex flex-wrap items-start gap-3">
          {may_correct && (
            <a className="chip solid" href={`/submit?corrects=${receipt}`}>
              Send a corrected version
            </a>
          )}
          {may_withdraw && (
            <WithdrawForm receipt={receipt} revision={revision} isPublished={published_at !== null} />
          )}
        </div>
      )}
      <DetailSection id="sent" title="What was sent">
        <SubmissionFacts submission={submission} />
      </DetailSection>
      <DetailSection id="results" title="Results">
        <SubmissionResults submission={submission} sent={sent} />
      </DetailSection>
      <DetailSection id="findings" title="Findings of the checks">
        <FindingsList findings={summariseFindings(loaded.findings)} />
      </DetailSection>
      <DetailSection id="history" title="History">
        <SubmissionHistory history={submission.history} />
      </DetailSection>
    </main>
  );
}
