import { SIX_TASKS } from "./paper-figures";

/** What a technique that the paper prints under its own name is called here. */
export interface PrintedTechnique {
  name: string;
  /** The model as it is with this technique, where the paper names it after the model it was made from. */
  model?: string;
  settings?: Record<string, string>;
  notes?: string;
  /** Why it may not be compared with its table's other rows: it ran, or may have run, under another workload. */
  notComparable?: string;
}

/** One bundle: a table of the paper, or two that hold the same models. */
export interface PaperTable {
  file: string;
  title: string;
  /** What the figures call the table, and the figures drawn from it. */
  tables: readonly string[];
  family: string;
  techniques?: Readonly<Record<string, PrintedTechnique>>;
  /** The technique the others are compared with, and its model where that is not their own. */
  baseline?: { technique: string; models?: Readonly<Record<string, string>> };
  /** The data set where a figure names none, although its table does. */
  dataset?: string;
}

const OFFLOADED: PrintedTechnique = {
  name: "full",
  settings: { strategy: "DeepSpeed ZeRO-3 Offload", batch_size: "half that of the PEFT runs" },
  notComparable:
    'printed as "Full*": DeepSpeed ZeRO-3 Offload with half the batch size of the PEFT runs, and so not directly comparable with them',
};
const UNEXPLAINED: PrintedTechnique = {
  name: "full",
  notComparable:
    'printed as "Full*"; in Tables 7 and 8 the asterisk says DeepSpeed ZeRO-3 Offload with half the batch size of the PEFT runs, and what it says in this table the sources found do not tell',
};
const TRANSFORMER = "Transformer (Qwen2.5) 1.5B";

export const PAPER_TABLES: readonly PaperTable[] = [
  {
    file: "efficientllm-table-03-attention",
    title: "EfficientLLM, Table 3: attention mechanisms",
    tables: ["Table 3"],
    family: "attention",
    baseline: { technique: "GQA" },
  },
  {
    file: "efficientllm-table-04-positional-encoding",
    title: "EfficientLLM, Table 4: positional encodings",
    tables: ["Table 4"],
    family: "positional-encoding",
    techniques: {
      "Relate (relative)": { name: "relative", notes: 'Printed as "Relate".' },
      "None (no positional encoding)": { name: "none" },
    },
    baseline: { technique: "RoPE" },
  },
  {
    file: "efficientllm-table-05-moe",
    title: "EfficientLLM, Table 5: dense models and mixtures of experts",
    tables: ["Table 5"],
    family: "moe",
    baseline: { technique: "dense", models: { "MoE 1.5Bx8 (top-2)": "Dense 1.5B" } },
  },
  {
    file: "efficientllm-table-06-attention-free",
    title: "EfficientLLM, Table 6: attention-free architectures",
    tables: ["Table 6"],
    family: "attention-free",
    techniques: { "Transformer (Qwen2.5)": { name: "Transformer" } },
    baseline: {
      technique: "Transformer",
      models: {
        "Mamba 1.5B": TRANSFORMER,
        "Pythia 1.5B": TRANSFORMER,
        "RWKV 1.5B": TRANSFORMER,
      },
    },
  },
  {
    file: "efficientllm-table-07-openo1-sft",
    title: "EfficientLLM, Table 7 and Figure 4a: fine-tuning on OpenO1-SFT",
    tables: ["Table 7", "T.png panel a, lower bars (= paper Figure 4a)"],
    family: "peft",
    techniques: { "Full*": OFFLOADED },
    baseline: { technique: "LoRA" },
  },
  {
    file: "efficientllm-table-08-medical-o1",
    title: "EfficientLLM, Table 8 and Figure 4b: fine-tuning on Medical-o1",
    tables: ["Table 8", "T.png panel b, line (= paper Figure 4b)"],
    family: "peft",
    techniques: { "Full*": OFFLOADED },
    baseline: { technique: "LoRA" },
  },
  {
    file: "efficientllm-table-09-16-quantization",
    title: "EfficientLLM, Tables 9 and 16: weight precisions",
    tables: ["Table 9", "Table 16", "Table 16 (by content)"],
    family: "quantization",
    baseline: { technique: "bfloat16" },
    dataset: SIX_TASKS.join(", "),
  },
  {
    file: "efficientllm-table-10-vision-attention",
    title: "EfficientLLM, Table 10: attention mechanisms in a diffusion transformer",
    tables: ["Table 10"],
    family: "attention",
    baseline: { technique: "MHA" },
  },
  {
    file: "efficientllm-table-11-vision-moe",
    title: "EfficientLLM, Table 11: mixtures of experts in diffusion transformers",
    tables: ["Table 11"],
    family: "moe",
    techniques: {
      "MoE 130Mx8": { name: "MoE", model: "DiT-B/4 MoE 130Mx8" },
      "MoE 675Mx8": { name: "MoE", model: "DiT-XL/2 MoE 675Mx8" },
    },
    baseline: {
      technique: "dense",
      models: { "DiT-B/4 MoE 130Mx8": "DiT-B/4", "DiT-XL/2 MoE 675Mx8": "DiT-XL/2" },
    },
  },
  {
    file: "efficientllm-table-12-vision-language-chatqa",
    title: "EfficientLLM, Table 12: fine-tuning vision-language models on ChatQA",
    tables: ["Table 12"],
    family: "peft",
    techniques: { "Full*": UNEXPLAINED },
    baseline: { technique: "LoRA" },
  },
  {
    file: "efficientllm-table-13-vision-fine-tuning",
    title: "EfficientLLM, Table 13: fine-tuning image and video models",
    tables: ["Table 13"],
    family: "peft",
  },
];
