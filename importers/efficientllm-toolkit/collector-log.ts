/** What the toolkit's collector counts while a model trains. */
export const COLLECTOR_METRICS = ["amu", "pcu", "al", "tt", "st", "aec"] as const;
export type CollectorMetric = (typeof COLLECTOR_METRICS)[number];

/** In the collector's own units: GiB, fraction, s, tokens and samples per parameter and second, W. NaN: no number. */
export type CollectorValues = Partial<Record<CollectorMetric, number>>;

/** The lines of a block on the console, and of the extract made of it: a number, and nothing behind it. */
const LABELS: Readonly<Record<CollectorMetric, RegExp>> = {
  amu: /\bAMU \(GB\):\s*(\S+)\s*$/,
  pcu: /\bPCU \(Ratio\):\s*(\S+)\s*$/,
  al: /\bAL \(Seconds\):\s*(\S+)\s*$/,
  tt: /\bTT \(Tokens\/Param\/Sec\):\s*(\S+)\s*$/i,
  st: /\bST \(Samples\/Param\/Sec\):\s*(\S+)\s*$/i,
  aec: /\bAEC \(Watts\):\s*(\S+)\s*$/,
};

/** The keys of the dictionary that Hugging Face's progress callback prints. */
const LOGGED: Readonly<Record<CollectorMetric, RegExp>> = {
  amu: /'efficientllm\/amu_gb':\s*([^,}\s]+)(?=\s*[,}])/,
  pcu: /'efficientllm\/pcu_ratio':\s*([^,}\s]+)(?=\s*[,}])/,
  al: /'efficientllm\/al_seconds':\s*([^,}\s]+)(?=\s*[,}])/,
  tt: /'efficientllm\/tt_tokens_per_param_per_sec':\s*([^,}\s]+)(?=\s*[,}])/,
  st: /'efficientllm\/st_samples_per_param_per_sec':\s*([^,}\s]+)(?=\s*[,}])/,
  aec: /'efficientllm\/aec_watts':\s*([^,}\s]+)(?=\s*[,}])/,
};

export interface MetricBlock {
  /** Iteration at which it was printed; null where it does not say. */
  step: number | null;
  values: CollectorValues;
}

export interface CollectorLog {
  /** The last complete block; null where there is none. */
  last: MetricBlock | null;
  /** The block "Final EfficientLLM Metrics", which has no ST. */
  final: MetricBlock | null;
  /** The last dictionary line: the same values with all their digits. */
  logged: MetricBlock | null;
  /** Parameters that TT and ST are divided by. */
  parameters: number | null;
  /** How many steps and samples the collector remembers. */
  historySize: number | null;
  isDisabled: boolean;
  /** Whether the thread that samples memory, utilisation and power died of its own defect. */
  hasDeadSampler: boolean;
}

/** A text without a last line that was not ended: of a log that was cut off, a number may be cut off in it. */
export function wholeLines(text: string): string {
  const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return end < 0 ? text : text.slice(0, end + 1);
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
    last: lastOf(blocks.filter(({ isFinal, values }) => !isFinal && isFull(values))),
    final: blocks.findLast(({ isFinal, values }) => isFinal && "amu" in values) ?? null,
    logged: logged.findLast(({ values }) => Object.keys(values).length > 0) ?? null,
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
function lastOf(blocks: readonly MetricBlock[]): MetricBlock | null {
  const step = blocks.at(-1)?.step;
  return blocks
    .filter((block) => block.step === step)
    .reduce<MetricBlock | null>(
      (best, block) => (best && (best.values.amu ?? 0) >= (block.values.amu ?? 0) ? best : block),
      null,
    );
}
