import type { FieldRow } from "../importer";

/** What of lm-evaluation-harness's files becomes what. */
export const LM_EVAL_FIELDS: readonly FieldRow[] = [
  {
    field: "results.<task>.acc,none",
    becomes: "quality",
    unit: "fraction",
    note: "Called accuracy in the bundle. v0.3 writes acc.",
  },
  {
    field: "results.<task>.<metric>,<filter>",
    becomes: "quality",
    unit: "as the metric has it",
    note: "Under the harness's own name, with a filter other than none in brackets. Out of the range that the harness gives the metric (acc_norm 0 to 1, mcc -1 to 1, bleu 0 to 100, …) it is left out. Groups stand in the file twice and are read once.",
  },
  {
    field: "results.<task>.<metric>_stderr,<filter>",
    becomes: "quality.stderr",
    unit: "as the metric has it",
    note: 'Standard error of the score; "N/A" is left out.',
  },
  {
    field: "higher_is_better.<task>.<metric>, configs.<task>.metric_list",
    becomes: "quality.better",
    unit: "",
    note: "Which way is better. Where the file does not say, as the harness documents the metric; a metric that is not known is left out.",
  },
  {
    field: "n-shot.<task>, config.num_fewshot (v0.3)",
    becomes: "quality.shots",
    unit: "",
    note: "Examples in the prompt.",
  },
  {
    field: "n-samples.<task>.effective, results.<task>.sample_len",
    becomes: "quality.samples, not_comparable",
    unit: "",
    note: "Fewer than n-samples.<task>.original make a limited run, which is listed without a rank; in older files config.limit tells.",
  },
  {
    field: "config.model_args, model_name",
    becomes: "model.name, model.hub_id",
    unit: "",
    note: "A text of key=value up to 0.4.9, an object in 0.4.13. Of a local path at most the last part.",
  },
  {
    field: "config.model_num_parameters",
    becomes: "model.parameters_b",
    unit: "",
    note: "Not of quantised weights, which are stored packed, and not with an adapter.",
  },
  { field: "config.model_revision, config.model_sha", becomes: "model.revision", unit: "" },
  {
    field: "config.model_args: load_in_4bit, load_in_8bit, quantization",
    becomes: "technique.name, technique.settings",
    unit: "",
    note: "bitsandbytes stores 4 bits as fp4, unless bnb_4bit_quant_type says nf4.",
  },
  {
    field: "config.model_dtype, model_args: dtype",
    becomes: "workload.dtype",
    unit: "",
    note: "Not of quantised weights.",
  },
  {
    field: "group_subtasks, results.<task>.alias",
    becomes: "workload.tasks",
    unit: "",
    note: "Where there are groups: the tasks that a mean is taken over, without those that a group holds.",
  },
  {
    field: "pretty_env_info",
    becomes:
      "environment.accelerator, environment.count, environment.driver, environment.cuda, environment.software",
    unit: "",
    note: "Of software PyTorch alone; the number of accelerators where it lists one. Not of models behind a server.",
  },
  {
    field: "lm_eval_version, transformers_version",
    becomes: "pipeline.version, environment.software",
    unit: "",
  },
  {
    field: "total_evaluation_time_seconds",
    becomes: "nothing",
    unit: "s",
    note: "The wall time of the whole evaluation is no latency.",
  },
];
