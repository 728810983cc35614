import { z } from "zod";
import type { Modality } from "@/benchmark/axes";
import type { Bundle, BundleResult, Environment, MeasuredValue, QualityScore } from "@/benchmark/bundle";
import { BUNDLE_FORMAT } from "@/benchmark/bundle-format";
import { slug } from "@/benchmark/slug";
import { peftTechnique } from "@/importers/peft-methods";
import { type BundleFile, MAINTAINERS } from "./bundle-text";

const bytes = z.number().int().positive();
const count = z.number().int().positive();

/** One run of the comparison as `bundles/figures/peft-method-comparison.json` keeps it. */
export const PeftRun = z.strictObject({
  task: z.enum(["MetaMathQA", "image-gen"]),
  experiment: z.string(),
  model: z.string(),
  dtype: z.string(),
  peft_type: z.string(),
  use_dora: z.boolean().optional(),
  use_rslora: z.boolean().optional(),
  init: z.string().optional(),
  r: z.number().int().nonnegative().optional(),
  accelerator: z.string(),
  accelerator_memory_max_bytes: bytes,
  accelerator_memory_reserved_avg_bytes: bytes,
  train_time_s: z.number().positive(),
  train_total_tokens: count.optional(),
  train_samples: count,
  steps: count,
  batch_size: count,
  test_accuracy: z.number().optional(),
  dino_similarity: z.number().optional(),
  train_loss: z.number(),
  file_size_bytes: bytes,
  trainable_params: count,
  total_params: count,
  peft_version: z.string(),
  torch_version: z.string(),
  created_at: z.string(),
});
export type PeftRun = z.infer<typeof PeftRun>;

export const PeftRunFile = z.strictObject({ source: z.string(), runs: z.array(PeftRun) });

/** What a row does not say and its task does: the comparison's own documentation of it. */
interface PeftTask {
  file: string;
  title: string;
  folder: string;
  modality: Modality;
  task?: string;
  dataset: string;
  /** The run with plain LoRA that the others are compared with. */
  baseline: string;
}

const TASKS: Readonly<Record<PeftRun["task"], PeftTask>> = {
  MetaMathQA: {
    file: "peft-metamathqa",
    title: "PEFT method comparison: Llama-3.2-3B on MetaMathQA",
    folder: "MetaMathQA",
    modality: "language",
    dataset: "MetaMathQA",
    baseline: "lora--llama-3.2-3B-rank32",
  },
  "image-gen": {
    file: "peft-image-gen",
    title: "PEFT method comparison: FLUX.2-klein-base-4B on image generation",
    folder: "image-gen",
    modality: "vision",
    task: "image-gen",
    dataset: "peft-internal-testing/cat-image-dataset",
    baseline: "lora--flux2-klein-default",
  },
};

/**
 * The runs as bundles, one for each task. Memory and time stay in the units they were logged in. Throws where a task's
 * baseline or the count of its model's own parameters is missing.
 */
export function peftBundles(runs: readonly PeftRun[]): BundleFile[] {
  return Object.entries(TASKS).map(([name, task]) => ({
    path: `${task.file}.json`,
    bundle: taskBundle(
      task,
      runs.filter((run) => run.task === name),
    ),
  }));
}

function taskBundle(task: PeftTask, runs: readonly PeftRun[]): Bundle {
  const baseline = runs.find(({ experiment }) => experiment === task.baseline);
  // Only full fine-tuning adds no parameters: its count is that of the model itself.
  const base = runs.find(({ peft_type }) => peft_type === "full fine-tuning");
  if (!baseline || !base) throw new Error(`${task.file}: no baseline or no full fine-tuning`);
  return {
    format: BUNDLE_FORMAT,
    title: task.title,
    description:
      "Single runs, seed 0. The model's parameters are those of the full fine-tuning run, to which the adapters add theirs.",
    source: {
      kind: "import",
      url: `https://github.com/huggingface/peft/tree/main/method_comparison/${task.folder}`,
      citation: "Hugging Face PEFT method comparison, repository huggingface/peft, folder method_comparison",
      license: "Apache-2.0",
    },
    submitter: MAINTAINERS,
    pipeline: { name: "huggingface/peft method_comparison" },
    environments: Object.fromEntries(runs.map(environmentOf)),
    results: runs.map((run) => runResult(task, run, baseline, base)),
  };
}

function environmentOf(run: PeftRun): [id: string, environment: Environment] {
  const software = { peft: run.peft_version, torch: run.torch_version };
  return [
    slug(`${run.accelerator.replace("NVIDIA ", "")} peft ${run.peft_version} torch ${run.torch_version}`),
    { accelerator: run.accelerator, count: 1, software },
  ];
}

function runResult(task: PeftTask, run: PeftRun, baseline: PeftRun, base: PeftRun): BundleResult {
  const sameWorkload = run.steps === baseline.steps && run.train_samples === baseline.train_samples;
  return {
    id: slug(run.experiment),
    axis: "fine-tuning",
    modality: task.modality,
    model: {
      name: run.model.replace(/^.*\//, ""),
      parameters_b: base.total_params / 1e9,
      hub_id: run.model,
    },
    technique: {
      family: "peft",
      name: peftTechnique(run),
      settings: {
        experiment: run.experiment,
        ...(run.r !== undefined && { r: run.r }),
        trainable_params: run.trainable_params,
        total_params: run.total_params,
      },
    },
    ...(run !== baseline && sameWorkload && { baseline: slug(baseline.experiment) }),
    environment: environmentOf(run)[0],
    workload: {
      ...(task.task && { task: task.task }),
      dataset: task.dataset,
      dtype: run.dtype,
      batch_size: run.batch_size,
      steps: run.steps,
      samples: run.train_samples,
      ...(run.train_total_tokens && { tokens: run.train_total_tokens }),
      seed: 0,
    },
    metrics: {
      amu: measured(run.accelerator_memory_reserved_avg_bytes, "B", {
        scope: "total",
        note: "Mean memory reserved by PyTorch's caching allocator.",
      }),
      peak_memory: measured(run.accelerator_memory_max_bytes, "B", {
        scope: "total",
        note: "Largest memory reserved by PyTorch's caching allocator.",
      }),
      size: measured(run.file_size_bytes, "B", { note: "Size of the stored adapter or checkpoint." }),
      train_time: measured(run.train_time_s, "s", {
        note: "Without the validations during training; the test at its end is included.",
      }),
    },
    quality: qualities(task, run),
    notes: notes(run, sameWorkload, baseline),
  };
}

function measured(value: number, unit: string, more: Pick<MeasuredValue, "scope" | "note">): MeasuredValue {
  return { value, unit, ...more, origin: "measured" };
}

function qualities(task: PeftTask, run: PeftRun): QualityScore[] {
  const score = (
    task: string,
    metric: string,
    better: QualityScore["better"],
    value: number,
    note: string,
  ) => ({
    task,
    metric,
    value,
    better,
    origin: "measured" as const,
    note,
  });
  return [
    score(task.dataset, "training loss", "lower", run.train_loss, "Mean over the last steps of the run."),
    ...(run.test_accuracy === undefined
      ? []
      : [score("GSM8K", "accuracy", "higher", run.test_accuracy, "On the whole test set of GSM8K.")]),
    ...(run.dino_similarity === undefined
      ? []
      : [
          score(
            task.dataset,
            "DINO similarity",
            "higher",
            run.dino_similarity,
            "Cosine similarity of DINOv2 embeddings of generated and of held-out images.",
          ),
        ]),
  ];
}

function notes(run: PeftRun, sameWorkload: boolean, baseline: PeftRun): string {
  const named = run.experiment.match(/rank(\d+)/)?.[1];
  return [
    `Run ${run.experiment}, started ${run.created_at}.`,
    ...(named && run.r !== undefined && Number(named) !== run.r
      ? [`Its name says rank ${named}, its configuration r = ${run.r}.`]
      : []),
    ...(sameWorkload
      ? []
      : [
          `It ran ${run.steps} steps where the others ran ${baseline.steps}: its own workload, and no baseline.`,
        ]),
  ].join(" ");
}
