import type { Axis } from "./axes";
import { ownEntry } from "./own-entry";
import { slug } from "./slug";

export interface TechniqueFamily {
  title: string;
  axis: Axis;
  /** The family's own baseline: the first of these that was measured. */
  baselines: readonly string[];
  /** Techniques in the field's spelling, in the order pages list them. New ones need no code: they follow by name. */
  techniques: readonly string[];
}

/** Families the pages know by title and order. The list is open: a bundle may bring a family that is not here. */
export const FAMILIES: Readonly<Record<string, TechniqueFamily>> = {
  attention: {
    title: "Attention mechanism",
    axis: "architecture",
    baselines: ["MHA", "GQA"],
    techniques: ["MHA", "MQA", "GQA", "MLA", "NSA"],
  },
  "positional-encoding": {
    title: "Positional encoding",
    axis: "architecture",
    baselines: ["RoPE"],
    techniques: ["RoPE", "absolute", "learnable absolute", "relative", "none"],
  },
  moe: {
    title: "Mixture of experts",
    axis: "architecture",
    baselines: ["dense"],
    techniques: ["dense", "MoE"],
  },
  "attention-free": {
    title: "Attention-free architecture",
    axis: "architecture",
    baselines: ["Transformer"],
    techniques: ["Transformer", "Mamba", "Pythia", "RWKV"],
  },
  peft: {
    title: "Parameter-efficient fine-tuning",
    axis: "fine-tuning",
    baselines: ["LoRA", "full"],
    techniques: ["LoRA", "LoRA-plus", "RSLoRA", "DoRA", "PiSSA", "LoHa", "LoKr", "GLoRA", "freeze", "full"],
  },
  quantization: {
    title: "Weight precision",
    axis: "inference",
    baselines: ["bfloat16"],
    techniques: ["bfloat16", "float16", "int4"],
  },
};

const FAMILY_ORDER = Object.keys(FAMILIES);

/** Sorts family keys as the pages list them: known ones first, in the table's order, then by name. */
export function compareFamilies(a: string, b: string): number {
  return order(FAMILY_ORDER, a) - order(FAMILY_ORDER, b) || compareText(a, b);
}

/** Sorts technique names of one family as the pages list them. */
export function compareTechniques(family: string, a: string, b: string): number {
  const known = ownEntry(FAMILIES, family)?.techniques ?? [];
  return order(known, a) - order(known, b) || compareText(a, b);
}

/** The title of a family; a family the code does not know is called by its own key. */
export function familyTitle(family: string): string {
  return ownEntry(FAMILIES, family)?.title ?? family;
}

/** Other spellings in use for a technique, by slug. */
const SPELLINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "positional-encoding": { relate: "relative", "learned-absolute": "learnable absolute", nope: "none" },
  moe: { "mixture-of-experts": "MoE" },
  peft: {
    "rank-stabilized-lora": "RSLoRA",
    "full-fine-tuning": "full",
    "full-finetuning": "full",
    freezing: "freeze",
  },
  quantization: { bf16: "bfloat16", fp16: "float16" },
};

/** A technique's name in the field's spelling ("bf16" → "bfloat16"); a name that is not known stays as it is. */
export function techniqueName(family: string, name: string): string {
  const wanted = slug(name);
  const known = ownEntry(FAMILIES, family)?.techniques.find((technique) => slug(technique) === wanted);
  return known ?? ownEntry(ownEntry(SPELLINGS, family) ?? {}, wanted) ?? name.trim();
}

function order(known: readonly string[], key: string): number {
  const index = known.indexOf(key);
  return index < 0 ? known.length : index;
}

/** Text order that is the same on every machine: by code unit, without a locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
