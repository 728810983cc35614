import type { StatusAnswer } from "@/benchmark/api/answers";
import { bundleAddress, resultAddress } from "@/benchmark/detail-address";
import type { LinkedBundle, SubmissionStatus } from "@/db/submission-status";

/** Where a submission stands, as the API says it. */
export function statusAnswer(receipt: string, submission: SubmissionStatus): StatusAnswer {
  const { publishedAt, replaces, replacedBy } = submission;
  return {
    status: `/submissions/${receipt}`,
    state: submission.state,
    revision: submission.revision,
    ahead: submission.ahead,
    may_withdraw: submission.mayWithdraw,
    may_correct: submission.mayCorrect,
    received_at: submission.receivedAt,
    published_at: publishedAt,
    bundle: {
      id: submission.bundleId,
      title: submission.title,
      sha256: submission.sha256,
      document_sha256: submission.documentSha256,
      bytes: submission.bytes,
      results: submission.resultCount,
      path: publishedAt === null ? null : bundleAddress(submission.bundleId),
      file_name: submission.fileName,
      verification: submission.verification,
    },
    findings: [...submission.findings],
    history: [...submission.steps],
    results: submission.results.map(({ id, localId, current }) => ({
      id,
      local_id: localId,
      current,
      path: resultAddress(id),
    })),
    on_boards: [...submission.onBoards],
    hears_by_mail: submission.hearsByMail,
    replaces: replaces && linked(replaces),
    replaced_by: replacedBy && linked(replacedBy),
  };
}

function linked({ id, title, state, isPublic }: LinkedBundle) {
  return { id, title, state, path: isPublic ? bundleAddress(id) : null };
}
