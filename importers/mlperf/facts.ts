import type { Modality } from "@/benchmark/axes";
import { ownEntry } from "@/benchmark/own-entry";
import { techniqueName } from "@/benchmark/techniques";
import { convertUnit } from "@/benchmark/units";
import type { RunFacts } from "../reading";
import { at, positiveOf, runFacts, textOf } from "../reading-parts";
import type { Place } from "./place";

interface Benchmark {
  name: string;
  hub_id?: string;
  modality?: Modality;
  /** Data that its accuracy is taken on. */
  dataset?: string;
}

/** The language and image models of the suite, as its rules name them; the others keep the name of their folder. */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  "llama2-70b": {
    name: "Llama-2-70b-chat-hf",
    hub_id: "meta-llama/Llama-2-70b-chat-hf",
    modality: "language",
    dataset: "OpenOrca",
  },
  "llama3.1-8b": {
    name: "Llama-3.1-8B-Instruct",
    hub_id: "meta-llama/Llama-3.1-8B-Instruct",
    modality: "language",
    dataset: "CNN/DailyMail",
  },
  "llama3.1-405b": {
    name: "Llama-3.1-405B-Instruct",
    hub_id: "meta-llama/Llama-3.1-405B-Instruct",
    modality: "language",
  },
  "mixtral-8x7b": {
    name: "Mixtral-8x7B-Instruct-v0.1",
    hub_id: "mistralai/Mixtral-8x7B-Instruct-v0.1",
    modality: "language",
    dataset: "OpenOrca",
  },
  gptj: { name: "gpt-j-6b", hub_id: "EleutherAI/gpt-j-6b", modality: "language", dataset: "CNN/DailyMail" },
  "deepseek-r1": { name: "DeepSeek-R1", hub_id: "deepseek-ai/DeepSeek-R1", modality: "language" },
  "stable-diffusion-xl": {
    name: "stable-diffusion-xl-base-1.0",
    hub_id: "stabilityai/stable-diffusion-xl-base-1.0",
    modality: "vision",
  },
  whisper: { name: "whisper-large-v3", hub_id: "openai/whisper-large-v3", dataset: "LibriSpeech" },
};

/** Folders name the accuracy that is held, in percent of the reference, after the model: `llama2-70b-99.9`. */
function benchmarkOf(place: Place): { model: Benchmark; target: string } | null {
  const [, name = "", target = ""] = /^(.+?)(?:-(99(?:\.9)?))?$/.exec(place.benchmark ?? "") ?? [];
  if (!name) return null;
  const known = ownEntry(BENCHMARKS, name.toLowerCase().replace(/-interactive$/, ""));
  return { model: known ?? { name }, target };
}

/** What a score's task is called: the data set that the rules take for this model. */
export function accuracyTask(place: Place): string {
  return benchmarkOf(place)?.model.dataset ?? "MLPerf accuracy";
}

/** What folders, the description of the system and that of the implementation say of a run. */
export function mlperfFacts(
  place: Place,
  scenario: string | null,
  system: unknown,
  implementation: unknown,
): RunFacts {
  const benchmark = benchmarkOf(place);
  const perNode = positiveOf(at(system, "accelerators_per_node"));
  const nodes = positiveOf(at(system, "number_of_nodes"));
  const precision = precisionOf(at(implementation, "weight_data_types"));
  return runFacts({
    axis: "inference",
    modality: benchmark?.model.modality,
    model: { name: benchmark?.model.name, hub_id: benchmark?.model.hub_id },
    technique: { family: "quantization", name: precision && techniqueName("quantization", precision) },
    environment: {
      accelerator: perNode === null ? null : textOf(at(system, "accelerator_model_name")),
      count: perNode === null || nodes === null ? null : perNode * nodes,
      memory_gb: memoryGb(at(system, "accelerator_memory_capacity")),
      host: textOf(at(system, "host_processor_model_name")),
      software: { framework: textOf(at(system, "framework")) },
    },
    workload: {
      dtype: precision,
      settings: {
        scenario: place.scenario?.toLowerCase() === "interactive" ? place.scenario : scenario,
        accuracy_target: benchmark?.target,
        division: place.division,
      },
    },
  });
}

/** "fp8"; null for "UNSET" and for several in one text. */
export function precisionOf(weights: unknown): string | null {
  const text = textOf(weights);
  return text !== null && /^[a-z]+\d+$/i.test(text) ? text.toLowerCase() : null;
}

/** "180 GB", "80GB"; null where a unit of memory does not stand in the text. */
function memoryGb(value: unknown): number | null {
  const [, number = "", unit = ""] = /^([\d.]+)\s*([A-Za-z]+)$/.exec(textOf(value) ?? "") ?? [];
  const amount = positiveOf(number);
  return amount === null ? null : convertUnit(amount, unit, "GB");
}
