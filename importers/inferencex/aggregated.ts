import { powerDoubt } from "../accelerator-power";
import { publicModel } from "../model-name";
import type { RunFacts } from "../reading";
import { runFacts } from "../reading-parts";
import { countIn, nameIn, numberIn, positiveIn } from "../serving/fields";
import type { MetricSheet } from "../serving/metric-sheet";
import type { FileRecord } from "../serving/records";

/** Accelerators by how the names of its runners begin; the rest of such a name may be a machine's. */
const ACCELERATORS: readonly (readonly [RegExp, string])[] = [
  [/^(gb\d{3}|[abh]\d{3})(?![a-z0-9])/i, "NVIDIA"],
  [/^(mi\d{3}x?)(?![a-z0-9])/i, "AMD Instinct"],
];
const PRECISIONS = new Map([
  ["bf16", "bfloat16"],
  ["fp16", "float16"],
]);

/** Whether a record is one that its scripts have worked out per accelerator, and not the client's own. */
export function isAggregated(record: FileRecord): boolean {
  return "output_tput_per_gpu" in record;
}

/** What its scripts divide by: all accelerators, and those that generate, which disaggregated ones count alone. */
interface Accelerators {
  all: number;
  generating: number;
}

function acceleratorsIn(record: FileRecord): Accelerators | null {
  const isSet = (value: unknown) => value === true || String(value).toLowerCase() === "true";
  if ("num_prefill_gpu" in record || isSet(record.is_multinode) || isSet(record.disagg)) {
    const prefill = countIn(record, "num_prefill_gpu");
    const decode = numberIn(record, "num_decode_gpu");
    if (prefill === null || decode === null || decode < 0 || !Number.isInteger(decode)) return null;
    return { all: prefill + decode, generating: decode || prefill };
  }
  const tp = countIn(record, "tp");
  // Stages of a pipeline and parts of a prompt have accelerators of their own; older files know of neither.
  const [pp, pcp] = ["pp", "pcp_size"].map((key) => (key in record ? countIn(record, key) : 1));
  if (tp === null || !pp || !pcp) return null;
  return { all: tp * pp * pcp, generating: tp * pp * pcp };
}

export function takeAggregated(sheet: MetricSheet, record: FileRecord): void {
  const accelerators = acceleratorsIn(record);
  const perGpu = positiveIn(record, "output_tput_per_gpu");
  if (accelerators && perGpu !== null) {
    const { generating } = accelerators;
    sheet.take("it", "output_tput_per_gpu", perGpu * generating, "tokens/s", {
      note: `Generated tokens of the whole server: output_tput_per_gpu times ${generating} accelerators.`,
    });
  }
  sheet.take("throughput", "tput_per_gpu", record.tput_per_gpu, "tokens/s", {
    scope: "per_accelerator",
    note: "Tokens of prompts and outputs together.",
  });
  takePower(sheet, record);
}

/** Of the accelerators alone, over the formal window of the run. Its scripts check it, and say so in newer files. */
function takePower(sheet: MetricSheet, record: FileRecord): void {
  if ("power_valid" in record && record.power_valid !== 1 && record.power_valid !== true) {
    sheet.notes.push("Its power was found not to be valid by the tool itself and is left out.");
    return;
  }
  if (record.avg_total_gpu_power_w !== undefined) {
    const count = acceleratorsIn(record)?.all ?? null;
    sheet.take("aec", "avg_total_gpu_power_w", record.avg_total_gpu_power_w, "W", {
      scope: "total",
      ...(count !== null && doubtOf(record, "avg_total_gpu_power_w", count)),
    });
  } else {
    sheet.take("aec", "avg_power_w", record.avg_power_w, "W", {
      scope: "per_accelerator",
      ...doubtOf(record, "avg_power_w", 1),
    });
  }
  sheet.take("energy_per_token", "joules_per_output_token", record.joules_per_output_token, "J", {
    scope: "total",
    note: "The energy of all accelerators over the generated tokens, that of the prompts in it.",
  });
  sheet.take("energy_per_sample", "joules_per_successful_query", record.joules_per_successful_query, "J", {
    scope: "total",
    note: "Over the requests that completed.",
  });
}

function doubtOf(record: FileRecord, key: string, count: number): { doubt?: string } {
  const doubt = powerDoubt(numberIn(record, key) ?? 0, count);
  return doubt === null ? {} : { doubt };
}

export function aggregatedFacts(record: FileRecord): RunFacts {
  const precision = nameIn(record, "precision")?.toLowerCase() ?? null;
  return runFacts({
    axis: "inference",
    modality: "language",
    model: publicModel(record.model) ?? {},
    ...(precision === null
      ? {}
      : { technique: { family: "quantization", name: PRECISIONS.get(precision) ?? precision } }),
    environment: { accelerator: acceleratorOf(record), count: acceleratorsIn(record)?.all },
    workload: {
      concurrency: concurrencyIn(record),
      input_tokens: positiveIn(record, "isl"),
      output_tokens: positiveIn(record, "osl"),
      settings: {
        framework: nameIn(record, "framework"),
        spec_decoding: nameIn(record, "spec_decoding") ?? nameIn(record, "mtp"),
        ...Object.fromEntries(
          ["tp", "pp", "ep", "prefill_tp", "decode_tp"].map((key) => [key, countIn(record, key)]),
        ),
        dp_attention: nameIn(record, "dp_attention"),
        disagg: typeof record.disagg === "boolean" ? record.disagg : null,
      },
    },
  });
}

/** Requests at a time; runs of agents call them users. */
export function concurrencyIn(record: FileRecord): number | null {
  return positiveIn(record, "conc") ?? positiveIn(record, "users");
}

/** null where prompts are read on other accelerators than answers are written on. */
function acceleratorOf(record: FileRecord): string | null {
  const names = [record.hw, record.prefill_hw, record.decode_hw].filter((name) => name !== undefined);
  const [first = null, ...others] = names.map(acceleratorNamed);
  return others.every((name) => name === first) ? first : null;
}

function acceleratorNamed(hardware: unknown): string | null {
  if (typeof hardware !== "string") return null;
  for (const [pattern, maker] of ACCELERATORS) {
    const [, name] = pattern.exec(hardware) ?? [];
    if (name) return `${maker} ${name.toUpperCase()}`;
  }
  return null;
}
