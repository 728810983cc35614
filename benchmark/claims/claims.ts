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
