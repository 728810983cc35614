/** What a reviewer can do with a bundle. The last three say how far its numbers were verified. */
export const DECISIONS = [
  "publish",
  "request-changes",
  "reject",
  "withdraw",
  "verify-rerun",
  "verify-artifacts",
  "unverify",
] as const;
export type Decision = (typeof DECISIONS)[number];

/** Longer than any reason that somebody reads. */
export const LONGEST_REASON = 4_000;

interface DecisionRule {
  /** On the button of the choice. */
  title: string;
  explanation: string;
  /** Whether its submitter is owed a reason, or readers are: what was run again, which files were checked. */
  needsReason: boolean;
  /** The states of a bundle in which it can be taken. */
  from: readonly string[];
}

/** Each decision in words, and when it can be taken. */
export const DECISION_RULES = {
  publish: {
    title: "Publish",
    explanation: "Its results are on the boards at once.",
    needsReason: false,
    from: ["pending"],
  },
  "request-changes": {
    title: "Ask for changes",
    explanation: "Its submitter is told what is missing, and can send a corrected bundle in its place.",
    needsReason: true,
    from: ["pending"],
  },
  reject: {
    title: "Reject",
    explanation: "It is not published. Its submitter is told why, and may send another.",
    needsReason: true,
    from: ["pending"],
  },
  withdraw: {
    title: "Withdraw",
    explanation: "No board shows it any more. What was published keeps its pages, with the reason.",
    needsReason: true,
    from: ["pending", "changes_requested", "published", "superseded"],
  },
  "verify-rerun": {
    title: "Verified: run again",
    explanation: "The maintainers ran it again and found these numbers.",
    needsReason: true,
    from: ["pending", "published", "superseded"],
  },
  "verify-artifacts": {
    title: "Verified: artefacts checked",
    explanation: "The maintainers worked the numbers out anew from the raw files that came with them.",
    needsReason: true,
    from: ["pending", "published", "superseded"],
  },
  unverify: {
    title: "Not verified",
    explanation: "The numbers stand as their submitter reported them.",
    needsReason: true,
    from: ["pending", "published", "superseded"],
  },
} as const satisfies Record<Decision, DecisionRule>;

/** What decides on which decisions can be taken. */
export interface Decidable {
  state: string;
  verification: string | null;
  /** Files beside package and document. */
  artifactCount: number;
  /** Whether it was published once: what never was has nothing to withdraw once it is superseded. */
  publishedAt: string | null;
  /** Whether the reviewer sent it: then another one has to verify it. */
  isOwn: boolean;
}

/** The decisions that can be taken on a bundle, in the order of the form; none where it is at its end. */
export function openDecisions(bundle: Decidable): Decision[] {
  if (bundle.state === "superseded" && bundle.publishedAt === null) return [];
  return DECISIONS.filter((decision) => {
    const { from }: DecisionRule = DECISION_RULES[decision];
    return from.includes(bundle.state) && isPossible(decision, bundle);
  });
}

function isPossible(decision: Decision, { verification, artifactCount, isOwn }: Decidable): boolean {
  switch (decision) {
    case "unverify":
      return verification !== null;
    case "verify-rerun":
      return !isOwn;
    case "verify-artifacts":
      return !isOwn && artifactCount > 0;
    default:
      return true;
  }
}

/** What the page says of a decision that was taken just now. */
export const DECISIONS_DONE: Readonly<Record<Decision, string>> = {
  publish: "It is published: its results are on the boards.",
  "request-changes": "Changes are asked for. It waits for its submitter now.",
  reject: "It is rejected.",
  withdraw: "It is withdrawn: no board shows it.",
  "verify-rerun": "It is marked as verified: run again by the maintainers.",
  "verify-artifacts": "It is marked as verified: its artefacts were checked.",
  unverify: "It is marked as self-reported.",
};

/** A decision by its name; null for what is none. */
export function readDecision(text: string | null | undefined): Decision | null {
  return DECISIONS.find((decision) => decision === text) ?? null;
}
