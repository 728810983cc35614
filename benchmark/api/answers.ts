import { z } from "zod";
import { LIMITS } from "../bundle";

/** What the API answers, field by field: fields are added, never renamed. Moments are ISO 8601 in UTC. */

const moment = z.string().meta({ format: "date-time" });
const path = z.string().describe("A path on this site, beginning with /.");
const sha256 = z.string().describe("SHA-256, 64 hexadecimal digits.");

export const FindingAnswer = z
  .object({
    code: z.string().describe("Stable: codes are added, never renamed."),
    severity: z.enum(["error", "warning"]).describe("An error refuses; a warning is published with a mark."),
    pointer: z.string().describe("JSON pointer (RFC 6901) into the document; empty for the whole of it."),
    found: z.string(),
    expected: z.string(),
    remedy: z.string(),
  })
  .meta({ title: "Finding" });
export type FindingAnswer = z.infer<typeof FindingAnswer>;

export const ErrorAnswer = z
  .object({
    error: z.object({ code: z.string(), message: z.string().describe("For people.") }),
    findings: z.array(FindingAnswer),
  })
  .meta({ title: "Error" });
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

export const DuplicateAnswer = ErrorAnswer.extend({
  bundle: z.object({
    id: z.string(),
    state: z.string(),
    path: path.nullable().describe("Its page; null where it is not published."),
  }),
}).meta({ title: "Duplicate" });
export type DuplicateAnswer = z.infer<typeof DuplicateAnswer>;

const CheckedBundle = z.object({
  title: z.string(),
  sha256,
  bytes: z.number().int().max(LIMITS.packageBytes),
  results: z.number().int(),
});

export const ValidAnswer = z
  .object({
    valid: z.literal(true),
    bundle: CheckedBundle,
    findings: z.array(FindingAnswer).describe("Warnings."),
  })
  .meta({ title: "Valid" });
export type ValidAnswer = z.infer<typeof ValidAnswer>;

export const ReceivedAnswer = z
  .object({
    outcome: z.enum(["received", "known"]).describe("known: the same was sent with the same key before."),
    receipt: z.string().describe("Secret: who has it can follow, correct and withdraw the submission."),
    status: path.describe("The page of this submission."),
    state: z.string(),
    bundle: CheckedBundle.extend({ id: z.string() }),
    findings: z.array(FindingAnswer).describe("Warnings."),
  })
  .meta({ title: "Received" });
export type ReceivedAnswer = z.infer<typeof ReceivedAnswer>;

const LinkedBundle = z.object({
  id: z.string(),
  title: z.string(),
  state: z.string(),
  path: path.nullable().describe("Its page; null where it was never published."),
});

export const StatusAnswer = z
  .object({
    status: path.describe("The page of this submission."),
    state: z.enum([
      "received",
      "checking",
      "pending",
      "changes_requested",
      "published",
      "rejected",
      "superseded",
      "withdrawn",
    ]),
    revision: z.number().int().describe("Counts its events; a withdrawal may name the one it is based on."),
    ahead: z.number().int().nullable().describe("Submissions that wait before it; null where it does not."),
    may_withdraw: z.boolean(),
    may_correct: z.boolean(),
    received_at: moment,
    published_at: moment.nullable(),
    bundle: CheckedBundle.extend({
      id: z.string(),
      path: path.nullable().describe("Its page, once it is published."),
      file_name: z.string(),
      document_sha256: sha256,
      verification: z.enum(["rerun", "artifacts"]).nullable(),
    }),
    findings: z.array(FindingAnswer),
    history: z.array(
      z.object({
        at: moment,
        by: z.string(),
        from: z.string().nullable(),
        to: z.string(),
        reason: z.string(),
      }),
    ),
    results: z.array(z.object({ id: z.string(), local_id: z.string(), current: z.boolean(), path })),
    on_boards: z
      .array(z.string())
      .describe(
        "Ids of published results that leave the boards once a correction of this is published, unless it brings them anew.",
      ),
    hears_by_mail: z.boolean().describe("Whether an address was given to tell of decisions; never which."),
    replaces: LinkedBundle.nullable(),
    replaced_by: LinkedBundle.nullable(),
  })
  .meta({ title: "Submission" });
export type StatusAnswer = z.infer<typeof StatusAnswer>;
