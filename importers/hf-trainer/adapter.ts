import { z } from "zod";
import { publicModel } from "../model-name";
import { peftTechnique } from "../peft-methods";
import type { RunFacts } from "../reading";

const flag = z.boolean().optional().catch(undefined);
const number = z.number().optional().catch(undefined);

/** An adapter's configuration as PEFT saves it (`adapter_config.json`, `peft_config`). Old files lack the newer flags. */
export const AdapterConfig = z.looseObject({
  peft_type: z.string().regex(/^[A-Za-z0-9_]{2,40}$/),
  base_model_name_or_path: z.unknown().optional(),
  task_type: z.unknown().optional(),
  use_dora: flag,
  use_rslora: flag,
  use_qalora: flag,
  use_bdlora: z.unknown().optional(),
  init_lora_weights: z.unknown().optional(),
  r: number,
  target_r: number,
  lora_alpha: number,
  alpha: number,
  num_virtual_tokens: number,
  target_modules: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  modules_to_save: z.unknown().optional(),
});
export type AdapterConfig = z.infer<typeof AdapterConfig>;

/** The technique's name in the field's spelling: LoRA's variants by their flags. */
export function adapterTechnique(config: AdapterConfig, experiment?: string): string {
  const { init_lora_weights: init, use_bdlora: blocks } = config;
  return peftTechnique({
    ...config,
    peft_type: config.peft_type.toUpperCase(),
    // Its own settings where it is used.
    use_bdlora: blocks === true || (typeof blocks === "object" && blocks !== null),
    init: typeof init === "string" ? init : undefined,
    experiment,
  });
}

/** What an adapter's configuration says of its run. A base model that is a local path is reduced or left out. */
export function adapterFacts(config: AdapterConfig): RunFacts {
  const base = config.base_model_name_or_path;
  const model = publicModel(base);
  const rank = config.r ?? config.target_r;
  const alpha = config.lora_alpha ?? config.alpha;
  const modules = moduleNames(config.target_modules);
  const stored = typeof base === "string" ? /bnb-[48]bit|gptq|awq/i.exec(base)?.[0].toLowerCase() : undefined;
  return {
    axis: "fine-tuning",
    ...(isLanguageTask(config.task_type) && { modality: "language" }),
    ...(model && { model }),
    technique: {
      family: "peft",
      name: adapterTechnique(config),
      settings: {
        ...(rank !== undefined && { r: rank }),
        ...(alpha !== undefined && { alpha }),
        ...(config.use_dora && config.use_rslora && { use_rslora: true }),
        ...(config.num_virtual_tokens !== undefined && { virtual_tokens: config.num_virtual_tokens }),
        ...(modules && { target_modules: modules }),
        ...(stored && { base_weights: stored }),
      },
    },
  };
}

function isLanguageTask(task: unknown): boolean {
  return typeof task === "string" && /^(?:CAUSAL_LM|SEQ_2_SEQ_LM|SEQ_CLS|TOKEN_CLS|QUESTION_ANS)$/.test(task);
}

/** Names of layers in order, as one text; null where there are none, or too many to be told. */
function moduleNames(modules: AdapterConfig["target_modules"]): string | null {
  if (modules === undefined) return null;
  const text = Array.isArray(modules) ? [...modules].sort().join(", ") : modules;
  return /^[\w.*|()\\?^$:, -]{1,200}$/.test(text) ? text : null;
}
