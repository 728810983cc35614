import { type ChooseQuestion, defaultChoice } from "./choose-question";

/** Questions to start from, as a reader would ask them. Numbers are a reader's limits, not results. */
export const CHOOSE_EXAMPLES: readonly { title: string; question: ChooseQuestion }[] = [
  {
    title: "Serve a 14B model in 48 GB of memory and lose at most 1 point",
    question: { ...defaultChoice(), size: 14, limits: { memory: 48, quality_loss: 1 } },
  },
  {
    title:
      "Serve a 7B model in 24 GB, at 30 tokens/s or more where it was measured, and lose at most 1 point",
    question: { ...defaultChoice(), size: 7, limits: { memory: 24, quality_loss: 1, throughput: 30 } },
  },
  {
    title: "Fine-tune a 3B model in 24 GB of memory, with at most 0.02 more loss than the baseline",
    question: {
      ...defaultChoice("fine-tuning"),
      size: 3,
      limits: { memory: 24, quality_loss: 0.02 },
    },
  },
  {
    title: "Fine-tune a 14B model with at most 3 s per iteration and 550 W",
    question: { ...defaultChoice("fine-tuning"), size: 14, limits: { latency: 3, power: 550 } },
  },
  {
    title: "Pretrain a 1.5B model with 45 GB and at most 0.2 more perplexity",
    question: {
      ...defaultChoice("architecture"),
      size: 1.5,
      limits: { memory: 45, quality_loss: 0.2 },
    },
  },
];
