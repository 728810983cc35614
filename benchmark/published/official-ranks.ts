import type { Axis } from "../axes";
import type { Column } from "../question";

/** Where the published ranks stand: the site of the paper, at one commit of its repository. */
export const OFFICIAL_SOURCE = {
  title: "the site of the EfficientLLM paper",
  repository: "DLYuanGod/EfficientLLM",
  branch: "webset",
  commit: "88b1d1f",
  date: "2025-05-20",
  url: "https://github.com/DLYuanGod/EfficientLLM/tree/88b1d1f",
} as const;

/** One group of the published table: a rank for each technique in each column, 1 the best. */
export interface OfficialGroup {
  axis: Axis;
  /** As the table spells it, like the techniques. */
  name: string;
  columns: readonly Column[];
  /** Ranks in the order of the columns. The table's "performance" is the column `quality` here. */
  ranks: Readonly<Record<string, readonly number[]>>;
}

/**
 * All 46 rows of the published table. It holds ranks alone: no value, unit, model or date. Columns without a rank in
 * its source sheet (ST and IT in architecture, PCU in inference) are left out.
 */
export const OFFICIAL_RANKS: readonly OfficialGroup[] = [
  {
    axis: "architecture",
    name: "Attention Mechanism",
    columns: ["quality", "amu", "al", "tt", "aec"],
    ranks: {
      MQA: [4, 1, 1, 1, 3],
      GQA: [3, 3, 2, 2, 4],
      MLA: [1, 4, 3, 3, 2],
      NSA: [2, 2, 4, 4, 1],
    },
  },
  {
    axis: "architecture",
    name: "Efficient Positional Encoding",
    columns: ["quality", "amu", "al", "tt", "aec"],
    ranks: {
      RoPE: [1, 2, 2, 2, 2],
      Absolute: [4, 4, 4, 4, 4],
      "Learnable Absolute": [2, 3, 3, 3, 3],
      Relate: [3, 1, 1, 1, 1],
    },
  },
  {
    axis: "architecture",
    name: "MoE Mechanism",
    columns: ["quality", "amu", "al", "tt", "aec"],
    ranks: {
      "Dense Model 1.5B": [4, 2, 2, 3, 2],
      "Dense Model 3B": [3, 1, 1, 4, 1],
      "MoE Model 1.5Bx8": [1, 4, 4, 1, 4],
      "MoE Model 0.5Bx8": [2, 3, 3, 2, 3],
    },
  },
  {
    axis: "architecture",
    name: "Attention-free Mechanism",
    columns: ["quality", "amu", "al", "tt", "aec"],
    ranks: {
      Transformer: [1, 4, 4, 1, 4],
      Mamba: [2, 1, 1, 4, 1],
      Pythia: [4, 3, 3, 3, 3],
      RWKV: [3, 2, 2, 2, 2],
    },
  },
  {
    axis: "fine-tuning",
    name: "1B-3B",
    columns: ["quality", "amu", "pcu", "al", "st", "aec"],
    ranks: {
      LoRA: [7, 2, 2, 3, 2, 3],
      "LoRA-Plus": [4, 5, 6, 4, 3, 2],
      RSLoRA: [5, 4, 5, 5, 4, 5],
      DoRA: [6, 7, 3, 7, 6, 6],
      PiSSA: [3, 6, 4, 6, 5, 4],
      Freeze: [1, 3, 7, 1, 7, 1],
      "Full*": [2, 1, 1, 2, 1, 7],
    },
  },
  {
    axis: "fine-tuning",
    name: "7B-8B",
    columns: ["quality", "amu", "pcu", "al", "st", "aec"],
    ranks: {
      LoRA: [2, 1, 5, 5, 4, 3],
      "LoRA-Plus": [5, 2, 7, 6, 5, 2],
      RSLoRA: [3, 4, 6, 3, 3, 5],
      DoRA: [4, 6, 3, 7, 7, 6],
      PiSSA: [6, 3, 4, 4, 5, 4],
      Freeze: [1, 7, 2, 1, 1, 1],
      "Full*": [7, 5, 1, 2, 2, 7],
    },
  },
  {
    axis: "fine-tuning",
    name: "14B-24B",
    columns: ["quality", "amu", "pcu", "al", "st", "aec"],
    ranks: {
      LoRA: [3, 1, 6, 2, 3, 6],
      "LoRA-Plus": [4, 3, 7, 6, 7, 1],
      RSLoRA: [1, 2, 5, 4, 4, 5],
      DoRA: [6, 7, 3, 7, 2, 4],
      PiSSA: [2, 4, 4, 3, 4, 3],
      Freeze: [5, 6, 2, 1, 1, 2],
      "Full*": [7, 5, 1, 5, 6, 7],
    },
  },
  {
    axis: "inference",
    name: "1.5B-3.8B",
    columns: ["quality", "amu", "al", "it", "aec", "mcr"],
    ranks: {
      bfloat16: [1, 2, 2, 2, 2, 3],
      float16: [1, 3, 1, 3, 3, 2],
      int4: [3, 1, 3, 1, 1, 1],
    },
  },
  {
    axis: "inference",
    name: "7B-8B",
    columns: ["quality", "amu", "al", "it", "aec", "mcr"],
    ranks: {
      bfloat16: [1, 2, 2, 2, 2, 2],
      float16: [2, 3, 1, 3, 3, 3],
      int4: [3, 1, 3, 1, 1, 1],
    },
  },
  {
    axis: "inference",
    name: "14B-34B",
    columns: ["quality", "amu", "al", "it", "aec", "mcr"],
    ranks: {
      bfloat16: [1, 2, 2, 2, 2, 2],
      float16: [2, 3, 1, 3, 1, 3],
      int4: [3, 1, 3, 1, 3, 1],
    },
  },
];
