import { ORIGINS } from "@/benchmark/axes";
import { formatNumber, formatSigned } from "@/benchmark/format";
import type { PointSide, TradeOffPoint } from "@/benchmark/trade-offs/trade-off-point";
import { verdictWords } from "@/benchmark/trade-offs/trade-off-reading";
import type { SideTerms } from "@/benchmark/trade-offs/trade-off-terms";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";

/** Techniques in the order of their marks; a technique that is a baseline throughout has the mark of baselines. */
export function markedTechniques({ techniques, points }: TradeOffPanel): string[] {
  const marked = new Set(
    points.filter((point) => !standsAsBaseline(point)).map(({ technique }) => technique),
  );
  return techniques.filter((technique) => marked.has(technique));
}

/** Techniques that others are compared with: the origin of changes, or what is drawn as a baseline. */
export function standingTechniques(panel: TradeOffPanel): string[] {
  if (panel.baselines.length > 0) return panel.baselines;
  const marked = markedTechniques(panel);
  const drawn = panel.points.filter((point) => markOf(marked, point) < 0);
  return [...new Set(drawn.map(({ technique }) => technique))];
}

/** A point's place among the marked techniques; -1 for one drawn as a baseline. */
export function markOf(marked: readonly string[], point: TradeOffPoint): number {
  return standsAsBaseline(point) ? -1 : marked.indexOf(point.technique);
}

/** In a chart of changes baselines are the origin, and what is drawn has a line from it. */
function standsAsBaseline({ isBaseline, from }: TradeOffPoint): boolean {
  return isBaseline && from === null;
}

/** A side of a point in words, with its change, written as its column writes changes, and where it comes from. */
export function sideText(
  terms: SideTerms,
  side: PointSide,
  isChange: boolean,
  format: (change: number) => string,
): string {
  const own = valueText(side.value);
  if (!side.against) return `${terms.label}: ${own}`;
  const change = `${changeText(side, isChange, format)}, ${verdictWords(side)}`;
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

/** A change with its unit: as it is drawn, "+34%" saved, or beside a value with the sign of the difference. */
function changeText(
  { against, drawn }: PointSide,
  isChange: boolean,
  format: (change: number) => string,
): string {
  if (!against) return "";
  const { delta } = against;
  const shown = isChange ? drawn : delta.value;
  const uncertainty = delta.halfWidth > 0 ? ` ± ${formatNumber(delta.halfWidth, 2)}` : "";
  const unit = delta.unit === "%" ? "%" : delta.unit === "points" ? " points" : "";
  return `${format(shown)}${uncertainty}${unit}`;
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

/** Whether a point is on the frontier, and in how many of the resamples. */
export function shareText({
  isBest,
  share,
  aside,
}: Pick<TradeOffPoint, "isBest" | "share" | "aside">): string {
  if (aside !== null) return `Stands aside from the frontier: ${aside}`;
  const place = isBest ? "On the frontier" : "Not on the frontier";
  return share === null ? place : `${place}; in ${formatNumber(100 * share, 3)}% of resamples`;
}

/** Settings that tell one run of a technique from another; long lists of numbers are left to the result's own page. */
export function settingsText({ settings }: Pick<TradeOffPoint, "settings">): string {
  const { experiment, ...rest } = settings ?? {};
  if (typeof experiment === "string") return experiment;
  return Object.entries(rest)
    .map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`)
    .join(", ");
}
