import type { Technique, Workload } from "@/benchmark/bundle";
import type { Reading, ReadScore } from "../reading";
import { type Collected, collectedMetrics, HISTORY } from "./collected-metrics";
import { countIn, labelledValues, linesOf, printedNumber, readCollectorLog } from "./collector-log";
import { KEY, type ReadFile, stemOf } from "./run-file";
import { type MegatronName, megatronName } from "./run-name";

/** Fewer iterations than this, and the first slow one weighs on every mean. */
const FEW_ITERATIONS = 50;

/** Reads the console log of a Megatron run. */
export function readMegatronLog({ file, text }: ReadFile): Reading {
  const command = /^.*\btorchrun .*$/m.exec(text)?.[0] ?? "";
  const collector = readCollectorLog(text);
  const [, variant, scale] = /^EfficientLLM Benchmark: (\S+) - (\S+)\s*$/m.exec(text) ?? [];
  const name = (variant && scale && megatronName(`${variant}_${scale}`)) || megatronName(stemOf(file));
  const [processes, nodes] = [
    countIn(command, /--nproc[_-]per[_-]node[ =](\d+)/),
    countIn(command, /--nnodes[ =](\d+)/),
  ];
  const iterations = [...text.matchAll(/\biteration\s+(\d{1,12})\/\s*(\d{1,12}) \|/g)];
  const [done, planned] = [Number(iterations.at(-1)?.[1] ?? 0), Number(iterations.at(-1)?.[2] ?? 0)];
  const parts = [
    ...text.matchAll(/number of parameters on \([^)]*\) model parallel rank \((\d+), (\d+)\):\s*(\d{1,15})/g),
  ];
  const shards = new Map(
    parts.map(([, tensor, pipeline, count]) => [`${tensor},${pipeline}`, Number(count)]),
  );
  const parameters = [...shards.values()].reduce((sum, count) => sum + count, 0);
  const block = collector.last;
  const sources: Collected[] = block ? [{ path: file.path, step: block.step, values: block.values }] : [];
  const workload = workloadOf(command, done);
  const { batch_size: batch, sequence_length: length } = workload;
  const world = (processes ?? 1) * (nodes ?? 1);
  const early =
    done > 0 && done < FEW_ITERATIONS
      ? `Over at most ${done} iterations, the slow first one among them, which weighs on the mean.`
      : undefined;
  const rank =
    world > 1
      ? `Tokens of one data-parallel rank over the parameters of one shard, in a run of ${world} processes.`
      : undefined;
  const perParameter = [early, rank].filter(Boolean).join(" ") || undefined;
  const doubts = { ...(early && { al: early }), ...(perParameter && { tt: perParameter, st: perParameter }) };
  const metrics = collectedMetrics(sources, {
    history: collector.historySize ?? HISTORY,
    parameters: collector.parameters,
    tokensPerStep: world === 1 && batch && length ? batch * length : null,
    nodes: nodes ?? 1,
    zero: zeroReason(collector.isDisabled, world),
    doubts,
  });
  const technique = name && techniqueOf(name, command);
  const notes: string[] = [];
  if (!block) notes.push("The log holds no full block of the collector, so there are no efficiency values.");
  if (technique && name && technique.name !== name.technique.name) {
    notes.push(
      "The run is named for a mixture of experts, but its command asks for no experts: it is dense.",
    );
  }
  return {
    producer: KEY,
    label: name ? `${name.technique.name} ${name.scale}` : "",
    paths: [file.path],
    facts: {
      axis: "architecture",
      modality: "language",
      ...(technique && { technique }),
      model: {
        ...(name && { name: modelName(name) }),
        ...(parameters > 0 && { parameters_b: parameters / 1e9 }),
      },
      ...(processes && { environment: { count: world } }),
      workload,
    },
    metrics,
    scores: scoresOf(text, file.path),
    notes,
    ...(done < planned && { notComparable: `The log ends at iteration ${done} of ${planned}.` }),
  };
}

/** Reads the extract of a Megatron run whose log is gone. Its "PPL" and "GPU Hours" are iteration numbers. */
export function readMegatronExtract({ file, text }: ReadFile): Reading {
  const name = megatronName(stemOf(file).replace(/_metrics$/, ""));
  const source: Collected = { path: file.path, step: null, values: labelledValues(linesOf(text)) };
  const metrics = collectedMetrics([source], {
    history: HISTORY,
    parameters: null,
    tokensPerStep: null,
    nodes: 1,
  });
  return {
    producer: KEY,
    label: name ? `${name.technique.name} ${name.scale}` : "",
    paths: [file.path],
    facts: {
      axis: "architecture",
      modality: "language",
      ...(name && { technique: name.technique, model: { name: modelName(name) } }),
    },
    metrics,
    scores: [],
    notes: [
      "Taken from the extract, as there is no log. Its PPL and GPU hours are iteration numbers and are left out.",
    ],
  };
}

function zeroReason(isDisabled: boolean, world: number): string {
  if (isDisabled) return "the collector was switched off";
  return world > 1 ? "the process that prints is not the one that samples" : "nothing was sampled";
}

function modelName({ technique, scale }: MegatronName): string {
  return technique.family === "moe" ? `Qwen2.5-style ${scale}` : `Qwen2.5-style ${scale} decoder`;
}

/** The command is believed, not the name: experts that it does not ask for are not there. */
function techniqueOf({ technique }: MegatronName, command: string): Technique {
  if (technique.name !== "MoE" || command === "") return technique;
  const experts = countIn(command, /--num-experts[ =](\d+)/);
  if (experts === null) return { family: "moe", name: "dense" };
  const top = countIn(command, /--moe-router-topk[ =](\d+)/);
  return { ...technique, settings: { experts, ...(top && { top_k: top }) } };
}

function workloadOf(command: string, steps: number): Partial<Workload> {
  const batch = countIn(command, /--global-batch-size[ =](\d+)/);
  const length = countIn(command, /--seq-length[ =](\d+)/);
  const dtype = /--bf16\b/.test(command) ? "bfloat16" : /--fp16\b/.test(command) ? "float16" : null;
  const seed = countIn(command, /--seed[ =](\d+)/);
  return {
    ...(dtype && { dtype }),
    ...(batch && { batch_size: batch }),
    ...(length && { sequence_length: length }),
    ...(steps > 0 && { steps }),
    ...(batch && length && steps > 0 && { tokens: batch * length * steps }),
    ...(seed && { seed }),
  };
}

/** The last validation, which is the run's real quality. */
function scoresOf(text: string, path: string): ReadScore[] {
  const last = [
    ...text.matchAll(
      /validation loss at iteration (\d{1,15})[^|\n]{0,200}\| lm loss value:\s*(\S+) \| lm loss PPL:\s*(\S+)/g,
    ),
  ].at(-1);
  const [loss, perplexity] = [printedNumber(last?.[2]), printedNumber(last?.[3])];
  const of = { task: "validation set", better: "lower", path, note: `At iteration ${last?.[1]}.` } as const;
  return [
    { ...of, metric: "perplexity", value: perplexity ?? Number.NaN },
    { ...of, metric: "validation loss", value: loss ?? Number.NaN },
  ].filter(({ value }) => Number.isFinite(value) && value > 0);
}
