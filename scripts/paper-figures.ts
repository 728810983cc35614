import { z } from "zod";
import { AXIS_KEYS, MODALITY_KEYS } from "@/benchmark/axes";
import type { MeasuredValue, QualityScore } from "@/benchmark/bundle";
import type { Better, MetricKey } from "@/benchmark/metrics";

/** One figure of the paper as `bundles/figures/efficientllm.json` keeps it, in the paper's own names. */
export const Figure = z.strictObject({
  axis: z.enum(AXIS_KEYS),
  modality: z.enum(MODALITY_KEYS),
  table: z.string(),
  model: z.string(),
  parameters_b: z.number().positive(),
  technique: z.string(),
  metric: z.string(),
  value: z.number(),
  unit: z.string(),
  hardware: z.string().nullable(),
  dataset: z.string().nullable(),
  origin: z.string().regex(/^(?:reported, |digitised )/),
  reading_uncertainty: z.number().positive().optional(),
  note: z.string().optional(),
  doubt: z.string().optional(),
});
export type Figure = z.infer<typeof Figure>;

export const FigureFile = z.strictObject({ source: z.string(), figures: z.array(Figure) });

const PAPER = "EfficientLLM (arXiv:2505.13840)";
export const SIX_TASKS = ["MMLU-Pro", "BBH", "GPQA", "IFEval", "MATH", "MuSR"];

interface PrintedMetric {
  key: MetricKey;
  /** The unit as printed, and as a bundle says it. */
  printed: string;
  unit: string;
  note?: string;
  doubt?: string;
}

const METRICS_PRINTED: Readonly<Record<string, PrintedMetric>> = {
  AMU: { key: "amu", printed: "GB", unit: "GB" },
  AL: { key: "al", printed: "s/iter", unit: "s" },
  TT: { key: "tt", printed: "tokens/param/s", unit: "tokens/param/s" },
  ST: { key: "st", printed: "samples/param/s", unit: "samples/param/s" },
  IT: { key: "it", printed: "tokens/s", unit: "tokens/s" },
  AEC: { key: "aec", printed: "W", unit: "W" },
  MCR: { key: "mcr", printed: "ratio", unit: "x" },
  GPU_HOURS: {
    key: "train_time",
    printed: "hours per GPU (x48 GPUs)",
    unit: "h",
    note: "Printed as hours per GPU on 48 GPUs.",
  },
  SUM_AL: {
    key: "al",
    printed: "ms",
    unit: "ms",
    doubt: "The column is called Sum AL, and what is summed is not stated.",
  },
};

interface PrintedQuality {
  task?: string;
  metric: string;
  printed: readonly string[];
  better: Better;
  over?: string[];
  note?: string;
}

const QUALITIES_PRINTED: Readonly<Record<string, PrintedQuality>> = {
  PPL: { metric: "perplexity", printed: ["perplexity"], better: "lower" },
  FID: { metric: "FID", printed: ["FID"], better: "lower" },
  LOSS: {
    metric: "training loss",
    printed: ["training loss", "training loss (true units)"],
    better: "lower",
  },
  AVG_PERF: {
    task: "mean",
    metric: "mean score",
    printed: ["fraction (mean of 6 tasks)"],
    better: "higher",
    over: SIX_TASKS,
  },
};

/** The scores of single tasks, printed as TASK_ and the task's name. */
function taskScore(metric: string): PrintedQuality | undefined {
  const name = metric.match(/^TASK_(.+)$/)?.[1];
  const task = SIX_TASKS.find((known) => known.toLowerCase() === name?.toLowerCase());
  return task
    ? {
        task,
        metric: "accuracy",
        printed: ["score (0-1)"],
        better: "higher",
        note: "Printed as a score from 0 to 1; which kind of score it is, the source does not say.",
      }
    : undefined;
}

export type Converted = { metric: MetricKey; value: MeasuredValue } | { quality: QualityScore };

/**
 * One cell of a table as a bundle says it. `cell` holds the figures of that cell: one, or a printed and a digitised
 * one, of which the printed value stands and the reading becomes a sentence of its note. `task` names what a quality
 * was measured on; notes in `saidElsewhere` are left out. Throws where a figure fits none of this.
 */
export function convertCell(
  cell: readonly Figure[],
  task: string,
  saidElsewhere: readonly string[],
): Converted {
  const [figure, reading, ...more] = cell.toSorted(byOrigin);
  if (!figure || more.length > 0) throw new Error(`${cell.length} figures for one cell`);
  if (reading) requireSamePlace(figure, reading);
  const metric = METRICS_PRINTED[figure.metric];
  const quality = QUALITIES_PRINTED[figure.metric] ?? taskScore(figure.metric);
  if (!(metric ? [metric.printed] : quality?.printed)?.includes(figure.unit)) {
    throw new Error(`${figure.metric} in ${figure.unit}: no such metric or unit`);
  }
  const notes = [figure.note, (metric ?? quality)?.note, reading && readingSentence(reading)];
  const note = sentences(notes.filter((text) => !saidElsewhere.includes(text ?? "")));
  const doubt = sentences([figure.doubt, metric?.doubt]);
  const provenance = {
    ...(isReading(figure) && uncertainty(figure)),
    origin: isReading(figure) ? ("digitised" as const) : ("reported" as const),
    reference: reference(figure),
    ...(note && { note }),
    ...(doubt && { doubt }),
  };
  if (metric) {
    return { metric: metric.key, value: { value: figure.value, unit: metric.unit, ...provenance } };
  }
  if (!quality) throw new Error(`${figure.metric}: no such metric`);
  return {
    quality: {
      task: quality.task ?? task,
      metric: quality.metric,
      value: figure.value,
      better: quality.better,
      ...(quality.over && { over: quality.over }),
      ...provenance,
    },
  };
}

export function isReading(figure: Figure): boolean {
  return figure.origin.startsWith("digitised");
}

function byOrigin(a: Figure, b: Figure): number {
  return Number(isReading(a)) - Number(isReading(b));
}

/** A printed and a digitised figure belong together only if the reading names the very value that is printed. */
function requireSamePlace(figure: Figure, reading: Figure): void {
  const exact = Number(reading.note?.match(/^an exact table value exists: (\S+)$/)?.[1]);
  if (isReading(figure) || !isReading(reading) || exact !== figure.value) {
    throw new Error(`two figures for ${figure.model}, ${figure.technique}, ${figure.metric}`);
  }
}

function uncertainty({ reading_uncertainty: value }: Figure): Pick<QualityScore, "uncertainty"> {
  if (value === undefined) throw new Error("a digitised figure without its reading uncertainty");
  return { uncertainty: { kind: "reading", value } };
}

function readingSentence(reading: Figure): string {
  return `${drawn(reading).figure}, digitised: ${reading.value} ± ${reading.reading_uncertainty}.`;
}

/** Where a digitised figure is drawn: "T.png panel b, line (= paper Figure 4b)". */
function drawn({ table }: Figure): { image: string; figure: string } {
  const [, image, figure] = table.match(/^(.+) \(= paper (Figure \w+)\)$/) ?? [];
  if (!image || !figure) throw new Error(`${table}: no figure of the paper`);
  return { image, figure };
}

function reference(figure: Figure): string {
  if (!isReading(figure)) return `${PAPER}, ${figure.table}; ${figure.origin.replace("reported, ", "")}`;
  const { image, figure: name } = drawn(figure);
  return `${PAPER}, ${name}; digitised from ${image}`;
}

function sentences(texts: readonly (string | undefined)[]): string {
  return texts.flatMap((text) => (text ? [/[.!?]$/.test(text) ? text : `${text}.`] : [])).join(" ");
}
