import { formatNumber, formatSigned } from "./format";
import { pairChart } from "./insight-chart";
import type { Insight } from "./insights";
import { changeIn, type InsightPair, listNames, pairsOf } from "./insights-pairs";
import type { Column } from "./question";
import { arithmeticMean, halfWidthOfMean } from "./ranking";
import type { Result } from "./result";

/** What int4 saves of memory, costs in quality and does to power, against bfloat16; null where nothing was compared. */
export function precisionInsight(results: readonly Result[]): Insight | null {
  const pairs = pairsOf(results, "quantization", "int4", "bfloat16");
  const memory = changesByModel("amu", pairs);
  const quality = changesByModel("quality", pairs);
  if (memory.length === 0 || quality.length === 0) return null;
  const saved = memorySaved(memory);
  return {
    title: saved.title,
    text: [
      `Against bfloat16, int4 ${saved.text} on ${models(memory)}.`,
      `It ${qualityChanged(quality)} on ${models(quality)}.`,
      ...powerChanged(changesByModel("aec", pairs)),
    ].join(" "),
    href: "/trade-offs",
    chart: pairChart(
      "amu",
      "Average memory, GB",
      pairs.filter((pair) => changeIn("amu", pair) !== null),
    ),
  };
}

interface ModelChange {
  model: string;
  change: number;
  /** null: not larger than its uncertainty. */
  way: "up" | "down" | "none" | null;
}

/** The change of a column for each model: the mean where several pairs of one model have it. */
function changesByModel(column: Column, pairs: readonly InsightPair[]): ModelChange[] {
  const byModel = new Map<string, { value: number; halfWidth: number; verdict: string }[]>();
  for (const pair of pairs) {
    const delta = changeIn(column, pair);
    if (!delta) continue;
    const model = pair.own.model.name;
    byModel.set(model, [...(byModel.get(model) ?? []), delta]);
  }
  return [...byModel].map(([model, deltas]): ModelChange => {
    const [only] = deltas;
    const change = arithmeticMean(deltas.map(({ value }) => value));
    const halfWidth = halfWidthOfMean(deltas.map((delta) => delta.halfWidth));
    const isAlone = only && deltas.length === 1;
    // The verdict on a change is told from the values themselves; a mean of changes has only its own width.
    const isUnclear = isAlone ? only.verdict === "unclear" : halfWidth > 0 && Math.abs(change) <= halfWidth;
    const isSame = isAlone ? only.verdict === "same" : change === 0;
    return { model, change, way: isUnclear ? null : isSame ? "none" : change > 0 ? "up" : "down" };
  });
}

const sizes = (changes: readonly ModelChange[]) => changes.map(({ change }) => change);

/** Changes of memory in per cent, in words that are true of all of them. */
function memorySaved(changes: readonly ModelChange[]): { title: string; text: string } {
  if (changes.some(({ way }) => way !== "down")) {
    const isDenied = changes.some(({ way }) => way === "up" || way === "none");
    return {
      title: isDenied ? "int4 does not always save memory" : "int4 does not certainly save memory",
      text: `changes memory by ${signedRange(sizes(changes))} per cent`,
    };
  }
  // −34% of memory is 1 / (1 − 0.34) = 1.52 times less.
  const ratios = changes.map(({ change }) => 1 / (1 + change / 100));
  const fallsShort = Math.max(...ratios) < 2;
  return {
    title: fallsShort ? "int4 saves far less memory than its bits suggest" : "int4 saves memory",
    text: `takes ${range(ratios, 3)} times less memory`,
  };
}

function qualityChanged(changes: readonly ModelChange[]): string {
  if (changes.every(({ way }) => way === "down")) {
    const lost = range(
      changes.map(({ change }) => -change),
      2,
    );
    return `costs ${lost} ${lost === "1" ? "point" : "points"} of mean task score`;
  }
  return `changes the mean task score by ${signedRange(sizes(changes))} points`;
}

/** One sentence on power, with the models on which it certainly falls and rises; none where nobody measured it. */
function powerChanged(changes: readonly ModelChange[]): string[] {
  if (changes.length === 0) return [];
  const on = (...ways: ModelChange["way"][]) =>
    changes.filter(({ way }) => ways.includes(way)).map(({ model }) => model);
  const [falling, rising, open] = [on("down"), on("up"), on("none", null)];
  const told = `falls on ${listNames(falling)} and rises on ${listNames(rising)}`;
  const untold = `can’t be told apart on ${listNames(open)}`;
  if (open.length === 0) return [`Power ${told}.`];
  return [falling.length + rising.length > 0 ? `Power ${told}, and ${untold}.` : `Power ${untold}.`];
}

function range(values: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) =>
    formatNumber(value, digits),
  );
  return least === most ? `${least}` : `${least} to ${most}`;
}

function signedRange(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => formatSigned(value));
  return least === most ? `${least}` : `${least} to ${most}`;
}

/** "one model", "4 models, of which 2 within the uncertainty". */
function models(changes: readonly ModelChange[]): string {
  const count = changes.length === 1 ? "one model" : `${changes.length} models`;
  const unclear = changes.filter(({ way }) => way === null).length;
  return unclear === 0 ? count : `${count}, of which ${unclear} within the uncertainty`;
}
