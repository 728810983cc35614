import type { FieldRow } from "../importer";

/** What of the Trainer's and PEFT's files becomes what. */
export const TRAINER_FIELDS: readonly FieldRow[] = [
  {
    field: "train_runtime",
    becomes: "train_time",
    unit: "s",
    note: "With the evaluations and checkpoints during training. Of trainer_state.json the row that closes training; a checkpoint has none.",
  },
  {
    field: "num_input_tokens_seen / train_runtime",
    becomes: "throughput",
    unit: "tokens/s",
    note: "All accelerators together, padding included where the Trainer counts it. Only where tokens were counted; 0 is not measured.",
  },
  {
    field: "train_samples_per_second",
    becomes: "throughput",
    unit: "samples/s",
    note: "All accelerators together; where tokens were not counted. Never ST, which is divided by the parameters.",
  },
  {
    field: "total_flos",
    becomes: "pcu",
    unit: "",
    note: "An estimate of the operations, from which no utilisation is made. Where it is 0, the bundle says that PCU was not measured.",
  },
  { field: "train_loss", becomes: "quality", unit: "loss", note: "Training loss: the mean over all steps." },
  { field: "eval_loss, eval_<name>_loss", becomes: "quality", unit: "loss", note: "Validation loss." },
  { field: "perplexity", becomes: "quality", unit: "perplexity", note: "Of the validation." },
  {
    field: "eval_accuracy",
    becomes: "quality",
    unit: "fraction",
    note: "Left out beyond 0 to 1. Other eval_ and predict_ scores may be percentages or fractions and are not taken.",
  },
  { field: "trainer_state.json: global_step", becomes: "workload.steps", unit: "" },
  {
    field: "num_input_tokens_seen",
    becomes: "workload.tokens",
    unit: "tokens",
    note: "0 unless tokens were counted.",
  },
  {
    field: "train_samples, train_steps_per_second, epoch",
    becomes: "nothing",
    unit: "",
    note: "The size of the data set is not the number of samples that were processed.",
  },
  {
    field: "adapter_config.json: peft_type, use_dora, use_rslora, use_qalora, use_bdlora, init_lora_weights",
    becomes: "technique.name",
    unit: "",
    note: "Old files lack the flags: plain LoRA. LoRA+ is a matter of the optimiser and can't be told.",
  },
  {
    field: "adapter_config.json: r, lora_alpha, num_virtual_tokens, target_modules",
    becomes: "technique.settings",
    unit: "",
  },
  {
    field: "adapter_config.json: base_model_name_or_path",
    becomes: "model.name, model.hub_id",
    unit: "",
    note: "Of a local path at most the last part. Weights that it names as stored in fewer bits (bnb-4bit) go to the technique's settings.",
  },
  { field: "adapter_config.json: task_type", becomes: "modality", unit: "" },
];
