import type { ColumnValue } from "../cell";
import { type Better, type MetricKey, metric } from "../metrics";
import { ownEntry } from "../own-entry";
import { QUALITY_MEASURES } from "../quality";
import type { Column } from "../question";
import type { TradeOffAs } from "./trade-off-question";

/** One side of a chart, as a reader says it. */
export interface SideTerms {
  column: Column;
  /** "Memory saved (AMU)". */
  label: string;
  /** "%", "points", "GB"; "" where the label is the unit, as in perplexity. */
  unit: string;
  /** The direction in which what is drawn gets better. */
  better: Better;
}

/** What a metric counts, in a reader's words, and an improvement of it against a baseline. */
const WORDS: Readonly<Record<MetricKey, readonly [noun: string, improvement: string]>> = {
  amu: ["memory", "Memory saved"],
  pcu: ["compute utilisation", "Compute utilisation gained"],
  al: ["latency", "Latency saved"],
  tt: ["token throughput", "Token throughput gained"],
  st: ["sample throughput", "Sample throughput gained"],
  it: ["throughput", "Throughput gained"],
  aec: ["mean power", "Mean power saved"],
  mcr: ["compression rate", "Compression rate gained"],
  peak_memory: ["peak memory", "Peak memory saved"],
  ttft: ["time to first token", "Time to first token saved"],
  tpot: ["time per token", "Time per token saved"],
  throughput: ["throughput", "Throughput gained"],
  energy_per_token: ["energy per token", "Energy per token saved"],
  energy_per_sample: ["energy per sample", "Energy per sample saved"],
  size: ["size", "Size saved"],
  size_ratio: ["size ratio", "Size ratio gained"],
  train_time: ["training time", "Training time saved"],
};

/** What a column counts, in a reader's words: "memory", "quality", "perplexity". */
export function nounOf(column: Column, value: Pick<ColumnValue, "unit" | "measure"> | null = null): string {
  if (column !== "quality") return WORDS[column][0];
  return value === null || value.unit === "score" ? "quality" : inSentence(qualityLabel(value));
}

/** A column as a choice: "Memory (AMU)". */
export function columnLabel(column: Column): string {
  if (column === "quality") return "Quality";
  const { label, name } = metric(column);
  return label === name ? name : `${name} (${label})`;
}

/** A column in a sentence: "AMU", "quality". */
export function columnName(column: Column): string {
  return column === "quality" ? "quality" : metric(column).label;
}

/** How a column is named, counted and read on a chart; `value` is any of the values it shows. */
export function sideTerms(as: TradeOffAs, column: Column, value: ColumnValue): SideTerms {
  const { unit, better } = value;
  if (column === "quality") {
    const isScore = unit === "score";
    if (as === "values") return { column, label: qualityLabel(value), unit: isScore ? "0 to 1" : "", better };
    return isScore
      ? { column, label: "Quality change", unit: "points", better }
      : { column, label: `${qualityLabel(value)} change`, unit: "", better };
  }
  if (as === "values") return { column, label: columnLabel(column), unit, better };
  const { label, name } = metric(column);
  const improvement = WORDS[column][1];
  return {
    column,
    label: label === name ? improvement : `${improvement} (${label})`,
    unit: "%",
    better: "higher",
  };
}

/** Whether changes of this column are drawn as what they save: a cost that falls goes up. */
export function isSaving(column: Column): boolean {
  return column !== "quality" && metric(column).better === "lower";
}

/** "Memory saved (AMU), %". */
export function sideTitle({ label, unit }: Pick<SideTerms, "label" | "unit">): string {
  return unit === "" ? label : `${label}, ${unit}`;
}

function qualityLabel({ measure, unit }: Pick<ColumnValue, "unit" | "measure">): string {
  const name = measure?.split(" over ")[0] ?? unit;
  return ownEntry(QUALITY_MEASURES, name)?.label ?? name;
}

/** A label inside a sentence: small, unless it is an abbreviation. */
function inSentence(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.toLowerCase();
}
