import { nameSlug, slug } from "../slug";
import type { TradeOffQuestion } from "./trade-off-question";
import type { TradeOffPanel } from "./trade-offs";

/**
 * The question that a chart of an answer answers, narrowed to its modality, family and data set: its own address, for
 * files and for other pages. Where charts differ in more than that, such as hardware, the address gives all of them.
 */
export function panelQuestion(
  question: TradeOffQuestion,
  { modality, family, dataset }: Pick<TradeOffPanel, "modality" | "family" | "dataset">,
): TradeOffQuestion {
  return {
    ...question,
    modality: [modality],
    family: [slug(family)],
    dataset: [nameSlug(dataset)],
  };
}
