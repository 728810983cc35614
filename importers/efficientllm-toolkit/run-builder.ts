import type { Imported } from "../reading";
import { textFile } from "../source-file";
import { efficientllmToolkit } from "./importer";

/** Imports files as a tree of made-up texts by path: what is recognised is read. For tests. */
export async function importTree(tree: Readonly<Record<string, string>>): Promise<Imported> {
  const all = Object.entries(tree).map(([path, text]) => textFile(path, text));
  return efficientllmToolkit.read(all.filter(efficientllmToolkit.recognises), all);
}

/** A block of the collector as it stands on the console. All values are made up. */
export function block(
  header: string,
  values: Partial<Record<"amu" | "pcu" | "al" | "tt" | "st" | "aec", string>> = {},
) {
  const {
    amu = "20.50",
    pcu = "0.800",
    al = "2.0000",
    tt = "1.00e-05",
    st = "4.00e-09",
    aec = "500.25",
  } = values;
  return [
    header,
    "  Loss: 3.000000",
    `  AMU (GB): ${amu}`,
    `  PCU (Ratio): ${pcu}`,
    `  AL (Seconds): ${al}`,
    `  TT (Tokens/Param/Sec): ${tt}`,
    `  ST (Samples/Param/Sec): ${st}`,
    `  AEC (Watts): ${aec}`,
  ].join("\n");
}

/** The metrics file of an attention-free run; made-up values. */
export function attentionFreeJson(metrics: Record<string, number | null> = {}, type = "rwkv"): string {
  return JSON.stringify(
    {
      model_type: type,
      model_size: "1.5B",
      parameters: 2_000_000_000,
      context_length: 4096,
      metrics: {
        ppl: null,
        amu_gb: 20.5,
        al_seconds: 2.00004,
        tt_tokens_per_param_per_sec: 3e-5,
        aec_watts: 500.25,
        ...metrics,
      },
    },
    null,
    2,
  );
}

/** The console log of the same run; made-up values. */
export function attentionFreeLog(
  steps = 500,
  extra: { world?: number; final?: string; device?: string } = {},
): string {
  const { world = 1, final = "2.0000", device = "cuda:0" } = extra;
  return [
    "Starting RWKV 1.5B training",
    `Device: ${device}, World size: ${world}`,
    "Total parameters: 2,000,000,000",
    "[EfficientLLM] Metrics collection initialized for model with 2,000,000,000 parameters",
    "[EfficientLLM] Collection interval: 1.0s, History size: 1000",
    "Loading dataset from ./data/fineweb_edu/processed/fineweb_edu_train.jsonl",
    "Loaded 9000 samples",
    `Epoch 1, Step ${steps}: Loss = 4.250000, Time = 2.000s`,
    block(`[EfficientLLM Metrics] Iteration ${steps}:`, { tt: "3.00e-05", st: "7.32e-09" }),
    `Reached maximum steps (${steps}), stopping training`,
    "Training completed!",
    "",
    "Final EfficientLLM Metrics:",
    "  AMU (GB): 20.50",
    "  PCU (Ratio): 0.800",
    `  AL (Seconds): ${final}`,
    "  TT (Tokens/Param/Sec): 3.00e-05",
    "  AEC (Watts): 500.25",
    "Metrics saved to: /home/somebody/results/rwkv_1.5B/efficientllm_metrics.json",
    "",
  ].join("\n");
}

/** The console log of a Megatron run; made-up values. */
export function megatronLog(
  extra: { name?: string; options?: string; body?: string; done?: number } = {},
): string {
  const { name = "mla - 1.5B", options = "", done = 100 } = extra;
  const { body = block("[EfficientLLM Metrics] Iteration 100:") } = extra;
  return [
    "EfficientLLM Metrics Configuration:",
    `EfficientLLM Benchmark: ${name}`,
    "Output: /home/somebody/results",
    `torchrun --nproc_per_node 1 --nnodes 1 --master_addr host-7 pretrain_qwen2_moe.py --save /home/somebody/x --global-batch-size 8 --seq-length 1024 --bf16 ${options}`,
    " > number of parameters on (tensor, pipeline) model parallel rank (0, 0): 1500000000",
    "[EfficientLLM] Metrics collection initialized for model with 1,500,000,000 parameters",
    body,
    ` iteration      ${done}/     100 | consumed samples:          800 | elapsed time per iteration (ms): 350.7 |`,
    " validation loss at iteration 100 on validation set | lm loss value: 3.000000E+00 | lm loss PPL: 2.008554E+01 | ",
    "",
  ].join("\n");
}

const PREFIX = "[INFO|2025-01-02 03:04:05] llamafactory.extras.efficientllm_metrics:324 >> ";

/** The console log of a fine-tuning run, with progress bars in it; made-up values. */
export function fineTuningLog(
  extra: { step?: number; dict?: string; blocks?: string; end?: string; packed?: boolean } = {},
): string {
  const { step = 40, packed = false } = extra;
  const logged = (text: string) =>
    text
      .split("\n")
      .map((line) => `${PREFIX}${line}`)
      .join("\n");
  const {
    dict = `{'loss': 1.25, 'epoch': 1.0, 'efficientllm/amu_gb': 12.345678, 'efficientllm/pcu_ratio': 0.8765, 'efficientllm/al_seconds': 2.0, 'efficientllm/tt_tokens_per_param_per_sec': 1.6384e-05, 'efficientllm/st_samples_per_param_per_sec': 8e-09, 'efficientllm/aec_watts': 321.0987}`,
    blocks = block(`[EfficientLLM Metrics] Step ${step}:`, {
      amu: "12.35",
      pcu: "0.877",
      tt: "1.64e-05",
      st: "8.00e-09",
      aec: "321.10",
    }),
    end = "{'train_runtime': 100.5, 'train_samples_per_second': 6.4, 'train_loss': 1.5, 'epoch': 1.0}\n***** train metrics *****\n***** eval metrics *****\n  eval_loss               =     1.4000",
  } = extra;
  return [
    `${PREFIX}Process rank: 0, world size: 1, device: cuda:0, compute dtype: torch.bfloat16`,
    `${PREFIX}trainable params: 20,000,000 || all params: 1,020,000,000 || trainable%: 1.9608`,
    `${PREFIX}[EfficientLLM] Model parameters set to ${packed ? "510,000,000" : "1,000,000,000"}`,
    ...(packed ? [`${PREFIX}Quantizing model to 4 bit with bitsandbytes.`] : []),
    `${PREFIX}[EfficientLLM] Batch config: seq_len=2048, batch_size=16`,
    `\r  0%|          | 1/${step} [00:02<01:00,  2.00s/it]\r100%|##########| ${step}/${step} [01:40<00:00,  2.00s/it]${logged(blocks)}`,
    dict,
    end,
    "",
  ].join("\n");
}

/** The monitor's block in a results file; made-up values. */
export function performance(values: Record<string, number | null> = {}): Record<string, number | null> {
  return { AMU: 0.7, PCU: 0.5, AL: 0, AEC: 400, MCR: null, total_time: 100, num_requests: 1, ...values };
}

/** A results file of the toolkit's lm-eval with one task; made-up values. */
export function lmEvalResults(
  task: string,
  row: Record<string, unknown>,
  extra: Record<string, unknown> = {},
): string {
  return JSON.stringify({
    results: { [task]: { alias: task, performance_metrics: performance(), ...row } },
    group_subtasks: { [task]: [] },
    configs: {},
    versions: { [task]: 1 },
    "n-shot": { [task]: 3 },
    "n-samples": { [task]: { original: 200, effective: 200 } },
    config: {
      model: "vllm",
      model_args: "pretrained=made-up/Imagined-7B,dtype=bfloat16,gpu_memory_utilization=0.7",
      limit: null,
      random_seed: 5,
    },
    date: 1_700_000_000.5,
    model_name: "made-up/Imagined-7B",
    pretty_env_info: "PyTorch version: 2.6.0\nGPU models and configuration: \nGPU 0: NVIDIA H100 80GB HBM3\n",
    ...extra,
  });
}

/** A dump of the monitor; made-up values. */
export function monitorDump(values: Record<string, unknown> = {}): string {
  return JSON.stringify({
    AMU: 0.25,
    PCU: 0.75,
    AL: 1.5,
    IT: 120.5,
    AEC: 350.5,
    MCR: null,
    total_time: 10,
    num_requests: 4,
    time_series: { timestamps: [1000, 1005, 1010], memory_utilization: [0.25], power_consumption: [350.5] },
    request_level: { latencies: [1.5], generated_tokens: [180], computation_times: [1.5] },
    ...values,
  });
}
