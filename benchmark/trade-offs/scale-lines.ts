import type { Axis, Modality } from "../axes";
import type { Baselines } from "../baselines";
import { kindOf } from "../cell";
import type { Result } from "../result";
import { cohortKey } from "../result-keys";
import { compareTechniques, compareText } from "../techniques";
import { LinesApart } from "./lines-apart";
import { doubts, type PointSide, sideOf } from "./trade-off-point";
import type { TradeOffQuestion } from "./trade-off-question";
import { type SideTerms, sideTerms } from "./trade-off-terms";

/** A result in a chart over the size of models. */
export interface SizePoint {
  result: string;
  model: string;
  parametersB: number;
  technique: string;
  settings: Result["settings"];
  baseline: string | null;
  y: PointSide;
  /** What must be said of it, and why nothing ties it to a baseline; as of a `TradeOffPoint`. */
  caveats: readonly string[];
  alone: string | null;
  notComparable: string | null;
}

/** Results of one cohort against the size of their models. */
export interface ScaleLines {
  axis: Axis;
  modality: Modality;
  family: string;
  dataset: string | null;
  environment: string;
  y: SideTerms;
  points: SizePoint[];
  /** Results of one technique from model to model, by their places in `points`, smallest model first. */
  lines: { technique: string; places: number[] }[];
  techniques: string[];
  models: string[];
  /** Why neighbours are not joined, each once. */
  apart: string[];
  caveats: string[];
}

/** A result with its place on the chart's side. */
interface Sized {
  result: Result;
  baseline: Result | null;
  y: PointSide;
  caveats: string[];
  alone: string | null;
}

/**
 * One metric against the size of models, a line for each technique with the same settings. A line joins measured
 * models alone, neighbours by size, and only where nothing but their models bars comparison; what is not joined stands
 * on its own and is explained in `apart`. `results`: those a reader's filters admit, in the order of pages.
 */
export function buildScaleLines(
  question: TradeOffQuestion,
  results: readonly Result[],
  baselines: Baselines,
): { charts: ScaleLines[]; leftOut: { why: string; result: Result }[] } {
  const charts = new Map<string, Sized[]>();
  const leftOut: { why: string; result: Result }[] = [];
  for (const result of results) {
    const found = baselines.of(result);
    const baseline = "baseline" in found ? found.baseline : null;
    if (question.as === "change" && "why" in found) {
      if (!baselines.isBaseline(result.id)) leftOut.push({ why: found.why, result });
      continue;
    }
    const y = sideOf(question, "y", result, baseline);
    if (typeof y === "string") {
      leftOut.push({ why: y, result });
      continue;
    }
    const caveats = [
      ...("baseline" in found && question.as === "change" ? found.caveats : []),
      ...(result.environment.notes ? [result.environment.notes] : []),
      ...doubts(question.y, y),
    ];
    const alone = "why" in found && !baselines.isBaseline(result.id) ? found.why : null;
    const key = JSON.stringify([cohortKey(result), kindOf(y.value)]);
    const chart = charts.get(key);
    const sized = { result, baseline, y, caveats, alone };
    if (chart) chart.push(sized);
    else charts.set(key, [sized]);
  }
  return { charts: [...charts.values()].flatMap((sized) => toChart(question, sized)), leftOut };
}

function toChart(question: TradeOffQuestion, sized: readonly Sized[]): ScaleLines[] {
  const [first] = sized;
  if (!first) return [];
  const { lines, apart } = joinLines(sized);
  const { axis, family } = first.result;
  return [
    {
      axis,
      ...cohortKey(first.result),
      y: sideTerms(question.as, question.y, first.y.value),
      points: sized.map(({ result, baseline, y, caveats, alone }) => ({
        result: result.id,
        model: result.model.name,
        parametersB: result.model.parametersB,
        technique: result.technique,
        settings: result.settings,
        baseline: baseline?.technique ?? null,
        y,
        caveats,
        alone,
        notComparable: result.notComparable,
      })),
      lines,
      techniques: [...new Set(sized.map(({ result }) => result.technique))].sort((a, b) =>
        compareTechniques(family, a, b),
      ),
      models: [...new Set(sized.map(({ result }) => result.model.name))],
      apart,
      caveats: [...new Set(sized.flatMap(({ caveats }) => caveats))],
    },
  ];
}

function joinLines(sized: readonly Sized[]): Pick<ScaleLines, "lines" | "apart"> {
  const groups = new Map<string, number[]>();
  for (const [place, { result }] of sized.entries()) {
    const key = JSON.stringify([result.technique, Object.entries(result.settings ?? {}).sort()]);
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  const lines: ScaleLines["lines"] = [];
  const apart = new LinesApart();
  for (const places of groups.values()) {
    const at = (place: number) => sized[place]?.result;
    const bySize = [...places].sort((a, b) => {
      const [left, right] = [at(a), at(b)];
      if (!left || !right) return 0;
      return left.model.parametersB - right.model.parametersB || compareText(left.id, right.id);
    });
    const counts = new Map<number, number>();
    for (const place of bySize) {
      const size = at(place)?.model.parametersB ?? 0;
      counts.set(size, (counts.get(size) ?? 0) + 1);
    }
    let line: number[] = [];
    const end = () => {
      const technique = line[0] === undefined ? undefined : at(line[0])?.technique;
      if (technique !== undefined && line.length > 1) lines.push({ technique, places: line });
      line = [];
    };
    for (const place of bySize) {
      const own = at(place);
      if (!own) continue;
      const size = own.model.parametersB;
      const sameSize = counts.get(size) ?? 1;
      if (sameSize > 1) {
        apart.several(own, sameSize, size);
        end();
        continue;
      }
      const before = line.at(-1) === undefined ? undefined : at(line.at(-1) ?? -1);
      if (before && apart.part(before, own)) end();
      line.push(place);
    }
    end();
  }
  return { lines, apart: apart.texts() };
}
