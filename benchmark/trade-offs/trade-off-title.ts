import { AXES } from "../axes";
import { filterPairs } from "../query-reader";
import type { TradeOffQuestion } from "./trade-off-question";
import { columnLabel } from "./trade-off-terms";

/** What charts are about, as the heading of a file: "EfficientLLM trade-offs: Inference". */
export function tradeOffTitle({ axis }: Pick<TradeOffQuestion, "axis">): string {
  return `EfficientLLM trade-offs: ${AXES[axis].title}`;
}

/** A question in words, with all that narrows it: what a file must say that is read without its page. */
export function tradeOffInWords(question: TradeOffQuestion): string {
  const { view, as, x, y, scaleX, scaleY, frontier } = question;
  const across = view === "lines" ? "the size of models" : columnLabel(x);
  const logs = [
    ...(scaleX === "log" && view !== "lines" ? [columnLabel(x)] : []),
    ...(scaleY === "log" ? [columnLabel(y)] : []),
  ];
  return [
    `${columnLabel(y)} against ${across}`,
    as === "change" ? "change against each result’s baseline" : "values",
    ...(logs.length > 0 ? [`logarithmic: ${logs.join(", ")}`] : []),
    ...(view === "bands" ? ["by scale band"] : []),
    ...(view !== "lines" && frontier !== "none"
      ? [`frontier ${frontier === "model" ? "of each model" : "over all models"}`]
      : []),
    ...filterPairs(question).map(([name, value]) => `${name}: ${value.replaceAll(",", ", ")}`),
  ].join("; ");
}

/** The name of a file of charts: `efficientllm-trade-offs_inference_quality_amu_v13.csv`. ASCII letters, digits, `_.-`. */
export function tradeOffFileName(
  { axis, view, x, y }: Pick<TradeOffQuestion, "axis" | "view" | "x" | "y">,
  datasetVersion: number,
  ending: "csv" | "svg",
): string {
  const across = view === "lines" ? "size" : x;
  return `efficientllm-trade-offs_${axis}_${y}_${across}_v${datasetVersion}.${ending}`;
}
