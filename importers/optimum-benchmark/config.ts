import type { Modality } from "@/benchmark/axes";
import { techniqueName } from "@/benchmark/techniques";
import { publicModel } from "../model-name";
import type { RunFacts } from "../reading";
import { at, labelOf, numberOf, positiveOf, runFacts, textOf } from "../reading-parts";

/** Names of models whose weights are stored in fewer bits than the dtype that they are computed in. */
const QUANTISED = /gptq|awq|gguf|bnb|nf4|quant|hqq|eetq|fp8|int[2-8]\b|[2-8]-?bits?\b|w[2-8]a\d+/i;

/**
 * What a configuration says of a run: `benchmark_config.json`, or the columns of a table put back into its shape.
 * Its host, its volumes and its environment variables are not read.
 */
export function configFacts(config: unknown, isTraining: boolean): { facts: RunFacts; notes: string[] } {
  const backend = at(config, "backend");
  const scenario = at(config, "scenario") ?? at(config, "benchmark");
  const environment = at(config, "environment");
  const task = textOf(at(backend, "task") ?? at(config, "task"));
  const model = textOf(at(backend, "model") ?? at(config, "model"));
  const { technique, dtype } = precision(backend, model);
  const device = textOf(at(backend, "device") ?? at(config, "device"));
  const notes = [
    ...(device === "cpu" ? ["It ran on the processor, whatever accelerators the machine has."] : []),
    ...(String(at(backend, "no_weights")).toLowerCase() === "true" ? ["Its weights were random."] : []),
  ];
  const shapes = at(scenario, "input_shapes");
  const facts = runFacts({
    axis: isTraining ? "fine-tuning" : "inference",
    modality: modalityOf(task),
    model: { ...publicModel(model) },
    technique: isTraining ? {} : technique,
    environment: {
      ...(device === "cpu" ? {} : accelerators(backend, environment)),
      host: textOf(at(environment, "cpu")),
      software: software(backend, environment),
    },
    workload: {
      task,
      dataset: textOf(at(scenario, "dataset_name")),
      samples: positiveOf(at(scenario, "num_samples")),
      dtype,
      batch_size: positiveOf(at(shapes, "batch_size")),
      sequence_length: positiveOf(at(shapes, "sequence_length")),
      input_tokens: task === "text-generation" ? positiveOf(at(shapes, "sequence_length")) : null,
      output_tokens:
        task === "text-generation"
          ? positiveOf(at(scenario, "generate_kwargs", "max_new_tokens") ?? at(scenario, "new_tokens"))
          : null,
      seed: numberOf(at(backend, "seed")),
    },
  });
  return { facts, notes };
}

/** The version of the tool, where the configuration says it. */
export function toolVersion(config: unknown): string | null {
  return labelOf(at(config, "environment", "optimum_benchmark_version"));
}

function modalityOf(task: string | null): Modality | undefined {
  if (task === null) return undefined;
  if (/^(?:image-text-to-text|visual-question-answering|image-to-text)$/.test(task)) return "vision-language";
  if (/image|video|object-detection|depth|segmentation|diffus/.test(task)) return "vision";
  return /text|token|fill-mask|question|summari|translation|feature-extraction|multiple-choice/.test(task)
    ? "language"
    : undefined;
}

function precision(
  backend: unknown,
  model: string | null,
): { technique: Record<string, unknown>; dtype: string | null } {
  const dtype = textOf(at(backend, "torch_dtype") ?? at(backend, "dtype"));
  const scheme = textOf(at(backend, "quantization_scheme"));
  if (scheme === null || scheme.toLowerCase() === "false") {
    const isKnown = dtype !== null && dtype !== "auto" && !QUANTISED.test(model ?? "");
    const name = isKnown ? techniqueName("quantization", dtype) : null;
    return { technique: { family: "quantization", name }, dtype };
  }
  const config = at(backend, "quantization_config");
  const isSet = (field: string) => String(at(config, field)).toLowerCase() === "true";
  const bits = numberOf(at(config, "bits")) ?? (isSet("load_in_4bit") ? 4 : isSet("load_in_8bit") ? 8 : null);
  return {
    technique: { family: "quantization", name: bits === null ? null : `int${bits}`, settings: { scheme } },
    dtype,
  };
}

/** Those of the machine's accelerators that the run was given: the list holds all, a display's among them. */
function accelerators(backend: unknown, environment: unknown): Record<string, unknown> {
  const listed = at(environment, "gpu") ?? at(environment, "gpus");
  const names = Array.isArray(listed)
    ? listed.map(textOf)
    : [...(textOf(listed) ?? "").matchAll(/'([^']+)'/g)].map(([, name]) => textOf(name));
  const ids = String(at(backend, "device_ids") ?? "")
    .split(",")
    .flatMap((id) => (/^\s*\d+\s*$/.test(id) ? [Number(id)] : []));
  const used = ids.length > 0 ? ids.map((id) => names[id] ?? null) : names;
  const [first = null] = used;
  const isOne = used.length > 0 && used.every((name) => name === first);
  return {
    accelerator: isOne ? first : null,
    count: ids.length > 0 ? ids.length : names.length === 1 ? 1 : null,
  };
}

function software(backend: unknown, environment: unknown): Record<string, unknown> {
  const name = textOf(at(backend, "name"));
  const versions = ["transformers", "accelerate", "diffusers", "optimum", "peft"].map(
    (part) => [part, textOf(at(environment, `${part}_version`))] as const,
  );
  return Object.fromEntries([
    ...(name ? [[name, textOf(at(backend, "version"))] as const] : []),
    ...versions.filter(([, version]) => version !== null),
  ]);
}
