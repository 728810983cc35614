import { isDetailId } from "../detail-address";
import { DECISION_RULES, type Decision, LONGEST_REASON, readDecision } from "./decision";

/** Why a decision was not taken, as it stands in an address. `findings`: the checks refuse the bundle today. */
export const PROBLEMS = [
  "reason-missing",
  "reason-long",
  "conflict",
  "findings",
  "takeover",
  "own",
  "no-artefacts",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** The id of what the page says of a decision that was not taken: the form leads back to it. */
export const DECISION_MESSAGE = "decision-message";

/** A decision as a reviewer sends it. */
export interface SentDecision {
  decision: Decision;
  /** Without space around it; empty where none was typed. */
  reason: string;
  /** The revision of the bundle that the reviewer saw. */
  revision: number;
  /** Bundles of other senders whose results it may replace, by their ids: those of the box that was ticked. */
  takesOver: string[];
  problem: Problem | null;
}

/** Reads the fields of the decision form; null for what no form of this site sends. */
export function readDecisionForm(fields: Pick<URLSearchParams, "get">): SentDecision | null {
  const decision = readDecision(fields.get("decision"));
  const revision = fields.get("revision") ?? "";
  if (decision === null || !/^\d{1,9}$/.test(revision)) return null;
  // Browsers send each end of a line as two signs; Postgres refuses NUL.
  const reason = (fields.get("reason") ?? "").replace(/\r\n?/g, "\n").replaceAll("\0", "").trim();
  const takesOver = (fields.get("takeover") ?? "").split(" ").filter(isDetailId);
  return { decision, reason, revision: Number(revision), takesOver, problem: findProblem(decision, reason) };
}

/** A problem by its name in an address; null for what is none. */
export function readProblem(text: string | null | undefined): Problem | null {
  return PROBLEMS.find((problem) => problem === text) ?? null;
}

function findProblem(decision: Decision, reason: string): Problem | null {
  if (reason === "" && DECISION_RULES[decision].needsReason) return "reason-missing";
  return reason.length > LONGEST_REASON ? "reason-long" : null;
}
