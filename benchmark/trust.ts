/** What the maintainers did to verify a bundle's values. Without it they are their submitter's own word. */
export const VERIFICATIONS = {
  rerun: { title: "Re-run", explanation: "the maintainers ran it again and found the same" },
  artifacts: {
    title: "Artefacts checked",
    explanation: "the maintainers found the values in the artefacts of the run",
  },
} as const;
export type Verification = keyof typeof VERIFICATIONS;

/** Whether anybody but the submitter stands for a value, as filters and boards tell it. */
export const STANDINGS = {
  verified: { title: "Verified" },
  "self-reported": { title: "Self-reported" },
} as const;
export type Standing = keyof typeof STANDINGS;
export const STANDING_KEYS = Object.keys(STANDINGS) as [Standing, ...Standing[]];

/** Whether the submitter made the technique or the model. */
export const PARTIES = {
  "first-party": { title: "First party", explanation: "who submits it made the technique or the model" },
  "third-party": {
    title: "Third party",
    explanation: "who submits it made neither the technique nor the model",
  },
} as const;
export type Party = keyof typeof PARTIES;
export const PARTY_KEYS = Object.keys(PARTIES) as [Party, ...Party[]];

/** What comes out when a result's values are held against each other and against the hardware. */
export const CROSS_CHECKS = {
  hold: { title: "Cross-checks hold", explanation: "at least one could be made, and none fails" },
  contradict: { title: "Cross-checks fail", explanation: "its values contradict each other or the hardware" },
  none: { title: "No cross-check", explanation: "too few values are given to hold one against another" },
} as const;
export type CrossCheck = keyof typeof CROSS_CHECKS;
export const CROSS_CHECK_KEYS = Object.keys(CROSS_CHECKS) as [CrossCheck, ...CrossCheck[]];

/** Why a result may be believed, apart from its values. */
export interface Trust {
  verification: Verification | null;
  party: Party;
  checks: CrossCheck;
}

export function standingOf({ verification }: Pick<Trust, "verification">): Standing {
  return verification === null ? "self-reported" : "verified";
}

/** What was verified of a result, in a sentence part. */
export function verificationText({ verification }: Pick<Trust, "verification">): string {
  if (verification === null) return "self-reported: nobody but the submitter stands for the values";
  const { title, explanation } = VERIFICATIONS[verification];
  return `verified (${title.toLowerCase()}): ${explanation}`;
}

/** How far several results may be believed: of how many each thing holds. The field names are those of the API. */
export interface TrustCounts {
  results: number;
  verified: number;
  first_party: number;
  checks_hold: number;
  checks_contradict: number;
}

export function countTrust(results: readonly { trust: Trust }[]): TrustCounts {
  const count = (holds: (trust: Trust) => boolean) => results.filter(({ trust }) => holds(trust)).length;
  return {
    results: results.length,
    verified: count(({ verification }) => verification !== null),
    first_party: count(({ party }) => party === "first-party"),
    checks_hold: count(({ checks }) => checks === "hold"),
    checks_contradict: count(({ checks }) => checks === "contradict"),
  };
}
