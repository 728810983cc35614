import { ownEntry } from "@/benchmark/own-entry";

/** The methods of the PEFT library by its `peft_type`, as its documentation and their papers spell them. */
const METHODS: Readonly<Record<string, string>> = {
  ADALORA: "AdaLoRA",
  ADAMSS: "AdaMSS",
  ADAPTION_PROMPT: "Llama-Adapter",
  BEFT: "BEFT",
  BOFT: "BOFT",
  BONE: "Bone",
  C3A: "C3A",
  CPT: "CPT",
  DEFT: "DEFT",
  DELORA: "DeLoRA",
  FOURIERFT: "FourierFT",
  FROD: "FRoD",
  GLORA: "GLoRA",
  GRALORA: "GraLoRA",
  HIRA: "HiRA",
  HRA: "HRA",
  IA3: "IA3",
  LILY: "Lily",
  LN_TUNING: "LayerNorm tuning",
  LOHA: "LoHa",
  LOKR: "LoKr",
  LORA: "LoRA",
  MISS: "MiSS",
  MULTITASK_PROMPT_TUNING: "multitask prompt tuning",
  OFT: "OFT",
  OSF: "OSF",
  P_TUNING: "P-tuning",
  PEANUT: "PEANuT",
  POLY: "Poly",
  PREFIX_TUNING: "prefix tuning",
  PROMPT_TUNING: "prompt tuning",
  PSOFT: "PSOFT",
  PVERA: "PVeRA",
  RANDLORA: "RandLoRA",
  ROAD: "RoAd",
  SHIRA: "SHiRA",
  TINYLORA: "TinyLoRA",
  TRAINABLE_TOKENS: "trainable tokens",
  UNILORA: "Uni-LoRA",
  VBLORA: "VB-LoRA",
  VERA: "VeRA",
  WAVEFT: "WaveFT",
  XLORA: "X-LoRA",
  "full fine-tuning": "full",
};

/** Variants of LoRA by how its factors start (`init_lora_weights`). Gaussian and orthogonal starts are plain LoRA. */
const BY_START: readonly (readonly [start: RegExp, name: string])[] = [
  [/^pissa/i, "PiSSA"],
  [/^olora$/i, "OLoRA"],
  [/^eva$/i, "EVA"],
  [/^corda$/i, "CorDA"],
  [/^loftq$/i, "LoftQ"],
  [/^lora_ga$/i, "LoRA-GA"],
  [/^mica$/i, "MiCA"],
];

/** All methods that the library has, and the variants that its flags make of them. */
export const PEFT_METHODS: readonly string[] = [
  ...Object.values(METHODS),
  ...["DoRA", "RSLoRA", "QA-LoRA", "BD-LoRA"],
  ...BY_START.map(([, name]) => name),
];

/** What of a run's configuration decides the technique's name. */
export interface PeftMethod {
  peft_type: string;
  use_dora?: boolean | undefined;
  use_rslora?: boolean | undefined;
  use_qalora?: boolean | undefined;
  use_bdlora?: boolean | undefined;
  /** `init_lora_weights` where it is a word. */
  init?: string | undefined;
  /** Name of the run, where it is all that is kept of it. */
  experiment?: string | undefined;
}

/**
 * The technique of a run, in the field's spelling. LoRA's variants are techniques of their own, told by flags that old
 * files lack: DoRA, RSLoRA, QA-LoRA, BD-LoRA (block-diagonal factors, arXiv:2510.23346), and those by how the factors
 * start, such as MiCA (arXiv:2604.01694: from the minor singular vectors, training one factor alone). LoRA+ is a matter
 * of the optimiser and stands in no adapter's configuration. A type that is not known keeps its own name.
 */
export function peftTechnique(run: PeftMethod): string {
  if (run.peft_type === "LORA") {
    if (run.use_dora) return "DoRA";
    if (run.use_rslora) return "RSLoRA";
    if (run.use_qalora) return "QA-LoRA";
    if (run.use_bdlora || /\bbdlora$/.test(run.experiment ?? "")) return "BD-LoRA";
    const byStart = BY_START.find(([start]) => start.test(run.init ?? ""));
    if (byStart) return byStart[1];
  }
  return ownEntry(METHODS, run.peft_type) ?? run.peft_type;
}
