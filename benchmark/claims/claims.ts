import { ARCHITECTURE_CLAIMS } from "./architecture-claims";
import { ATTENTION_CLAIMS } from "./attention-claims";
import type { Claim } from "./claim";
import { GENERAL_CLAIMS } from "./general-claims";
import { INFERENCE_CLAIMS } from "./inference-claims";
import { TUNING_CLAIMS } from "./tuning-claims";

const ALL = [
  ...GENERAL_CLAIMS,
  ...ARCHITECTURE_CLAIMS,
  ...ATTENTION_CLAIMS,
  ...TUNING_CLAIMS,
  ...INFERENCE_CLAIMS,
];

/** The claims of the paper that are held against the data: those of its abstract first. */
export const CLAIMS: readonly Claim[] = [
  ...ALL.filter(({ where }) => where === "abstract"),
  ...ALL.filter(({ where }) => where === "text"),
];

/** Where the claims stand. */
export const CLAIMS_SOURCE = {
  citation: "EfficientLLM, arXiv 2505.13840",
  url: "https://arxiv.org/abs/2505.13840",
} as const;

/**
 * Which rules made a verdict: past verdicts are remembered by it, and worked out anew when it is another one. Raise it
 * with every change of what can be said of given results: of a claim, of how results are paired, or of what compares.
 */
export const CLAIM_RULES = "2";
