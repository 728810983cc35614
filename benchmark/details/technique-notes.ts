import { ownEntry } from "../own-entry";
import { PAPERS, type Paper } from "./papers";

/** What a technique does and what it trades, for a reader who meets it for the first time. */
export interface TechniqueNote {
  text: string;
  /** Where it was proposed, the first one first, and what it builds on. */
  papers: readonly Paper[];
}

const note = (text: string, ...papers: readonly Paper[]): TechniqueNote => ({ text, papers });

/** By family, then by technique in the field's spelling. */
const NOTES: Readonly<Record<string, Readonly<Record<string, TechniqueNote>>>> = {
  attention: {
    MHA: note(
      "Multi-head attention gives every head its own queries, keys and values. It is the form that the others are measured against; its cache of keys and values is the largest of them.",
      PAPERS.transformer,
    ),
    MQA: note(
      "Multi-query attention lets all heads share one set of keys and values. The cache shrinks by the number of heads and decoding reads less memory; the shared set can cost quality.",
      PAPERS.multiQuery,
    ),
    GQA: note(
      "Grouped-query attention lets each group of query heads share keys and values: a dial between MHA (as many groups as heads) and MQA (one group).",
      PAPERS.groupedQuery,
    ),
    MLA: note(
      "Multi-head latent attention stores one short latent vector per token, from which keys and values of all heads are computed again. It trades additional matrix products for a small cache.",
      PAPERS.deepSeekV2,
    ),
    NSA: note(
      "Native sparse attention combines compressed blocks, a selection of the most relevant blocks and a sliding window, and is trained that way from the start. It skips most of the work on long sequences; on short ones the three branches can cost more than they skip.",
      PAPERS.nativeSparse,
    ),
  },
  "positional-encoding": {
    RoPE: note(
      "Rotary embeddings turn queries and keys by an angle that grows with their position, so that attention sees only how far apart two tokens are. No parameters, at the price of a rotation in every layer.",
      PAPERS.roFormer,
    ),
    absolute: note(
      "A fixed pattern of sines and cosines of the position is added to each token's embedding. Nothing is learned and nearly nothing is computed; positions beyond those of training are hard to use.",
      PAPERS.transformer,
    ),
    "learnable absolute": note(
      "Each position has an embedding of its own that is learned with the rest. It fits the data freely, but has no entry at all beyond the longest sequence of training.",
      PAPERS.convolutional,
      PAPERS.bert,
    ),
    relative: note(
      "Attention learns what the distance between two tokens means, up to a largest distance. It carries over to other lengths better than absolute positions, and computes more per pair of tokens.",
      PAPERS.relativePositions,
    ),
    none: note(
      "No positional encoding: a causal model can tell positions by how many tokens it may look back at. It saves a part; how well it does depends on task and length.",
      PAPERS.noPositions,
      PAPERS.lengthGeneralization,
    ),
  },
  moe: {
    dense: note(
      "Every token passes through all parameters of every layer. It is the form that mixtures of experts are measured against.",
      PAPERS.transformer,
    ),
    MoE: note(
      "A router sends each token to a few of many feed-forward experts. The model holds many more parameters than a token uses: quality of a larger model at the compute of a smaller one, but memory for all experts.",
      PAPERS.sparselyGated,
      PAPERS.switchTransformers,
    ),
  },
  "attention-free": {
    Transformer: note(
      "Self-attention over all earlier tokens: the architecture that those without attention are measured against. Work grows with the square of the sequence length, and a cache grows with the length.",
      PAPERS.transformer,
    ),
    Mamba: note(
      "A state-space model whose update depends on the input, so that it chooses what to keep. Time grows linearly with the length and the state stays the same size; all that is remembered must fit into it.",
      PAPERS.mamba,
    ),
    Pythia: note(
      "A suite of openly trained models of several sizes, made to study training. Pythia is itself a Transformer with full attention: the EfficientLLM paper lists it beside attention-free models, and this board follows the paper, but its numbers are not those of a model without attention.",
      PAPERS.pythia,
    ),
    RWKV: note(
      "A recurrent network that can be trained in parallel like a Transformer: attention is replaced by a sum over the past that decays with time. Constant memory per token in inference, with a state that must summarise everything before.",
      PAPERS.rwkv,
    ),
  },
  peft: {
    LoRA: note(
      "The weights stay as they are; beside chosen matrices a product of two thin matrices is learned. Far fewer trained parameters and optimizer states, and after merging no cost in inference; the rank limits what can be learned.",
      PAPERS.lora,
    ),
    "LoRA-plus": note(
      "LoRA with a higher learning rate for one of its two matrices than for the other. The cost per step is LoRA's; there is one more number to choose.",
      PAPERS.loraPlus,
    ),
    RSLoRA: note(
      "LoRA divided by the square root of the rank instead of the rank, so that high ranks learn as fast as low ones. It costs nothing per step and matters only as the rank grows.",
      PAPERS.rankStabilized,
    ),
    DoRA: note(
      "Splits each weight matrix into lengths and directions, learns the lengths directly and the directions by LoRA. Closer to full fine-tuning in what it can change, for more memory and time per step.",
      PAPERS.dora,
    ),
    PiSSA: note(
      "LoRA that starts from the principal singular values and vectors of the weights instead of noise and zeros, and freezes the rest. Learns faster at first; needs a decomposition before training.",
      PAPERS.pissa,
    ),
    LoHa: note(
      "The update is the element-wise (Hadamard) product of two low-rank matrices, which reaches a higher rank with the same number of parameters, at more computation per step.",
      PAPERS.fedPara,
      PAPERS.lycoris,
    ),
    LoKr: note(
      "The update is a Kronecker product of smaller matrices, one of which may be low-rank itself. Very few parameters, in a rigid shape.",
      PAPERS.kronA,
      PAPERS.lycoris,
    ),
    GLoRA: note(
      "A generalised LoRA with learned supports for scaling and shifting weights, features and biases, whose form is chosen layer by layer. More freedom than LoRA, more to search and to train.",
      PAPERS.glora,
    ),
    freeze: note(
      "Only some layers, usually the last ones, are trained; the others stay frozen. No new parameters and no backward pass through the frozen beginning, but what the early layers do can't change.",
      PAPERS.freezing,
    ),
    full: note(
      "Every parameter is trained. Nothing limits what can be learned; gradients and optimizer states for all of them take several times the memory of the weights.",
      PAPERS.bert,
    ),
  },
  quantization: {
    bfloat16: note(
      "16 bits with the exponent range of a 32-bit float and 8 significant bits. Overflows as rarely as float32 at half of the memory; the usual form of released weights and here the baseline.",
      PAPERS.bfloat16,
    ),
    float16: note(
      "IEEE half precision: 16 bits with 11 significant ones and a small exponent range. As large as bfloat16 and finer, but values can overflow, which training meets with loss scaling.",
      PAPERS.mixedPrecision,
    ),
    int4: note(
      "Weights are stored as 4-bit integers with scales per group and expanded for computing. Weights take about a quarter of 16 bits; activations, cache and whatever is not quantized do not shrink, and expanding is additional work.",
      PAPERS.gptq,
      PAPERS.awq,
    ),
  },
};

/** What is known here of a technique, by its name in the field's spelling; null for one that no note was written for. */
export function findTechniqueNote(family: string, technique: string): TechniqueNote | null {
  return ownEntry(ownEntry(NOTES, family) ?? {}, technique) ?? null;
}
