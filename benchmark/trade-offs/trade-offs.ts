import { type Axis, MODALITY_KEYS, type Modality } from "../axes";
import { findBaselines } from "../baselines";
import { kindOf } from "../cell";
import { isMetric, metric } from "../metrics";
import type { Result } from "../result";
import { cohortKey } from "../result-keys";
import { scaleBandOf } from "../scale-bands";
import { slug } from "../slug";
import { compareFamilies, compareTechniques, compareText } from "../techniques";
import { type AcceleratorMemory, findGuides, type Guides } from "./guides";
import { type PanelFrontier, panelFrontier } from "./panel-frontier";
import { buildScaleLines, type ScaleLines } from "./scale-lines";
import { type Candidate, candidateOf, type TradeOffPoint } from "./trade-off-point";
import type { TradeOffQuestion } from "./trade-off-question";
import { columnName, type SideTerms, sideTerms } from "./trade-off-terms";

export type { TradeOffPoint } from "./trade-off-point";

/** Results that may share one chart: one cohort, with values of one kind on each side. */
export interface TradeOffPanel {
  axis: Axis;
  modality: Modality;
  family: string;
  dataset: string | null;
  environment: string;
  x: SideTerms;
  y: SideTerms;
  points: TradeOffPoint[];
  /** Techniques and models of the points, in the order pages list them. */
  techniques: string[];
  models: string[];
  /** Of changes: the techniques that stand at the origin. */
  baselines: string[];
  /** What must be said beside the chart, and of which points; null: of all of them. */
  caveats: Remark[];
  /** Why points are tied to no baseline. */
  apart: Remark[];
  /** null: nobody asked for it. `aside`: which results do not compete, and why. */
  frontier: (PanelFrontier & { aside: Remark[] }) | null;
  guides: Guides;
}

/** Something to be said, and of which points; null: of all of them. */
export interface Remark {
  text: string;
  points: string[] | null;
}

export interface TradeOffs {
  question: TradeOffQuestion;
  panels: TradeOffPanel[];
  /** Instead of panels: what the view "lines" shows. */
  lines: ScaleLines[];
  /** Results that no chart can show, by reason. */
  leftOut: { why: string; results: string[] }[];
}

/**
 * The charts that answer a question over all current results of its axis. Changes and lines are made only between
 * comparable results; what differs in cohort or kind of value never shares a chart, and what its source calls not
 * comparable is drawn there and never joined. Model, technique and scale are applied
 * here and not in the query: a baseline may itself be outside of them. `memories`: accelerators that a memory side may
 * be marked with. Pure, in the same order for any input order.
 */
export function buildTradeOffs(
  question: TradeOffQuestion,
  results: readonly Result[],
  memories: readonly AcceleratorMemory[] = [],
): TradeOffs {
  const baselines = findBaselines(results);
  const admitted = [...results].sort(compareResults).filter((result) => isAdmitted(question, result));
  const leftOut = new Map<string, string[]>();
  const answer = () => [...leftOut].map(([why, names]) => ({ why, results: names }));
  if (question.view === "lines") {
    const { charts, leftOut: left } = buildScaleLines(question, admitted, baselines);
    for (const { why, result } of left) push(leftOut, why, pointName(result));
    return { question, panels: [], lines: charts.sort(comparePanels), leftOut: answer() };
  }
  const panels = new Map<string, Candidate[]>();
  for (const result of admitted) {
    const candidate = candidateOf(question, result, baselines);
    if (candidate === null) continue;
    if ("why" in candidate) push(leftOut, candidate.why, pointName(result));
    else push(panels, panelKey(candidate), candidate);
  }
  return {
    question,
    panels: [...panels.values()]
      .flatMap((candidates) => toPanel(question, candidates, baselines.isBaseline, memories))
      .sort(comparePanels),
    lines: [],
    leftOut: answer(),
  };
}

function push<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function isAdmitted({ model, technique, scale }: TradeOffQuestion, result: Result): boolean {
  return (
    (model.length === 0 || model.includes(result.model.slug)) &&
    (technique.length === 0 || technique.includes(slug(result.technique))) &&
    (scale.length === 0 || scale.includes(scaleBandOf(result.model.parametersB)))
  );
}

/** "Phi-4, int4". */
function pointName({ model, technique }: Pick<Result, "model" | "technique">): string {
  return `${model.name}, ${technique}`;
}

function panelKey({ result, x, y }: Candidate): string {
  return JSON.stringify([cohortKey(result), kindOf(x.value), kindOf(y.value)]);
}

function toPanel(
  question: TradeOffQuestion,
  candidates: readonly Candidate[],
  isBaseline: (id: string) => boolean,
  memories: readonly AcceleratorMemory[],
): TradeOffPanel[] {
  const [first] = candidates;
  if (!first) return [];
  const shown = new Map(candidates.map((candidate) => [candidate.result.id, candidate]));
  const x = sideTerms(question.as, question.x, first.x.value);
  const y = sideTerms(question.as, question.y, first.y.value);
  const frontier = panelFrontier(question, candidates, { x: x.better, y: y.better });
  const points = candidates.map((candidate, place): TradeOffPoint => {
    const baseline = candidate.baseline === null ? undefined : shown.get(candidate.baseline.id);
    const origin = question.as === "change" ? ([0, 0] as const) : null;
    return {
      ...candidate.point,
      from: origin ?? (baseline ? [baseline.x.drawn, baseline.y.drawn] : null),
      isBaseline: isBaseline(candidate.result.id),
      isBest: frontier?.points[place]?.isBest ?? null,
      share: frontier?.points[place]?.share ?? null,
      aside: frontier?.points[place]?.aside ?? null,
    };
  });
  const { axis, family } = first.result;
  return [
    {
      axis,
      ...cohortKey(first.result),
      x,
      y,
      points,
      techniques: different(points.map(({ technique }) => technique)).sort((a, b) =>
        compareTechniques(family, a, b),
      ),
      models: different(points.map(({ model }) => model)),
      baselines:
        question.as === "change"
          ? different(candidates.flatMap(({ baseline }) => (baseline ? [baseline.technique] : [])))
          : [],
      caveats: [...scopeCaveats(first), ...pointRemarks(candidates, ({ caveats }) => caveats)],
      apart: pointRemarks(candidates, ({ alone }) => (alone === null ? [] : [alone])),
      frontier: frontier && {
        ...frontier,
        aside: pointRemarks(candidates, (_, place) => {
          const aside = frontier.points[place]?.aside ?? null;
          return aside === null ? [] : [aside];
        }),
      },
      guides: findGuides(question, candidates, first.result.environment, memories),
    },
  ];
}

function scopeCaveats({ x, y, columns }: Candidate): Remark[] {
  return columns.flatMap((column, index) => {
    const { scope } = (index === 0 ? x : y).value;
    if (!isMetric(column) || !metric(column).scoped || scope !== null) return [];
    const text = `${columnName(column)}: the source does not say whether a value counts one accelerator or all of them`;
    return [{ text, points: null }];
  });
}

function pointRemarks(
  candidates: readonly Candidate[],
  textsOf: (candidate: Candidate, place: number) => readonly string[],
): Remark[] {
  const byText = new Map<string, string[]>();
  for (const [place, candidate] of candidates.entries()) {
    for (const text of different(textsOf(candidate, place))) push(byText, text, pointName(candidate.result));
  }
  return [...byText].map(([text, names]) => ({
    text,
    points: names.length === candidates.length ? null : different(names),
  }));
}

function different(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function compareResults(a: Result, b: Result): number {
  return (
    compareFamilies(a.family, b.family) ||
    compareTechniques(a.family, a.technique, b.technique) ||
    a.model.parametersB - b.model.parametersB ||
    compareText(a.model.name, b.model.name) ||
    compareText(a.id, b.id)
  );
}

function comparePanels<Panel extends TradeOffPanel | ScaleLines>(a: Panel, b: Panel): number {
  return (
    MODALITY_KEYS.indexOf(a.modality) - MODALITY_KEYS.indexOf(b.modality) ||
    compareFamilies(a.family, b.family) ||
    b.models.length - a.models.length ||
    b.points.length - a.points.length ||
    compareText(a.dataset ?? "", b.dataset ?? "") ||
    compareText(a.environment, b.environment) ||
    compareText(sideLabels(a), sideLabels(b))
  );
}

function sideLabels(panel: TradeOffPanel | ScaleLines): string {
  return ("x" in panel ? panel.x.label : "") + panel.y.label;
}
