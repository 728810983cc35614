import { z } from "zod";

const table = z.record(z.string(), z.unknown());
const optionalTable = table.optional().catch(undefined);
const text = z.string().optional().catch(undefined);

/** A results file of lm-evaluation-harness, v0.3 to 0.4.13: what of it is read. Whatever has another type is left out. */
export const LmEvalDocument = z.looseObject({
  results: table,
  groups: optionalTable,
  group_subtasks: optionalTable,
  configs: optionalTable,
  versions: optionalTable,
  "n-shot": optionalTable,
  "n-samples": optionalTable,
  higher_is_better: optionalTable,
  config: optionalTable,
  config_general: optionalTable,
  pretty_env_info: text,
  transformers_version: text,
  lm_eval_version: text,
  model_source: text,
  model_name: text,
});
export type LmEvalDocument = z.infer<typeof LmEvalDocument>;

/** What stands under a key of an object of a file; undefined where that is no object or has no such key of its own. */
export function entry(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
