import { ESTIMATED, isEstimate } from "../estimates";
import type { Result } from "../result";
import { type ScaleBand, scaleBandOf } from "../scale-bands";
import { compareButModel } from "./compare-but-model";
import { type Directions, findFrontier, frontierSteps, type Outcome } from "./frontier";
import { frontierShares, resamplesOf } from "./frontier-shares";
import type { Candidate } from "./trade-off-point";
import type { FrontierOver, TradeOffQuestion } from "./trade-off-question";
import { columnName } from "./trade-off-terms";

/** The best results of a chart: those that no other one beats on both sides. */
export interface PanelFrontier {
  over: Exclude<FrontierOver, "none">;
  /** One frontier for all of a chart, or one for each model, as steps; `band`: whose chart, where each has its own. */
  lines: { model: string | null; band: ScaleBand | null; steps: Outcome[] }[];
  /** For each point of the chart; `aside`: why it does not compete, and so is neither on the frontier nor beaten by it. */
  points: { isBest: boolean; share: number | null; aside: string | null }[];
  /** How many resamples shares are counted over; null where nothing can be resampled. */
  resamples: number | null;
  /** What else differs between results that compete. */
  caveats: string[];
}

/**
 * The frontier among candidates of one chart; null where none is asked for. Results of one chart share data set,
 * hardware and kinds of values; over all of the chart they may be of different models, and nothing else may bar their
 * comparison. In a chart of changes every frontier competes with the baseline itself, which stands at 0, 0. What its
 * source calls not comparable, and what rests on an estimate, stands aside: it is drawn, and competes with nothing.
 */
export function panelFrontier(
  { frontier: over, as, view }: Pick<TradeOffQuestion, "frontier" | "as" | "view">,
  candidates: readonly Candidate[],
  better: Directions,
): PanelFrontier | null {
  if (over === "none") return null;
  const fixed: Outcome[] = as === "change" ? [{ x: 0, y: 0 }] : [];
  const points = candidates.map((candidate) => ({
    isBest: false,
    share: null as number | null,
    aside: asideOf(candidate),
  }));
  const lines: PanelFrontier["lines"] = [];
  const caveats = new Set<string>();
  let resampled = false;
  const competitors = [...candidates.entries()].filter(([place]) => points[place]?.aside === null);
  const drawnFrom = ({ x, y }: Candidate) => ({ x: x.drawnFrom, y: y.drawnFrom });
  const resamples = resamplesOf(competitors.map(([, candidate]) => drawnFrom(candidate)));
  for (const group of competing(over, view, competitors)) {
    const own = group.flatMap((place) => candidates[place] ?? []);
    const outcomes = [...own.map(({ x, y }) => ({ x: x.drawn, y: y.drawn })), ...fixed];
    const best = findFrontier(outcomes, better);
    for (const index of best) {
      const point = points[group[index] ?? -1];
      if (point) point.isBest = true;
    }
    const shares = frontierShares(own.map(drawnFrom), better, fixed, resamples);
    for (const [index, share] of shares?.entries() ?? []) {
      const point = points[group[index] ?? -1];
      if (point) point.share = share;
    }
    resampled ||= shares !== null;
    const joined = best.flatMap((index) => own[index] ?? []);
    for (const caveat of caveatsBetween(joined.map(({ result }) => result))) caveats.add(caveat);
    lines.push({
      model: over === "model" ? (own[0]?.result.pairedModel ?? null) : null,
      band: view === "bands" && own[0] ? scaleBandOf(own[0].result.model.parametersB) : null,
      steps: frontierSteps(best.flatMap((index) => outcomes[index] ?? [])),
    });
  }
  return { over, lines, points, resamples: resampled ? resamples : null, caveats: [...caveats] };
}

/** Why a result competes with nothing; null where it does. */
function asideOf({ result, columns, x, y }: Candidate): string | null {
  if (result.notComparable !== null) return `not comparable: ${result.notComparable}`;
  for (const [index, { value, drawnFrom, against }] of [x, y].entries()) {
    const column = columns[index];
    if (column === undefined) continue;
    if (isEstimate(value)) return `${columnName(column)} is ${ESTIMATED}`;
    if (drawnFrom.change && against && isEstimate(against.value)) {
      return `${columnName(column)} of its baseline is ${ESTIMATED}`;
    }
  }
  return null;
}

/** Places of results that compete with each other: nothing but their models bars the comparison of two of a group. */
function competing(
  over: "global" | "model",
  view: TradeOffQuestion["view"],
  competitors: readonly (readonly [place: number, Candidate])[],
): number[][] {
  const groups: { key: string; first: Result; places: number[] }[] = [];
  for (const [place, { result }] of competitors) {
    const key = JSON.stringify([
      over === "model" ? result.pairedModel : null,
      view === "bands" ? scaleBandOf(result.model.parametersB) : null,
    ]);
    // What a chart's results must share bars nothing between any two of them, so that one speaks for its group.
    const group = groups.find(
      (one) => one.key === key && compareButModel(one.first, result).reasons.length === 0,
    );
    if (group) group.places.push(place);
    else groups.push({ key, first: result, places: [place] });
  }
  return groups.map(({ places }) => places);
}

/** What must be said of neighbours on a frontier, beside their being of different models. */
function caveatsBetween(results: readonly Result[]): string[] {
  return results.flatMap((result, index) => {
    const before = results[index - 1];
    return before ? compareButModel(before, result).caveats : [];
  });
}
