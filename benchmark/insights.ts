import { buildBoard } from "./board";
import { isValue } from "./board-row";
import { columnValue } from "./cell";
import { compareSetups } from "./comparability";
import { type Delta, findDelta } from "./deltas";
import { formatNumber, formatSigned } from "./format";
import { barChart, type InsightChart, pairChart, rankChart } from "./insight-chart";
import { metric } from "./metrics";
import { QUALITY_MEASURES } from "./quality";
import { type Column, defaultQuestion } from "./question";
import { arithmeticMean } from "./ranking";
import type { Result } from "./result";

/** A sentence or two that today's data allows, and the board where a reader can check it. */
export interface Insight {
  title: string;
  text: string;
  href: string;
  /** The numbers behind the sentence, to be drawn. */
  chart: InsightChart;
}

/** The sharpest things that these results say, computed anew each time; what they do not allow is left out. */
export function insights(results: readonly Result[]): Insight[] {
  return [precisionInsight(results), winnersInsight(results), expertsInsight(results)].filter(
    (insight) => insight !== null,
  );
}

interface Pair {
  own: Result;
  baseline: Result;
}

/** Each result of a technique with the baseline it names, if that is of the other technique and comparable. */
function pairsOf(results: readonly Result[], family: string, technique: string, against: string): Pair[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return results.flatMap((own) => {
    const baseline = byId.get(own.baseline ?? "");
    if (own.family !== family || own.technique !== technique || baseline?.technique !== against) return [];
    return "whys" in compareSetups(own, baseline) ? [] : [{ own, baseline }];
  });
}

function change(column: Column, { own, baseline }: Pair): Delta | null {
  const [value, base] = [columnValue(own, column, []), columnValue(baseline, column, [])];
  if ("missing" in value || "missing" in base) return null;
  const delta = findDelta(column, value, base);
  return typeof delta === "string" ? null : delta;
}

/** The change of a column for each model: the mean where several pairs of one model have it. */
function changesByModel(column: Column, pairs: readonly Pair[]): { model: string; change: number }[] {
  const byModel = new Map<string, number[]>();
  for (const pair of pairs) {
    const delta = change(column, pair);
    if (!delta) continue;
    const model = pair.own.model.name;
    byModel.set(model, [...(byModel.get(model) ?? []), delta.value]);
  }
  return [...byModel].map(([model, changes]) => ({ model, change: arithmeticMean(changes) }));
}

function precisionInsight(results: readonly Result[]): Insight | null {
  const pairs = pairsOf(results, "quantization", "int4", "bfloat16");
  const memory = changesByModel("amu", pairs);
  const quality = changesByModel("quality", pairs);
  if (memory.length === 0 || quality.length === 0) return null;
  const power = changesByModel("aec", pairs);
  const saved = memorySaved(memory.map((one) => one.change));
  const rising = power.filter((one) => one.change > 0).map(({ model }) => model);
  const falling = power.filter((one) => one.change < 0).map(({ model }) => model);
  return {
    title: saved.title,
    text: [
      `Against bfloat16, int4 ${saved.text} on ${models(memory.length)}.`,
      `It ${qualityChanged(quality.map((one) => one.change))} on ${models(quality.length)}.`,
      power.length > 0 ? `Power falls on ${list(falling)} and rises on ${list(rising)}.` : "",
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
    href: "/trade-offs",
    chart: pairChart(
      "amu",
      "Average memory, GB",
      pairs.filter((pair) => change("amu", pair) !== null),
    ),
  };
}

/** Changes of memory in per cent, in words that are true of all of them. */
function memorySaved(changes: readonly number[]): { title: string; text: string } {
  if (changes.some((value) => value >= 0)) {
    return {
      title: "int4 does not always save memory",
      text: `changes memory by ${signedRange(changes)} per cent`,
    };
  }
  // −34% of memory is 1 / (1 − 0.34) = 1.52 times less.
  const ratios = changes.map((value) => 1 / (1 + value / 100));
  const fallsShort = Math.max(...ratios) < 2;
  return {
    title: fallsShort ? "int4 saves far less memory than its bits suggest" : "int4 saves memory",
    text: `takes ${range(ratios, 3)} times less memory`,
  };
}

function qualityChanged(changes: readonly number[]): string {
  if (changes.every((value) => value < 0)) {
    const lost = changes.map((value) => -value);
    return `costs ${range(lost, 2)} points of mean task score`;
  }
  return `changes the mean task score by ${signedRange(changes)} points`;
}

const WINNING_COLUMNS = ["quality", "amu", "al", "aec"] as const;

function winnersInsight(results: readonly Result[]): Insight | null {
  const question = { ...defaultQuestion("architecture"), family: ["attention"] };
  const attention = results.filter(({ family }) => family === "attention");
  const [cohort] = buildBoard(question, attention).cohorts;
  if (!cohort || cohort.rows.length < 2) return null;
  const winners = new Map<string, string[]>();
  for (const column of WINNING_COLUMNS) {
    for (const row of cohort.rows) {
      const cell = row.cells[column];
      if (isValue(cell) && cell.rank === 1) {
        const wins = winners.get(row.technique) ?? [];
        winners.set(row.technique, [...wins, columnWords(column, cell.measure)]);
      }
    }
  }
  const [only, ...others] = winners.keys();
  if (only === undefined) return null;
  const wins = [...winners].map(([technique, columns]) => `${technique} on ${list(columns)}`);
  return {
    title:
      others.length > 0
        ? "No attention variant is best at everything"
        : `${only} is best at everything measured`,
    text: `On ${list(cohort.models)} the best attention variant depends on what you pay for: ${wins.join(", ")}.`,
    href: `/leaderboards/architecture?modality=${cohort.modality}&family=attention`,
    chart: rankChart(cohort.rows, WINNING_COLUMNS),
  };
}

function expertsInsight(results: readonly Result[]): Insight | null {
  const [found] = pairsOf(results, "moe", "MoE", "dense").flatMap((pair) => {
    const memory = change("amu", pair);
    const [own, base] = [columnValue(pair.own, "quality", []), columnValue(pair.baseline, "quality", [])];
    return memory && !("missing" in own) && !("missing" in base) ? [{ pair, memory, own, base }] : [];
  });
  if (!found) return null;
  const { pair, memory, own, base } = found;
  const dearer = memory.value > 0;
  const isBetter = own.better === "lower" ? own.value < base.value : own.value > base.value;
  return {
    title: dearer && isBetter ? "Experts buy quality with memory" : "What experts cost and bring",
    text:
      `${pair.own.model.name} takes ${formatNumber(Math.abs(memory.value), 2)}% ${dearer ? "more" : "less"} memory than ` +
      `${pair.baseline.model.name} and reaches a ${columnWords("quality", own.measure)} of ` +
      `${formatNumber(own.value)} where that has ${formatNumber(base.value)} (${own.better} is better).`,
    href: "/leaderboards/architecture?modality=language&family=moe&level=runs",
    chart: barChart([pair.baseline, pair.own], ["amu", "quality"]),
  };
}

function columnWords(column: Column, measure: string | null | undefined): string {
  if (column !== "quality") return metric(column).name.toLowerCase();
  return (QUALITY_MEASURES[measure ?? ""]?.label ?? measure ?? "quality").toLowerCase();
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

function models(count: number): string {
  return count === 1 ? "one model" : `${count} models`;
}

/** "A", "A and B", "A, B and C"; "none" for nothing. */
function list(names: readonly string[]): string {
  if (names.length === 0) return "none";
  if (names.length === 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
