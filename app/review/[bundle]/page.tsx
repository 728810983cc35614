import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isDetailId } from "@/benchmark/detail-address";
import { bundleSetups } from "@/benchmark/review/bundle-setups";
import { openDecisions, readDecision } from "@/benchmark/review/decision";
import { readProblem } from "@/benchmark/review/decision-form";
import { isUndecided, queueAddress, reviewAddress } from "@/benchmark/review/queue-address";
import { BundleFindings } from "@/components/details/bundle-findings";
import { DetailPipeline } from "@/components/details/detail-pipeline";
import { DetailSection } from "@/components/details/detail-section";
import { DecisionDone } from "@/components/review/decision-done";
import { DecisionForm } from "@/components/review/decision-form";
import { DecisionTrouble } from "@/components/review/decision-trouble";
import { DraftLeft } from "@/components/review/draft-left";
import { ReviewFiles } from "@/components/review/review-files";
import { ReviewHead } from "@/components/review/review-head";
import { ReviewPreview } from "@/components/review/review-preview";
import { ReviewSetups } from "@/components/review/review-setups";
import { ReviewSteps } from "@/components/review/review-steps";
import { SubmissionFacts } from "@/components/review/submission-facts";
import { SubmitterRecord } from "@/components/review/submitter-record";
import { findDraft } from "@/db/decision-drafts";
import { loadPreview } from "@/db/preview";
import { findNextPending, loadReviewedSubmission } from "@/db/review-queue";
import { singleParams } from "../../_requests/single-params";
import { requireRole } from "../../_requests/viewer";
import { nameSteps, stepsSince } from "../named-steps";

export const metadata: Metadata = { title: "Review of a submission", robots: { index: false } };

export default async function ReviewedPage(props: PageProps<"/review/[bundle]">) {
  const { bundle: id } = await props.params;
  const viewer = await requireRole("reviewer", isDetailId(id) ? reviewAddress(id) : queueAddress("pending"));
  const submission = isDetailId(id) ? await loadReviewedSubmission(id) : null;
  if (!submission) redirect("/missing/bundle");
  const { bundle, state, publishedAt, revision, takeovers } = submission;
  const params = singleParams(await props.searchParams);
  const done = readDecision(params.done);
  const [draft, steps, preview, next] = await Promise.all([
    findDraft({ bundleId: id, account: viewer.id }),
    nameSteps(submission.steps),
    bundle && isUndecided(state) ? loadPreview(id, bundle) : null,
    done && findNextPending(),
  ]);
  const isOwn = submission.account === viewer.id;
  const decisions = openDecisions({ ...submission, isOwn });
  return (
    <main id="content" className="page pt-10 pb-20">
      <ReviewHead title={submission.title} description={submission.description} isOwn={isOwn} />
      {done && !draft && (
        <DecisionDone bundleId={id} decision={done} isPublic={publishedAt !== null} next={next} />
      )}
      <DetailSection id="about" title="What it is">
        <SubmissionFacts submission={submission} />
      </DetailSection>
      <DetailSection id="findings" title="Findings of today’s checks">
        <BundleFindings findings={submission.findings} />
      </DetailSection>
      {bundle && (
        <DetailSection id="setups" title="What ran, and on what">
          <ReviewSetups {...bundleSetups(bundle)} />
        </DetailSection>
      )}
      <DetailSection id="preview" title={preview ? "On today’s boards" : "On the boards"}>
        <ReviewPreview bundleId={id} state={state} publishedAt={publishedAt} preview={preview} />
      </DetailSection>
      <DetailSection id="files" title="Files">
        <ReviewFiles bundleId={id} files={submission.files} />
      </DetailSection>
      <DetailSection id="reproduce" title="To reproduce it">
        <DetailPipeline pipeline={submission.pipeline ?? null} />
      </DetailSection>
      <DetailSection id="submitter" title="Its submitter">
        <SubmitterRecord history={submission.history} />
      </DetailSection>
      <DetailSection id="history" title="History">
        <ReviewSteps steps={steps} />
      </DetailSection>
      <DetailSection id="decision" title="Decision">
        {draft && (
          <DecisionTrouble
            chosen={draft.decision}
            problem={readProblem(params.problem)}
            meanwhile={stepsSince(steps, revision, draft.revision)}
          />
        )}
        {decisions.length > 0 ? (
          <DecisionForm bundleId={id} {...{ revision, decisions, draft, takeovers }} />
        ) : (
          <p className="text-sm">Nothing is left to decide.</p>
        )}
        {draft && <DraftLeft bundleId={id} draft={draft} isShown={decisions.length > 0} />}
      </DetailSection>
    </main>
  );
}
