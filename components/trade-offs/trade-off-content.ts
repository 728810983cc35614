import { ORIGINS } from "@/benchmark/axes";
import { formatNumber, formatSigned } from "@/benchmark/format";
import type { PointSide, TradeOffPoint } from "@/benchmark/trade-offs/trade-off-point";
import { verdictWords } from "@/benchmark/trade-offs/trade-off-reading";
import { type SideTerms, sideTitle } from "@/benchmark/trade-offs/trade-off-terms";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";

/** A point as short as it can travel to a browser. */
export interface DrawnPoint {
  x: number;
  y: number;
  /** Half-widths of the intervals; 0 where none is declared. */
  dx: number;
  dy: number;
  from: readonly [x: number, y: number] | null;
  /** Which mark: the place of its technique in the legend; -1 for a baseline. */
  mark: number;
  label: string;
  /** All that is known of it: a heading, then a line for each side. */
  text: readonly string[];
}

export interface DrawnSide {
  title: string;
  better: "higher" | "lower";
}

/** Everything a chart draws, on the server as in the browser. */
export interface DrawnPanel {
  x: DrawnSide;
  y: DrawnSide;
  /** What stands at the origin; null for a chart of values, which needs no origin. */
  origin: string | null;
  points: DrawnPoint[];
  /** The chart in a sentence, for those who do not see it. */
  summary: string;
}

/** Lays out a panel's points as marks and words. */
export function drawnPanel(panel: TradeOffPanel, reading: readonly string[]): DrawnPanel {
  const { x, y, baselines } = panel;
  const isChange = baselines.length > 0;
  const labelOf = pointLabels(panel);
  const marks = markedTechniques(panel);
  return {
    x: { title: sideTitle(x), better: x.better },
    y: { title: sideTitle(y), better: y.better },
    origin: isChange ? baselines.join(", ") : null,
    points: panel.points.map((point) => ({
      x: point.x.drawn,
      y: point.y.drawn,
      dx: point.x.halfWidth,
      dy: point.y.halfWidth,
      from: point.from,
      mark: markOf(marks, point),
      label: labelOf(point),
      text: [
        `${point.model}, ${point.technique}`,
        ...(settingsText(point) ? [settingsText(point)] : []),
        sideText(x, point.x, isChange),
        sideText(y, point.y, isChange),
      ],
    })),
    summary: `${sideTitle(y)}, against ${sideTitle(x)}. ${reading.join(" ")}`,
  };
}

/** Techniques in the order of their marks; a technique that is a baseline throughout has the mark of baselines. */
export function markedTechniques({ techniques, points }: TradeOffPanel): string[] {
  const marked = new Set(
    points.filter((point) => !standsAsBaseline(point)).map(({ technique }) => technique),
  );
  return techniques.filter((technique) => marked.has(technique));
}

/** A point's place among the marked techniques; -1 for one drawn as a baseline. */
export function markOf(marked: readonly string[], point: TradeOffPoint): number {
  return standsAsBaseline(point) ? -1 : marked.indexOf(point.technique);
}

/** In a chart of changes baselines are the origin, and what is drawn has a line from it. */
function standsAsBaseline({ isBaseline, from }: TradeOffPoint): boolean {
  return isBaseline && from === null;
}

/** What tells points apart beside their marks: the model, or where there is only one, the technique. */
function pointLabels({ models, baselines }: TradeOffPanel): (point: TradeOffPoint) => string {
  if (models.length === 1) return ({ technique }) => technique;
  if (baselines.length > 0) return ({ model }) => model;
  // Lines tie a model's values to its baseline: naming that one names them all.
  return ({ model, from }) => (from === null ? model : "");
}

function sideText(terms: SideTerms, side: PointSide, isChange: boolean): string {
  const own = valueText(side.value);
  if (!side.against) return `${sideTitle(terms)}: ${own}`;
  const change = `${changeText(side)}, ${verdictWords(side)}`;
  const from = `${valueText(side.against.value, false)} → ${own}`;
  return isChange
    ? `${terms.label}: ${change} (${from})`
    : `${terms.label}: ${own} (${change}, from ${valueText(side.against.value)})`;
}

/** A value with its unit and how far it can be trusted: "34.21 GB", "0.531 ± 0.006, digitised". */
function valueText({ value, unit, halfWidth, origin }: PointSide["value"], full = true): string {
  const uncertainty = halfWidth > 0 ? ` ± ${formatNumber(halfWidth)}` : "";
  const unitText = full && !PLAIN_UNITS.includes(unit) ? ` ${unit}` : "";
  const from = full && origin !== "measured" ? `, ${ORIGINS[origin].title.toLowerCase()}` : "";
  return `${formatNumber(value)}${uncertainty}${unitText}${from}`;
}

/** Units that a label already says. */
const PLAIN_UNITS: readonly string[] = ["score", "perplexity", "loss", "FID"];

/** A change as it is drawn, with its unit: "+34%", "−3.58 points"; "" without a baseline. */
function changeText({ against, drawn }: PointSide, isChange = true): string {
  if (!against) return "";
  const { delta } = against;
  const shown = isChange ? drawn : delta.value;
  const decimals = decimalsOf(Number(shown.toPrecision(3)));
  const uncertainty = delta.halfWidth > 0 ? ` ± ${formatNumber(delta.halfWidth, 2)}` : "";
  const unit = delta.unit === "%" ? "%" : delta.unit === "points" ? " points" : "";
  return `${formatSigned(shown, decimals)}${uncertainty}${unit}`;
}

/**
 * The one way to write the changes of a column: three significant digits of the largest, up to two decimals more so
 * that the smallest does not vanish, the same for all.
 */
export function changeFormat(changes: readonly number[]): (change: number) => string {
  const sizes = changes.map(Math.abs).filter((size) => size > 0);
  if (sizes.length === 0) return (change) => formatSigned(change, 0);
  const power = (size: number) => -Math.floor(Math.log10(size));
  const wanted = Math.max(1, 2 + power(Math.max(...sizes)));
  const decimals = Math.max(wanted, Math.min(wanted + 2, power(Math.min(...sizes))));
  return (change) => formatSigned(change, Math.min(8, decimals));
}

function decimalsOf(value: number): number {
  return Math.min(8, String(value).split(".")[1]?.length ?? 0);
}

/** Settings that tell one run of a technique from another; long lists of numbers are left to the result's own page. */
export function settingsText({ settings }: Pick<TradeOffPoint, "settings">): string {
  const { experiment, ...rest } = settings ?? {};
  if (typeof experiment === "string") return experiment;
  return Object.entries(rest)
    .map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`)
    .join(", ");
}
