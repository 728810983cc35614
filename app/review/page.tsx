import type { Metadata } from "next";
import { stateText } from "@/benchmark/bundle-states";
import { queueAddress, readQueueQuestion } from "@/benchmark/review/queue-address";
import { mayActAs } from "@/benchmark/review/role";
import { QueueTable } from "@/components/review/queue-table";
import { QueueTabs } from "@/components/review/queue-tabs";
import { SignedIn } from "@/components/review/signed-in";
import { loadReviewQueue, QUEUE_ROWS } from "@/db/review-queue";
import { singleParams } from "../_requests/single-params";
import { requireRole } from "../_requests/viewer";

export const metadata: Metadata = { title: "Review", robots: { index: false } };

export default async function ReviewPage(props: PageProps<"/review">) {
  const { state, page: asked } = readQueueQuestion(singleParams(await props.searchParams));
  const viewer = await requireRole("reviewer", queueAddress(state, asked));
  const { submissions, counts, page, pages } = await loadReviewQueue(state, asked);
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Review</h1>
      <SignedIn viewer={viewer} />
      {mayActAs(viewer.role, "admin") && (
        <p className="mt-2 text-sm">
          <a className="link" href="/review/accounts">
            Accounts and roles
          </a>
        </p>
      )}
      <QueueTabs state={state} counts={counts} />
      <h2 className="sr-only">Submissions: {stateText(state)}</h2>
      <div className="mt-6">
        {submissions.length === 0 ? (
          <p>
            {state === "pending" ? "Nothing waits for a decision." : `There is none: ${stateText(state)}.`}
          </p>
        ) : (
          <QueueTable
            submissions={submissions}
            first={state === "pending" ? (page - 1) * QUEUE_ROWS + 1 : null}
            now={Date.now()}
          />
        )}
      </div>
      {pages > 1 && (
        <nav aria-label="Pages of submissions" className="mt-3 flex gap-4 text-sm">
          <span>
            Page {page} of {pages}
          </span>
          {page > 1 && (
            <a className="link" href={queueAddress(state, page - 1)}>
              previous
            </a>
          )}
          {page < pages && (
            <a className="link" href={queueAddress(state, page + 1)}>
              next
            </a>
          )}
        </nav>
      )}
    </main>
  );
}
