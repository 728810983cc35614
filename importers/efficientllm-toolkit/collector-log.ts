/** What the toolkit's collector counts while a model trains. */
export const COLLECTOR_METRICS = ["amu", "pcu", "al", "tt", "st", "aec"] as const;
export type CollectorMetric = (typeof COLLECTOR_METRICS)[number];

/** In the collector's own units: GiB, fraction, s, tokens and samples per parameter and second, W. NaN: no number. */
export type CollectorValues = Partial<Record<CollectorMetric, number>>;

/** The lines of a block on the console, and of the extract made of it. */
const LABELS: Readonly<Record<CollectorMetric, RegExp>> = {
  amu: /\bAMU \(GB\):\s*(\S+)/,
  pcu: /\bPCU \(Ratio\):\s*(\S+)/,
  al: /\bAL \(Seconds\):\s*(\S+)/,
  tt: /\bTT \(Tokens\/Param\/Sec\):\s*(\S+)/i,
  st: /\bST \(Samples\/Param\/Sec\):\s*(\S+)/i,
  aec: /\bAEC \(Watts\):\s*(\S+)/,
};

/** The keys of the dictionary that Hugging Face's progress callback prints. */
const LOGGED: Readonly<Record<CollectorMetric, RegExp>> = {
  amu: /'efficientllm\/amu_gb':\s*([^,}\s]+)/,
  pcu: /'efficientllm\/pcu_ratio':\s*([^,}\s]+)/,
  al: /'efficientllm\/al_seconds':\s*([^,}\s]+)/,
  tt: /'efficientllm\/tt_tokens_per_param_per_sec':\s*([^,}\s]+)/,
  st: /'efficientllm\/st_samples_per_param_per_sec':\s*([^,}\s]+)/,
  aec: /'efficientllm\/aec_watts':\s*([^,}\s]+)/,
};

export interface MetricBlock {
  /** Iteration at which it was printed; null where it does not say. */
  step: number | null;
  values: CollectorValues;
}

export interface CollectorLog {
  /** Complete blocks, one a step. */
  blocks: MetricBlock[];
  /** The block "Final EfficientLLM Metrics", which has no ST. */
  final: MetricBlock | null;
  /** Dictionary lines: the same values with all their digits. */
  logged: MetricBlock[];
  /** Parameters that TT and ST are divided by. */
  parameters: number | null;
  /** How many steps and samples the collector remembers. */
  historySize: number | null;
  isDisabled: boolean;
  /** Whether the thread that samples memory, utilisation and power died of its own defect. */
  hasDeadSampler: boolean;
}

/** Lines of a console log: progress bars return the carriage without a new line. */
export function linesOf(text: string): string[] {
  return text.split(/[\r\n]+/);
}

/** A number as Python prints it: `nan` and `inf` are NaN, "N/A" and other words undefined. */
export function printedNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[+-]?(?:nan|inf(?:inity)?)$/i.test(text)) return Number.NaN;
  const plain = text.replace(/,(?=\d{3})/g, "");
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** A whole number with or without commas that `pattern` captures in a text. */
export function countIn(text: string, pattern: RegExp): number | null {
  const value = printedNumber(pattern.exec(text)?.[1]);
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** The values of lines like `AMU (GB): 11.41`, the last of each. */
export function labelledValues(lines: readonly string[]): CollectorValues {
  const values: CollectorValues = {};
  for (const line of lines) Object.assign(values, valuesIn(line, LABELS));
  return values;
}

/** Reads what the collector left in a console log. */
export function readCollectorLog(text: string): CollectorLog {
  const blocks: (MetricBlock & { isFinal: boolean })[] = [];
  const logged: MetricBlock[] = [];
  for (const line of linesOf(text)) {
    const header = /\[EfficientLLM Metrics\] (?:Iteration|Step) (\d{1,15}):/.exec(line);
    if (header) blocks.push({ step: Number(header[1]), values: {}, isFinal: false });
    else if (line.includes("Final EfficientLLM Metrics:"))
      blocks.push({ step: null, values: {}, isFinal: true });
    else if (line.includes("'efficientllm/"))
      logged.push({ step: blocks.at(-1)?.step ?? null, values: valuesIn(line, LOGGED) });
    else fill(blocks.slice(-8), valuesIn(line, LABELS));
  }
  return {
    blocks: onePerStep(blocks.filter(({ isFinal, values }) => !isFinal && isFull(values))),
    final: blocks.findLast(({ isFinal, values }) => isFinal && "amu" in values) ?? null,
    logged: logged.filter(({ values }) => Object.keys(values).length > 0),
    parameters:
      countIn(text, /\[EfficientLLM\] Model parameters set to ([\d,]+)/) ??
      countIn(text, /initialized for model with ([\d,]+) parameters/),
    historySize: countIn(text, /History size: ([\d,]+)/),
    isDisabled: text.includes("[EfficientLLM] Metrics collection disabled"),
    hasDeadSampler: text.includes("has no attribute 'SubProcessError'"),
  };
}

/** A value belongs to the latest block that lacks it: several processes may print between each other's lines. */
function fill(recent: readonly MetricBlock[], values: CollectorValues): void {
  for (const metric of COLLECTOR_METRICS) {
    const value = values[metric];
    if (value === undefined) continue;
    const block = recent.findLast((one) => !(metric in one.values));
    if (block) block.values[metric] = value;
  }
}

function valuesIn(line: string, patterns: Readonly<Record<CollectorMetric, RegExp>>): CollectorValues {
  const values: CollectorValues = {};
  for (const metric of COLLECTOR_METRICS) {
    const value = printedNumber(patterns[metric].exec(line)?.[1]);
    if (value !== undefined) values[metric] = value;
  }
  return values;
}

function isFull(values: CollectorValues): boolean {
  return COLLECTOR_METRICS.every((metric) => metric in values);
}

/** Each process prints its block; those beside the first ask for a device that they don't use and show no memory. */
function onePerStep(blocks: readonly MetricBlock[]): MetricBlock[] {
  const bySteps = new Map<number | null, MetricBlock>();
  for (const block of blocks) {
    const known = bySteps.get(block.step);
    if (!known || (block.values.amu ?? 0) > (known.values.amu ?? 0)) bySteps.set(block.step, block);
  }
  return [...bySteps.values()];
}
