import type { Technique } from "@/benchmark/bundle";

/** What the name of a fine-tuning configuration says: `llama3_2_1b_o1_sft_lora_plus`. */
export interface FineTuningName {
  model: string;
  dataset: string;
  method: string;
}

const MODELS: Readonly<Record<string, string>> = {
  llama3_2_1b: "Llama-3.2-1B",
  llama3_2_3b: "Llama-3.2-3B",
  llama3_1_8b: "Llama-3.1-8B",
  qwen2_5_7b: "Qwen-2.5-7B",
  qwen2_5_14b: "Qwen-2.5-14B",
  mistral_7b: "Mistral-7B",
  mistral_24b: "Mistral-Small-24B",
  mistral_small_24b: "Mistral-Small-24B",
};
const DATASETS: Readonly<Record<string, string>> = {
  o1_sft: "OpenO1-SFT",
  medical_o1: "Medical-o1-reasoning-SFT",
};
const METHODS: Readonly<Record<string, string>> = {
  lora: "LoRA",
  lora_plus: "LoRA-plus",
  rslora: "RSLoRA",
  dora: "DoRA",
  pissa: "PiSSA",
  freeze: "freeze",
  full: "full",
};
const CONFIGURATION = new RegExp(
  `^(${Object.keys(MODELS).join("|")})_(${Object.keys(DATASETS).join("|")})_(${Object.keys(METHODS).join("|")})$`,
);

/** The parts of a configuration's name, split around its dataset; null where it is none. */
export function fineTuningName(configuration: string): FineTuningName | null {
  const [, model = "", dataset = "", method = ""] = CONFIGURATION.exec(configuration) ?? [];
  const [modelName, datasetName, methodName] = [MODELS[model], DATASETS[dataset], METHODS[method]];
  if (!modelName || !datasetName || !methodName) return null;
  return { model: modelName, dataset: datasetName, method: methodName };
}

/** A model of the attention-free scripts and its nominal size. */
export interface AttentionFreeName {
  /** In the field's spelling. */
  model: string;
  size: string;
}

const ATTENTION_FREE: Readonly<Record<string, string>> = { pythia: "Pythia", mamba: "Mamba", rwkv: "RWKV" };

/** The name of an attention-free run from its parts, null where they are none: `pythia`, `0.5B`. */
export function attentionFreeName(type: string, size: string): AttentionFreeName | null {
  const key = type.toLowerCase();
  const model = Object.hasOwn(ATTENTION_FREE, key) ? ATTENTION_FREE[key] : undefined;
  return model && /^\d+(?:\.\d+)?B$/i.test(size) ? { model, size: size.toUpperCase() } : null;
}

const VARIANTS: Readonly<Record<string, Technique>> = {
  mqa: { family: "attention", name: "MQA" },
  gqa: { family: "attention", name: "GQA" },
  mla: { family: "attention", name: "MLA" },
  nsa: { family: "attention", name: "NSA" },
  rope: { family: "positional-encoding", name: "RoPE" },
  absolute: { family: "positional-encoding", name: "absolute" },
  learnable_absolute: { family: "positional-encoding", name: "learnable absolute" },
  relative: { family: "positional-encoding", name: "relative" },
  none: { family: "positional-encoding", name: "none" },
  dense: { family: "moe", name: "dense" },
  moe: { family: "moe", name: "MoE" },
};

export interface MegatronName {
  technique: Technique;
  /** Nominal size: `0.5B`, `1.5Bx8`. */
  scale: string;
}

/** The name of a Megatron run: the technique before the last underscore, the scale behind it. */
export function megatronName(name: string): MegatronName | null {
  const [, variant = "", scale = ""] = /^([a-z_]+)_(\d+(?:\.\d+)?B(?:x\d+)?)$/.exec(name) ?? [];
  const technique = Object.hasOwn(VARIANTS, variant) ? VARIANTS[variant] : undefined;
  return technique ? { technique, scale } : null;
}

/** Whether a file's or folder's name is one that the pipeline gives a run. */
export function isRunName(name: string): boolean {
  const [type = "", size = ""] = name.split("_");
  return (
    fineTuningName(name) !== null || megatronName(name) !== null || attentionFreeName(type, size) !== null
  );
}
