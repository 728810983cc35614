import { formatNumber } from "../format";
import type { PointSide, TradeOffPoint } from "./trade-off-point";
import { isSaving, nounOf, type SideTerms } from "./trade-off-terms";
import type { TradeOffPanel } from "./trade-offs";

/** Above so many techniques a chart is read by counts, below by each technique's range. */
const TECHNIQUES_READ_ONE_BY_ONE = 4;

/**
 * A chart in words: "int4 saved 10.2% to 34% of memory and lost 0.85 to 4.28 points of quality on 4 models." One
 * sentence for each technique, or counts where there are many; for values, what is drawn.
 */
export function readPanel(panel: TradeOffPanel): string[] {
  const changed = panel.points.filter(({ x, y }) => x.against !== null && y.against !== null);
  if (panel.baselines.length === 0) return [readValues(panel)];
  if (panel.techniques.length > TECHNIQUES_READ_ONE_BY_ONE) return [readCounts(panel, changed)];
  return panel.techniques.map((technique) => {
    const own = changed.filter((point) => point.technique === technique);
    const models = new Set(own.map(({ model }) => model)).size;
    return `${technique} ${changeOf(panel.x, own, "x")} and ${changeOf(panel.y, own, "y")} on ${count(models, "model")}.`;
  });
}

function readValues({ points, models }: TradeOffPanel): string {
  const tied = points.filter(({ from }) => from !== null).length;
  const stand = `${count(points.length, "result")} on ${count(models.length, "model")}`;
  if (tied === 0) return `${stand}.`;
  return `${stand}; ${tied === 1 ? "a line ties one" : `lines tie ${tied}`} to ${tied === 1 ? "its baseline" : "their baselines"}.`;
}

function readCounts({ x, y }: TradeOffPanel, points: readonly TradeOffPoint[]): string {
  const verdicts = points.map((point) => [point.x.against?.delta.verdict, point.y.against?.delta.verdict]);
  const both = (verdict: string) =>
    verdicts.filter(([first, second]) => first === verdict && second === verdict).length;
  const traded = verdicts.filter(
    ([first, second]) =>
      (first === "better" && second === "worse") || (first === "worse" && second === "better"),
  ).length;
  const [won, lost] = [both("better"), both("worse")];
  const [left, right] = [x, y].map((side) => nounOf(side.column, sideValue(points, side)));
  const rest = points.length - won - lost - traded;
  return [
    `Of ${count(points.length, "result")}, ${won} did better than the baseline on both ${left} and ${right}`,
    `${traded} gave up one for the other`,
    `${lost} did worse on both`,
    ...(rest > 0 ? [`${rest} can’t be told from the baseline on at least one`] : []),
  ]
    .join(", ")
    .concat(".");
}

function sideValue(points: readonly TradeOffPoint[], side: SideTerms) {
  const [first] = points;
  if (!first) return null;
  return side.column === "quality"
    ? ([first.x.value, first.y.value].find(({ measure }) => measure !== null) ?? null)
    : null;
}

function changeOf(terms: SideTerms, points: readonly TradeOffPoint[], key: "x" | "y"): string {
  const sides = points.map((point) => point[key]);
  const changes = sides.flatMap(({ against }) => (against ? [against.delta.value] : []));
  const noun = nounOf(terms.column, sides[0]?.value ?? null);
  const isMemory = terms.column === "amu" || terms.column === "peak_memory";
  if (changes.every((change) => change === 0)) return `left ${noun} as it was`;
  if (changes.some((change) => change < 0) && changes.some((change) => change > 0)) {
    // With the chart's own signs: what is saved of a cost, or the change of what is no cost.
    return isSaving(terms.column)
      ? `saved ${range(
          changes.map((change) => 0 - change),
          terms,
        )} of ${noun}`
      : `changed ${noun} by ${range(changes, terms)}`;
  }
  const sizes = range(changes.map(Math.abs), terms);
  const fell = changes.some((change) => change < 0);
  if (isMemory) {
    return fell ? `saved ${sizes} of ${noun}` : `used ${sizes} more ${noun}`;
  }
  if (terms.unit === "points") return `${fell ? "lost" : "gained"} ${sizes} of ${noun}`;
  return `${fell ? "lowered" : "raised"} ${noun} by ${sizes}`;
}

function range(values: readonly number[], { unit }: SideTerms): string {
  const signed = values.some((value) => value < 0);
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => {
    const text = formatNumber(Number(value.toPrecision(2)));
    return signed && value > 0 ? `+${text}` : text;
  });
  const percent = unit === "%" ? "%" : "";
  const name =
    percent || unit === "" ? "" : ` ${low === high && low === "1" ? unit.replace(/s$/, "") : unit}`;
  return low === high ? `${low}${percent}${name}` : `${low}${percent} to ${high}${percent}${name}`;
}

/** "1 model", "4 models". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Where a side stands against its baseline, in a word or two. */
export function verdictWords({ against }: PointSide): string {
  if (!against) return "no baseline";
  return { better: "better", worse: "worse", same: "the same", unclear: "within the uncertainty" }[
    against.delta.verdict
  ];
}
