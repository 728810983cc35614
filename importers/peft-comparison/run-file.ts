import { z } from "zod";
import { AdapterConfig } from "../hf-trainer/adapter";
import { isPrivate } from "../private-text";

const parameters = z.number().min(1).max(1e100).optional().catch(undefined);
const count = z.number().int().positive().max(2_147_483_647).optional().catch(undefined);
const name = z
  .string()
  .regex(/^[\w.()+:@/ -]{1,150}$/)
  .refine((text) => !isPrivate(text))
  .optional()
  .catch(undefined);
/** A data set or a run by name: never a path from the root or a home. */
const relativeName = z
  .string()
  .regex(/^[A-Za-z0-9][\w.+-]*(?:\/[\w.+-]+)*$/)
  .max(150)
  .optional()
  .catch(undefined);
/** 0 where nothing was measured. */
const measured = z.number().nonnegative().max(1e100).optional().catch(undefined);
const versions = z.record(z.string(), z.unknown()).catch({});

/** One run of the comparison: what of its file is read. */
export const PeftRun = z.looseObject({
  run_info: z.looseObject({
    experiment_name: relativeName,
    train_config: z
      .looseObject({
        model_id: z.unknown().optional(),
        dataset_id: relativeName,
        dtype: name,
        batch_size: count,
        max_steps: count,
        seed: z.number().int().optional().catch(undefined),
      })
      .catch({ model_id: null }),
    // null is full fine-tuning; what can't be read is not.
    peft_config: z.union([AdapterConfig, z.null()]).optional().catch(undefined),
    error_msg: z.string().optional().catch(undefined),
  }),
  train_info: z.looseObject({
    status: z.unknown().optional(),
    accelerator_memory_reserved_avg: measured,
    accelerator_memory_max: measured,
    cuda_memory_reserved_avg: measured,
    cuda_memory_max: measured,
    train_time: measured,
    file_size: measured,
    num_trainable_params: parameters,
    num_total_params: parameters,
    metrics: z.array(z.record(z.string(), z.unknown()).catch({})).catch([]),
  }),
  meta_info: z
    .looseObject({
      model_info: z.looseObject({ sha: name }).optional().catch(undefined),
      package_info: versions,
      system_info: z.looseObject({ accelerator: name, gpu: name }).optional().catch(undefined),
    })
    .catch({ package_info: {} }),
});
export type PeftRun = z.infer<typeof PeftRun>;
