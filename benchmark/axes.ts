/** The three stages of a model's life at which the benchmark measures efficiency. */
export const AXES = {
  architecture: {
    title: "Architecture pretraining",
    short: "Architecture",
    summary: "Attention variants, positional encodings, mixtures of experts and attention-free models.",
  },
  "fine-tuning": {
    title: "Training and tuning",
    short: "Fine-tuning",
    summary: "Parameter-efficient fine-tuning methods against each other and against full fine-tuning.",
  },
  inference: {
    title: "Bit-width quantization and serving",
    short: "Inference",
    summary: "Weight precisions: what fewer bits save, and what they cost.",
  },
} as const;
export type Axis = keyof typeof AXES;
export const AXIS_KEYS = Object.keys(AXES) as [Axis, ...Axis[]];

/** What the models take in and give out. */
export const MODALITIES = {
  language: { title: "Language", summary: "large language models" },
  vision: { title: "Vision", summary: "image and video generation" },
  "vision-language": { title: "Vision-language", summary: "models that read images and text" },
} as const;
export type Modality = keyof typeof MODALITIES;
export const MODALITY_KEYS = Object.keys(MODALITIES) as [Modality, ...Modality[]];

/** Where a value comes from, the most trustworthy first. */
export const ORIGINS = {
  measured: { mark: "", title: "Measured", explanation: "taken from the artefact of a run" },
  reported: { mark: "r", title: "Reported", explanation: "printed in a publication" },
  digitised: {
    mark: "d",
    title: "Digitised",
    explanation: "read off a figure, with the uncertainty of that reading",
  },
  estimated: { mark: "e", title: "Estimated", explanation: "neither measured nor published: an estimate" },
} as const;
export type Origin = keyof typeof ORIGINS;
export const ORIGIN_KEYS = Object.keys(ORIGINS) as [Origin, ...Origin[]];

/** The least trustworthy of several origins: what a mean over them may claim to be. */
export function weakestOrigin(origins: readonly Origin[]): Origin {
  return origins.reduce<Origin>(
    (weakest, origin) => (ORIGIN_KEYS.indexOf(origin) > ORIGIN_KEYS.indexOf(weakest) ? origin : weakest),
    "measured",
  );
}

/** Whether a value counts one accelerator or all of them together. A source that does not say has neither. */
export const SCOPES = {
  per_accelerator: { title: "per accelerator" },
  total: { title: "all accelerators together" },
} as const;
export type Scope = keyof typeof SCOPES;
export const SCOPE_KEYS = Object.keys(SCOPES) as [Scope, ...Scope[]];

/** Why a bundle carries no value where one could be expected. */
export const MISSING_REASONS = {
  not_measured: "not measured",
  not_applicable: "does not apply here",
  failed: "the run failed",
  out_of_memory: "ran out of memory",
} as const;
export type MissingReason = keyof typeof MISSING_REASONS;
export const MISSING_REASON_KEYS = Object.keys(MISSING_REASONS) as [MissingReason, ...MissingReason[]];

export function isAxis(text: string): text is Axis {
  return Object.hasOwn(AXES, text);
}
