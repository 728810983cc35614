import type { StoredBundle } from "./bundle-history";
import type { Transaction } from "./client";
import { enqueueMail } from "./mail-outbox";

/** A decision that a submitter is told of. */
export type ToldDecision = "published" | "rejected" | "changes_requested" | "withdrawn" | "taken over";

const NEWS: Record<ToldDecision, { subject: string; told: string; next: string }> = {
  published: {
    subject: "Your bundle is published",
    told: "A reviewer has published it; its results are on the boards.",
    next: "Its page:",
  },
  rejected: {
    subject: "Your bundle was rejected",
    told: "A reviewer has rejected it.",
    next: "The page of your receipt shows its history and takes a corrected version.",
  },
  changes_requested: {
    subject: "Changes to your bundle are asked for",
    told: "A reviewer asks for changes before it can be published.",
    next: "Send the corrected version from the page of your receipt.",
  },
  withdrawn: {
    subject: "Your bundle was withdrawn",
    told: "A reviewer has withdrawn it.",
    next: "What was published of it keeps its page, with this reason.",
  },
  "taken over": {
    subject: "Results of your bundle were replaced",
    told: "Newer versions of its results were published. They came from another sender. If that is wrong, tell the maintainers.",
    next: "Its page:",
  },
};

/**
 * Writes the mail that tells a submitter of a decision, in the transaction of the decision; nothing where they left
 * no address. It can't name the page of the receipt: only its holder knows where that is.
 */
export async function tellSubmitter(
  tx: Transaction,
  bundle: StoredBundle,
  decision: ToldDecision,
  reason: string,
): Promise<void> {
  if (bundle.email === null) return;
  const { subject, told, next } = NEWS[decision];
  const isPublic = decision === "published" || bundle.publishedAt !== null;
  const lines = [`Your bundle "${bundle.title}" (${bundle.id}):`, told, "", `Reason: ${reason}`, "", next];
  await enqueueMail(tx, bundle.id, {
    to: bundle.email,
    // Nothing that a submitter wrote stands in a header.
    subject: `${subject} (${bundle.id})`,
    text: lines.join("\n"),
    path: isPublic ? `/bundles/${bundle.id}` : null,
  });
}
