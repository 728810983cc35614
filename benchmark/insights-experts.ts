import { findDelta } from "./deltas";
import { formatNumber } from "./format";
import { barChart } from "./insight-chart";
import type { Insight } from "./insights";
import { changeIn, columnWords, measured, pairsOf } from "./insights-pairs";
import type { Result } from "./result";
import { compareText } from "./techniques";

/**
 * What experts cost and bring, on one pair: that of the largest dense language model, and of several the one with the
 * largest mixture. null where no pair has memory and quality.
 */
export function expertsInsight(results: readonly Result[]): Insight | null {
  const inLanguage = results.filter(({ modality }) => modality === "language");
  const [found] = pairsOf(inLanguage, "moe", "MoE", "dense")
    .flatMap((pair) => {
      const memory = changeIn("amu", pair);
      const [own, base] = [measured(pair.own, "quality"), measured(pair.baseline, "quality")];
      const quality = own && base ? findDelta("quality", own, base) : null;
      return memory && own && base && quality && typeof quality !== "string"
        ? [{ pair, memory, quality, own, base }]
        : [];
    })
    .sort(
      ({ pair: a }, { pair: b }) =>
        b.baseline.model.parametersB - a.baseline.model.parametersB ||
        b.own.model.parametersB - a.own.model.parametersB ||
        compareText(a.own.id, b.own.id),
    );
  if (!found) return null;
  const { pair, memory, quality, own, base } = found;
  const isTrade = memory.verdict === "worse" && quality.verdict === "better";
  const size = formatNumber(Math.abs(memory.value), 2);
  const than = `${size}% ${memory.value > 0 ? "more" : "less"} memory than ${pair.baseline.model.name}`;
  return {
    title: isTrade ? "Experts buy quality with memory" : "What experts cost and bring",
    text:
      `${pair.own.model.name} takes ${than}${memory.verdict === "unclear" ? ", within the uncertainty," : ""} and ` +
      `reaches a ${columnWords("quality", own.measure)} of ${formatNumber(own.value)} where that has ` +
      `${formatNumber(base.value)} (${own.better} is better${quality.verdict === "unclear" ? "; too close to tell" : ""}).`,
    href: "/leaderboards/architecture?modality=language&family=moe&level=runs",
    chart: barChart([pair.baseline, pair.own], ["amu", "quality"]),
  };
}
