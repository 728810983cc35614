import { z } from "zod";

export const LONGEST_WITHDRAWAL_REASON = 1_000;
/** What stands for a reason where none is given. */
export const WITHDRAWN_BY_SUBMITTER = "Withdrawn by its submitter.";

/** What may come with a withdrawal. */
export const Withdrawal = z
  .strictObject({
    reason: z.string().max(LONGEST_WITHDRAWAL_REASON).optional(),
    revision: z
      .number()
      .int()
      .optional()
      .describe("Nothing is withdrawn where the submission is at another one."),
  })
  .meta({ title: "Withdrawal" });
export type Withdrawal = z.infer<typeof Withdrawal>;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A reason as it is stored and shown to everybody: lines and what is seen in them, at most 1,000 characters. */
export function readReason(text: string | null | undefined): string {
  const lines = (text ?? "").replace(/\r\n?/g, "\n").split("\n");
  const seen = lines.map((line) => line.replace(UNSEEN, " ").trimEnd()).join("\n");
  return seen.trim().slice(0, LONGEST_WITHDRAWAL_REASON);
}

/** What came of the form that withdraws, as it stands in an address. */
export const WITHDRAWAL_OUTCOMES = ["withdrawn", "changed", "no-reason"] as const;
export type WithdrawalOutcome = (typeof WITHDRAWAL_OUTCOMES)[number];
