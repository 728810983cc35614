import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isDetailId } from "@/benchmark/detail-address";
import { openDecisions, readDecision } from "@/benchmark/review/decision";
import { readProblem } from "@/benchmark/review/decision-form";
import { queueAddress, reviewAddress } from "@/benchmark/review/queue-address";
import { BundleFindings } from "@/components/details/bundle-findings";
import { DetailPipeline } from "@/components/details/detail-pipeline";
import { DetailSection } from "@/components/details/detail-section";
import { LinkedText } from "@/components/details/linked-text";
import { DecisionForm } from "@/components/review/decision-form";
import { DecisionMessages } from "@/components/review/decision-messages";
import { DraftLeft } from "@/components/review/draft-left";
import { ReviewFiles } from "@/components/review/review-files";
import { ReviewSteps } from "@/components/review/review-steps";
import { SubmissionFacts } from "@/components/review/submission-facts";
import { SubmitterRecord } from "@/components/review/submitter-record";
import { PreviewTable } from "@/components/submit/preview-table";
import { findDraft } from "@/db/decision-drafts";
import { loadPreview } from "@/db/preview";
import { loadReviewedSubmission } from "@/db/review-queue";
import { singleParams } from "../../_requests/single-params";
import { requireRole } from "../../_requests/viewer";
import { nameSteps, stepsSince } from "../named-steps";

export const metadata: Metadata = { title: "Review of a submission", robots: { index: false } };

export default async function ReviewedPage(props: PageProps<"/review/[bundle]">) {
  const { bundle: id } = await props.params;
  const viewer = await requireRole("reviewer", isDetailId(id) ? reviewAddress(id) : queueAddress("pending"));
  const submission = isDetailId(id) ? await loadReviewedSubmission(id) : null;
  if (!submission) redirect("/missing/bundle");
  const { done, problem } = singleParams(await props.searchParams);
  const [draft, steps, preview] = await Promise.all([
    findDraft({ bundleId: id, account: viewer.id }),
    nameSteps(submission.steps),
    submission.bundle && loadPreview(id, submission.bundle),
  ]);
  const decisions = openDecisions(submission);
  return (
    <main id="content" className="page pt-10 pb-20">
      <p className="text-sm">
        <a className="link" href="/review">
          To the queue
        </a>
      </p>
      <h1 className="mt-2 break-words font-semibold text-2xl">
        <bdi>{submission.title}</bdi>
      </h1>
      <DecisionMessages
        done={readDecision(done)}
        problem={draft && readProblem(problem)}
        meanwhile={draft ? stepsSince(steps, submission.revision, draft.revision) : []}
      />
      {submission.description && (
        <p className="prose mt-3 whitespace-pre-line break-words">
          <LinkedText text={submission.description} />
        </p>
      )}
      <DetailSection id="about" title="What it is">
        <SubmissionFacts submission={submission} />
      </DetailSection>
      <DetailSection id="findings" title="Findings of today’s checks">
        <BundleFindings findings={submission.findings} />
      </DetailSection>
      {preview && (
        <DetailSection id="preview" title="On today’s boards">
          <PreviewTable results={preview} />
        </DetailSection>
      )}
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
        {decisions.length > 0 ? (
          <DecisionForm bundleId={id} revision={submission.revision} decisions={decisions} draft={draft} />
        ) : (
          <p className="text-sm">Nothing is left to decide.</p>
        )}
        {draft && <DraftLeft bundleId={id} draft={draft} isShown={decisions.length > 0} />}
      </DetailSection>
    </main>
  );
}
