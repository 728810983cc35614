/** The methods of the PEFT library by its `peft_type`, as its documentation and their papers spell them. */
const METHODS: Readonly<Record<string, string>> = {
  ADALORA: "AdaLoRA",
  ADAMSS: "AdaMSS",
  ADAPTION_PROMPT: "Llama-Adapter",
  BEFT: "BEFT",
  BOFT: "BOFT",
  C3A: "C3A",
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
  OFT: "OFT",
  OSF: "OSF",
  P_TUNING: "P-tuning",
  PEANUT: "PEANuT",
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
  "full fine-tuning": "full",
};

/** What of a run's configuration decides the technique's name. */
export interface PeftMethod {
  experiment: string;
  peft_type: string;
  use_dora?: boolean | undefined;
  use_rslora?: boolean | undefined;
  init?: string | undefined;
}

/**
 * The technique of a run, in the field's spelling. LoRA's variants are techniques of their own: DoRA, RSLoRA,
 * BD-LoRA (block-diagonal factors, arXiv:2510.23346) and MiCA (arXiv:2604.01694: it starts from the minor singular vectors
 * and trains one factor alone). A type that is not known keeps its own name.
 */
export function peftTechnique(run: PeftMethod): string {
  if (run.peft_type === "LORA") {
    if (run.use_dora) return "DoRA";
    if (run.use_rslora) return "RSLoRA";
    if (run.init === "mica") return "MiCA";
    // The rows carry no flag for it; the name of the run is all that tells it from plain LoRA.
    if (/\bbdlora$/.test(run.experiment)) return "BD-LoRA";
  }
  return METHODS[run.peft_type] ?? run.peft_type;
}
