import type { FieldRow } from "../importer";

/** What of the comparison's files becomes what. */
export const PEFT_COMPARISON_FIELDS: readonly FieldRow[] = [
  {
    field: "train_info.accelerator_memory_reserved_avg",
    becomes: "amu",
    unit: "B",
    note: "What PyTorch's allocator reserved, on average; cuda_memory_reserved_avg in older files.",
  },
  {
    field: "train_info.accelerator_memory_max",
    becomes: "peak_memory",
    unit: "B",
    note: "cuda_memory_max in older files.",
  },
  {
    field: "train_info.train_time",
    becomes: "train_time",
    unit: "s",
    note: "Without the validations, but with the test at the end; the time of the steps alone and their tokens a second stand in its note. run_info.total_time has the validations, too, and is not taken.",
  },
  {
    field: 'train_info.metrics[]."tokens / sec", "train time"',
    becomes: "throughput",
    unit: "",
    note: "None: times train_time, which has the test at the end in it, it would be more than the tokens. The rate of the steps alone stands in the note of train_time.",
  },
  {
    field: "train_info.file_size",
    becomes: "size",
    unit: "B",
    note: "Of the adapter; of the whole model in full fine-tuning.",
  },
  { field: 'train_info.metrics[]."train loss"', becomes: "quality", unit: "loss", note: "The last one." },
  {
    field: 'train_info.metrics[]."test accuracy"',
    becomes: "quality",
    unit: "fraction",
    note: "On the whole test set of GSM8K.",
  },
  {
    field: 'train_info.metrics[]."test dino_similarity"',
    becomes: "quality",
    unit: "cosine similarity",
    note: "In the comparison on images.",
  },
  {
    field: "run_info.peft_config",
    becomes: "technique.name",
    unit: "",
    note: "As adapter_config.json; null is full fine-tuning.",
  },
  {
    field: "run_info.experiment_name, train_info.num_trainable_params, num_total_params",
    becomes: "technique.settings",
    unit: "",
  },
  { field: "run_info.train_config.model_id", becomes: "model.name, model.hub_id", unit: "" },
  {
    field: "train_info.num_total_params - num_trainable_params",
    becomes: "model.parameters_b",
    unit: "",
    note: "All of them in full fine-tuning. Not where a method trains the model's own weights.",
  },
  { field: "meta_info.model_info.sha", becomes: "model.revision", unit: "" },
  {
    field: "meta_info.system_info.accelerator",
    becomes: "environment.accelerator, environment.count",
    unit: "",
    note: "The comparison runs on one.",
  },
  { field: "meta_info.package_info: peft-version, torch-version", becomes: "environment.software", unit: "" },
  {
    field: "run_info.train_config: dtype, batch_size, max_steps, seed, dataset_id",
    becomes: "workload",
    unit: "",
    note: "Samples and tokens are those of the last row of metrics.",
  },
];
