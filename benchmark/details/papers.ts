/** A paper that a page refers to. */
export interface Paper {
  authors: string;
  title: string;
  year: number;
  /** Identifier on arXiv, as 1706.03762. */
  arxiv: string;
}

const paper = (authors: string, year: number, arxiv: string, title: string): Paper => ({
  authors,
  title,
  year,
  arxiv,
});

/** Papers that techniques come from, by a short name. Years are those of the first version on arXiv. */
export const PAPERS = {
  transformer: paper("Vaswani et al.", 2017, "1706.03762", "Attention Is All You Need"),
  multiQuery: paper(
    "Shazeer",
    2019,
    "1911.02150",
    "Fast Transformer Decoding: One Write-Head is All You Need",
  ),
  groupedQuery: paper(
    "Ainslie et al.",
    2023,
    "2305.13245",
    "GQA: Training Generalized Multi-Query Transformer Models from Multi-Head Checkpoints",
  ),
  deepSeekV2: paper(
    "DeepSeek-AI",
    2024,
    "2405.04434",
    "DeepSeek-V2: A Strong, Economical, and Efficient Mixture-of-Experts Language Model",
  ),
  nativeSparse: paper(
    "Yuan et al.",
    2025,
    "2502.11089",
    "Native Sparse Attention: Hardware-Aligned and Natively Trainable Sparse Attention",
  ),
  roFormer: paper(
    "Su et al.",
    2021,
    "2104.09864",
    "RoFormer: Enhanced Transformer with Rotary Position Embedding",
  ),
  convolutional: paper("Gehring et al.", 2017, "1705.03122", "Convolutional Sequence to Sequence Learning"),
  bert: paper(
    "Devlin et al.",
    2018,
    "1810.04805",
    "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
  ),
  relativePositions: paper(
    "Shaw et al.",
    2018,
    "1803.02155",
    "Self-Attention with Relative Position Representations",
  ),
  noPositions: paper(
    "Haviv et al.",
    2022,
    "2203.16634",
    "Transformer Language Models without Positional Encodings Still Learn Positional Information",
  ),
  lengthGeneralization: paper(
    "Kazemnejad et al.",
    2023,
    "2305.19466",
    "The Impact of Positional Encoding on Length Generalization in Transformers",
  ),
  sparselyGated: paper(
    "Shazeer et al.",
    2017,
    "1701.06538",
    "Outrageously Large Neural Networks: The Sparsely-Gated Mixture-of-Experts Layer",
  ),
  switchTransformers: paper(
    "Fedus et al.",
    2021,
    "2101.03961",
    "Switch Transformers: Scaling to Trillion Parameter Models with Simple and Efficient Sparsity",
  ),
  mamba: paper(
    "Gu and Dao",
    2023,
    "2312.00752",
    "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
  ),
  pythia: paper(
    "Biderman et al.",
    2023,
    "2304.01373",
    "Pythia: A Suite for Analyzing Large Language Models Across Training and Scaling",
  ),
  rwkv: paper("Peng et al.", 2023, "2305.13048", "RWKV: Reinventing RNNs for the Transformer Era"),
  lora: paper("Hu et al.", 2021, "2106.09685", "LoRA: Low-Rank Adaptation of Large Language Models"),
  loraPlus: paper("Hayou et al.", 2024, "2402.12354", "LoRA+: Efficient Low Rank Adaptation of Large Models"),
  rankStabilized: paper(
    "Kalajdzievski",
    2023,
    "2312.03732",
    "A Rank Stabilization Scaling Factor for Fine-Tuning with LoRA",
  ),
  dora: paper("Liu et al.", 2024, "2402.09353", "DoRA: Weight-Decomposed Low-Rank Adaptation"),
  pissa: paper(
    "Meng et al.",
    2024,
    "2404.02948",
    "PiSSA: Principal Singular Values and Singular Vectors Adaptation of Large Language Models",
  ),
  fedPara: paper(
    "Hyeon-Woo et al.",
    2021,
    "2108.06098",
    "FedPara: Low-Rank Hadamard Product for Communication-Efficient Federated Learning",
  ),
  lycoris: paper(
    "Yeh et al.",
    2023,
    "2309.14859",
    "Navigating Text-To-Image Customization: From LyCORIS Fine-Tuning to Model Evaluation",
  ),
  kronA: paper(
    "Edalati et al.",
    2022,
    "2212.10650",
    "KronA: Parameter Efficient Tuning with Kronecker Adapter",
  ),
  glora: paper(
    "Chavan et al.",
    2023,
    "2306.07967",
    "One-for-All: Generalized LoRA for Parameter-Efficient Fine-tuning",
  ),
  freezing: paper(
    "Lee, Tang and Lin",
    2019,
    "1911.03090",
    "What Would Elsa Do? Freezing Layers During Transformer Fine-Tuning",
  ),
  bfloat16: paper("Kalamkar et al.", 2019, "1905.12322", "A Study of BFLOAT16 for Deep Learning Training"),
  mixedPrecision: paper("Micikevicius et al.", 2017, "1710.03740", "Mixed Precision Training"),
  gptq: paper(
    "Frantar et al.",
    2022,
    "2210.17323",
    "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained Transformers",
  ),
  awq: paper(
    "Lin et al.",
    2023,
    "2306.00978",
    "AWQ: Activation-aware Weight Quantization for LLM Compression and Acceleration",
  ),
} as const satisfies Record<string, Paper>;

/** Where a paper can be read. */
export function paperUrl({ arxiv }: Paper): string {
  return `https://arxiv.org/abs/${arxiv}`;
}
