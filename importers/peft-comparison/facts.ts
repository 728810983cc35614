import type { Environment, Model } from "@/benchmark/bundle";
import { acceleratorName } from "../accelerator-name";
import { adapterTechnique } from "../hf-trainer/adapter";
import { publicModel } from "../model-name";
import type { RunFacts } from "../reading";
import type { PeftRun } from "./run-file";

/**
 * Methods that add their parameters to those of the model, which are then the difference of both counts. Others train
 * the model's own, or copies of them.
 */
const ADDS_PARAMETERS = /^(?:LORA|LOHA|LOKR|IA3|VERA|BOFT|OFT|PREFIX_TUNING|PROMPT_TUNING|P_TUNING)$/;

/** What a run says of model, technique, environment and workload: the same as the comparison's bundles of the seed. */
export function readFacts(run: PeftRun): RunFacts {
  const { run_info, train_info, meta_info } = run;
  const { train_config: config, peft_config: adapter } = run_info;
  const model = publicModel(config.model_id);
  const parameters = modelParameters(run);
  const sha = meta_info.model_info?.sha;
  const experiment = run_info.experiment_name?.replaceAll("/", "--");
  const isImages = train_info.metrics.some(
    (row) => "test dino_similarity" in row || "valid dino_similarity" in row,
  );
  return {
    axis: "fine-tuning",
    modality: isImages ? "vision" : "language",
    ...(model && {
      model: {
        ...model,
        ...(parameters !== null && { parameters_b: parameters / 1e9 }),
        ...(sha && /^[0-9a-f]{40}$/.test(sha) && { revision: sha }),
      } satisfies Partial<Model>,
    }),
    technique: {
      family: "peft",
      ...(adapter !== undefined && { name: adapter ? adapterTechnique(adapter, experiment) : "full" }),
      settings: {
        ...(experiment && { experiment }),
        ...(adapter?.r !== undefined && { r: adapter.r }),
        ...(train_info.num_trainable_params && { trainable_params: train_info.num_trainable_params }),
        ...(train_info.num_total_params && { total_params: train_info.num_total_params }),
      },
    },
    environment: readEnvironment(run),
    workload: readWorkload(run, isImages),
  };
}

function modelParameters({ run_info: { peft_config }, train_info }: PeftRun): number | null {
  const { num_total_params: total, num_trainable_params: trainable } = train_info;
  if (!total || peft_config === undefined) return null;
  if (peft_config === null) return total;
  const adds = ADDS_PARAMETERS.test(peft_config.peft_type) && !peft_config.modules_to_save;
  return adds && trainable && trainable < total ? total - trainable : null;
}

function readEnvironment({ meta_info: { system_info, package_info } }: PeftRun): Partial<Environment> {
  const accelerator = system_info?.accelerator ?? system_info?.gpu;
  const software = Object.fromEntries(
    ["peft", "torch"].flatMap((name) => {
      const version = package_info[`${name}-version`];
      return typeof version === "string" && /^\d[\w.+-]{0,60}$/.test(version) ? [[name, version]] : [];
    }),
  );
  return {
    ...(accelerator && { accelerator: acceleratorName(accelerator), count: 1 }),
    ...(Object.keys(software).length > 0 && { software }),
  };
}

function readWorkload(
  { run_info: { train_config: config }, train_info }: PeftRun,
  isImages: boolean,
): NonNullable<RunFacts["workload"]> {
  const lastRow = train_info.metrics.at(-1) ?? {};
  const counted = (key: string) => {
    const value = lastRow[key];
    return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 31
      ? value
      : null;
  };
  const samples = counted("train samples");
  const tokens = counted("train total tokens");
  const dataset = isImages ? config.dataset_id : "MetaMathQA";
  return {
    ...(isImages && { task: "image-gen" }),
    ...(dataset && { dataset }),
    ...(config.dtype && { dtype: config.dtype }),
    ...(config.batch_size && { batch_size: config.batch_size }),
    ...(config.max_steps && { steps: config.max_steps }),
    ...(samples && { samples }),
    ...(tokens && { tokens }),
    ...(config.seed !== undefined && { seed: config.seed }),
  };
}
