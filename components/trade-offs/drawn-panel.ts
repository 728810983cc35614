import { SCALE_BANDS, type ScaleBand, scaleBandOf } from "@/benchmark/scale-bands";
import type { Guide } from "@/benchmark/trade-offs/guides";
import type { ScaleLines, SizePoint } from "@/benchmark/trade-offs/scale-lines";
import type { TradeOffPoint } from "@/benchmark/trade-offs/trade-off-point";
import type { SideScale, TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { sideTitle } from "@/benchmark/trade-offs/trade-off-terms";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { sideFormat } from "./side-content";
import { markedTechniques, markOf, settingsText, shareText, sideText } from "./trade-off-content";

/** A point as short as it can travel to a browser. */
export interface DrawnPoint {
  result: string;
  x: number;
  y: number;
  /** Half-widths of the intervals; 0 where none is declared. */
  dx: number;
  dy: number;
  from: readonly [x: number, y: number] | null;
  /** Which mark: the place of its technique in the legend; -1 for a baseline. */
  mark: number;
  /** "" where it stands unnamed. */
  label: string;
  /** How strongly it is drawn, from 0 to 1: on the frontier or not, or the share of resamples in which it is. */
  weight: number;
  /** The share, drawn as a ring; null where nothing was resampled. */
  share: number | null;
  /** All that is known of it: a heading, then a line for each side. */
  text: readonly string[];
}

export interface DrawnSide {
  title: string;
  /** null: neither end is better. */
  better: "higher" | "lower" | null;
  scale: SideScale;
  /** Whether what stands here is a change, with a sign and a zero line. */
  isChange: boolean;
  /** The least and the most that a chart makes room for. */
  from: number;
  to: number;
}

/** A line through values of both sides: a frontier's steps, or a technique from model to model. */
export interface DrawnLine {
  kind: "frontier" | "technique";
  mark: number;
  at: readonly (readonly [x: number, y: number])[];
}

/** Everything a chart draws, on the server as in the browser. */
export interface DrawnPanel {
  x: DrawnSide;
  y: DrawnSide;
  /** One of several side by side, or a chart of its own. */
  isSmall: boolean;
  /** What stands at the origin; null for a chart of values, which needs no origin. */
  origin: string | null;
  points: DrawnPoint[];
  lines: DrawnLine[];
  guides: readonly Pick<Guide, "label" | "line">[];
  /** The chart in a sentence, for those who do not see it. */
  summary: string;
}

type Scales = Pick<TradeOffQuestion, "scaleX" | "scaleY">;

/** Lays out a panel's points as marks and words. */
export function drawnPanel(
  panel: TradeOffPanel,
  { scaleX, scaleY }: Scales,
  reading: readonly string[],
): DrawnPanel {
  const { x, y, baselines, points, frontier, guides } = panel;
  const isChange = baselines.length > 0;
  const labelOf = pointLabels(panel);
  const marks = markedTechniques(panel);
  const formats = {
    x: sideFormat(
      points.map((point) => point.x),
      isChange,
    ).change,
    y: sideFormat(
      points.map((point) => point.y),
      isChange,
    ).change,
  };
  return {
    x: { ...sideOf(x, scaleX, isChange), ...extentOf(panel, "x", scaleX) },
    y: { ...sideOf(y, scaleY, isChange), ...extentOf(panel, "y", scaleY) },
    isSmall: false,
    origin: isChange ? baselines.join(", ") : null,
    points: points.map((point) => ({
      result: point.result,
      x: point.x.drawn,
      y: point.y.drawn,
      dx: point.x.halfWidth,
      dy: point.y.halfWidth,
      from: point.from,
      mark: markOf(marks, point),
      label: labelOf(point),
      weight: point.share ?? (point.isBest === false ? 0 : 1),
      share: point.share,
      text: [
        `${point.model}, ${point.technique}`,
        ...(settingsText(point) ? [settingsText(point)] : []),
        sideText(x, point.x, isChange, formats.x),
        sideText(y, point.y, isChange, formats.y),
        ...(point.isBest === null ? [] : [shareText(point)]),
      ],
    })),
    lines: (frontier?.lines ?? []).map(({ steps }) => ({
      kind: "frontier",
      mark: -1,
      at: steps.map((step) => [step.x, step.y]),
    })),
    guides: guides.guides.map(({ label, line }) => ({ label, line })),
    summary: `${sideTitle(y)}, against ${sideTitle(x)}. ${reading.join(" ")}`,
  };
}

/** The charts of a panel by scale band on the same axes, and the bands that have no result in it. */
export function drawnBands(
  panel: TradeOffPanel,
  whole: DrawnPanel,
): { bands: { label: string; panel: DrawnPanel }[]; empty: string[] } {
  const bandOf = (point: TradeOffPoint) => scaleBandOf(point.parametersB);
  const has = (key: ScaleBand) => panel.points.some((point) => bandOf(point) === key);
  return {
    bands: SCALE_BANDS.filter(({ key }) => has(key)).map(({ key, label }) => ({
      label,
      panel: {
        ...whole,
        isSmall: true,
        points: whole.points.filter((_, index) => {
          const point = panel.points[index];
          return point !== undefined && bandOf(point) === key;
        }),
        lines: whole.lines.filter((_, index) => panel.frontier?.lines[index]?.band === key),
        summary: `Models of ${label} parameters: ${whole.summary}`,
      },
    })),
    empty: SCALE_BANDS.filter(({ key }) => !has(key)).map(({ label }) => label),
  };
}

/** Lays out one metric against the size of models. */
export function drawnScaleLines(chart: ScaleLines, { as, scaleY }: TradeOffQuestion): DrawnPanel {
  const { points, lines, techniques, y } = chart;
  const isChange = as === "change";
  const sizes = points.map(({ parametersB }) => parametersB);
  const reach = points.flatMap(({ y: { drawn, halfWidth } }) => reachOf(drawn, halfWidth, scaleY));
  const format = sideFormat(
    points.map((point) => point.y),
    isChange,
  ).change;
  const marked = techniques.filter((technique) => !isBaselineThroughout(chart, technique));
  const ends = new Set(lines.map(({ places }) => places.at(-1)));
  const x = { title: "Total parameters, billions", better: null, scale: "log", isChange: false } as const;
  return {
    x: { ...x, from: Math.min(...sizes), to: Math.max(...sizes) },
    y: {
      ...sideOf(y, scaleY, isChange),
      from: Math.min(...reach, ...(isChange ? [0] : [])),
      to: Math.max(...reach, ...(isChange ? [0] : [])),
    },
    isSmall: false,
    origin: null,
    points: points.map((point, place) => ({
      result: point.result,
      x: point.parametersB,
      y: point.y.drawn,
      dx: 0,
      dy: point.y.halfWidth,
      from: null,
      mark: marked.indexOf(point.technique),
      label: ends.has(place) ? point.technique : "",
      weight: 1,
      share: null,
      text: [
        `${point.model}, ${point.technique}`,
        ...(settingsText(point) ? [settingsText(point)] : []),
        `Total parameters: ${point.parametersB} billion`,
        sideText(y, point.y, isChange, format),
      ],
    })),
    lines: lines.map(({ technique, places }) => ({
      kind: "technique",
      mark: marked.indexOf(technique),
      at: places.flatMap((place) => {
        const point = points[place];
        return point ? [[point.parametersB, point.y.drawn] as const] : [];
      }),
    })),
    guides: [],
    summary: `${sideTitle(y)}, against the size of the model. ${points.length} results, ${lines.length} lines.`,
  };
}

/** In charts of values the technique that others are compared with has the mark of baselines. */
function isBaselineThroughout({ points }: ScaleLines, technique: string): boolean {
  const isOwn = (point: SizePoint) => point.technique === technique;
  return (
    points.some(({ baseline }) => baseline === technique) &&
    points.filter(isOwn).every(({ baseline }) => baseline === null)
  );
}

/** The techniques that have marks of their own in a chart over sizes, and those that are drawn as baselines. */
export function sizeLegend(chart: ScaleLines): { marked: string[]; baselines: string[] } {
  const baselines = chart.techniques.filter((technique) => isBaselineThroughout(chart, technique));
  return { marked: chart.techniques.filter((technique) => !baselines.includes(technique)), baselines };
}

function sideOf(terms: TradeOffPanel["x"], scale: SideScale, isChange: boolean) {
  return { title: sideTitle(terms), better: terms.better, scale, isChange };
}

/** All points with their intervals, the origin of changes, and the nearest guide that asks for room. */
function extentOf(panel: TradeOffPanel, side: "x" | "y", scale: SideScale): { from: number; to: number } {
  const reach = panel.points.flatMap((point) => reachOf(point[side].drawn, point[side].halfWidth, scale));
  if (panel.baselines.length > 0) reach.push(0);
  const [from, to] = [Math.min(...reach), Math.max(...reach)];
  const guides = panel.guides.guides.flatMap(({ line, makesRoom }) => {
    const at = side === "x" ? ("x" in line ? line.x : null) : "y" in line ? line.y : null;
    return makesRoom && at !== null && at > to ? [at] : [];
  });
  return { from, to: guides.length > 0 ? Math.min(...guides) : to };
}

/** A value with its interval; on a logarithmic axis an interval that reaches 0 ends with the value. */
function reachOf(value: number, halfWidth: number, scale: SideScale): number[] {
  const low = value - halfWidth;
  return [scale === "log" && low <= 0 ? value : low, value + halfWidth];
}

/** What tells points apart beside their marks: the model, or where there is only one, the technique. */
function pointLabels({ models, baselines, frontier }: TradeOffPanel): (point: TradeOffPoint) => string {
  const nameOf = models.length === 1 ? "technique" : "model";
  if (frontier) return (point) => (point.isBest ? point[nameOf] : "");
  if (models.length === 1 || baselines.length > 0) return (point) => point[nameOf];
  // Lines tie a model's values to its baseline: naming that one names them all.
  return ({ model, from }) => (from === null ? model : "");
}
