import type { FindingCode, FindingList } from "../findings";
import { shortNumber } from "../printable";
import { boardQuality } from "../quality";
import { type Measured, type SoundValue, sameScope, TOLERANCE } from "./measured";

/** Checks values that follow from one another: energy, tokens, latency, compression. */
export function checkConsistency(one: Measured, baseline: Measured | null, list: FindingList): void {
  checkEnergy(one, "energy_per_token", ["tokens/s"], list);
  checkEnergy(one, "energy_per_sample", ["samples/s", "images/s", "videos/s"], list);
  checkGeneratedTokens(one, list);
  checkTrainedTokens(one, list);
  checkLatency(one, list);
  if (baseline) checkCompression(one, baseline, list);
}

interface Contradiction {
  code: FindingCode;
  pointer: string;
  /** The formula in words, with what it is compared with last. */
  formula: string;
  computed: number;
  stated: number;
  unit: string;
}

function reportIfApart(list: FindingList, contradiction: Contradiction): void {
  const { code, pointer, formula, computed, stated, unit } = contradiction;
  if (Math.abs(computed - stated) <= stated * TOLERANCE) return;
  list.add(code, pointer, {
    found: `${formula} gives ${shortNumber(computed)} ${unit}`.trimEnd(),
    expected: `${shortNumber(stated)} ${unit} as stated, within 5%`,
    remedy: "Correct the value that is wrong, or say in `note` what it counts.",
  });
}

/**
 * energy per unit of work x units of work per second = mean power, all over the same accelerators. Inference counts
 * generated tokens (IT); training counts processed ones (throughput). IT is that of the whole system.
 */
function checkEnergy(
  { result, values, environment }: Measured,
  key: "energy_per_token" | "energy_per_sample",
  rates: readonly string[],
  list: FindingList,
): void {
  const [power, energy] = [values.get("aec"), values.get(key)];
  const isInference = result.axis === "inference";
  const rate = isInference && key === "energy_per_token" ? values.get("it") : rateOf(values, isInference);
  if (!power || !energy || !rate || !rates.includes(rate.unit)) return;
  const whole: SoundValue = rate === values.get("it") ? { ...rate, scope: "total" } : rate;
  if (!sameScope(power, energy, environment) || !sameScope(energy, whole, environment)) return;
  reportIfApart(list, {
    code: "physics.energy",
    pointer: `${energy.pointer}/value`,
    formula: `energy x throughput (${shortNumber(energy.value)} J x ${shortNumber(rate.value)} ${rate.unit})`,
    computed: energy.value * rate.value,
    stated: power.value,
    unit: "W",
  });
}

function rateOf(values: Measured["values"], isInference: boolean): SoundValue | undefined {
  return values.get("throughput") ?? (isInference ? values.get("it") : undefined);
}

/**
 * IT x AL = requests under way x output tokens of each (Little's law, in a steady state). Requests under way are the
 * batch, or the concurrency of a server; where both are given, or requests arrive at a rate, they are not known.
 */
function checkGeneratedTokens({ result, values }: Measured, list: FindingList): void {
  const [throughput, latency] = [values.get("it"), values.get("al")];
  const { batch_size, concurrency, request_rate, output_tokens } = result.workload;
  if (result.axis !== "inference" || throughput?.unit !== "tokens/s" || !latency) return;
  if (output_tokens === undefined || request_rate !== undefined) return;
  if ((batch_size === undefined) === (concurrency === undefined)) return;
  const requests = batch_size ?? concurrency ?? 0;
  reportIfApart(list, {
    code: "physics.tokens",
    pointer: `${throughput.pointer}/value`,
    formula: `IT x AL (${shortNumber(throughput.value)} tokens/s x ${shortNumber(latency.value)} s)`,
    computed: throughput.value * latency.value,
    stated: requests * output_tokens,
    unit: "tokens",
  });
}

/** throughput over all accelerators x training time = tokens processed. */
function checkTrainedTokens({ result, values, environment }: Measured, list: FindingList): void {
  const [throughput, time] = [values.get("throughput"), values.get("train_time")];
  const { tokens } = result.workload;
  if (result.axis === "inference" || throughput?.unit !== "tokens/s" || !time || tokens === undefined) return;
  const accelerators = throughput.scope === "per_accelerator" ? environment.count : 1;
  if (accelerators === undefined || (throughput.scope === undefined && environment.count !== 1)) return;
  const seconds = time.value * 3600;
  reportIfApart(list, {
    code: "physics.tokens",
    pointer: `${throughput.pointer}/value`,
    formula: `throughput x training time (${shortNumber(throughput.value * accelerators)} tokens/s x ${shortNumber(seconds)} s)`,
    computed: throughput.value * accelerators * seconds,
    stated: tokens,
    unit: "tokens",
  });
}

/** AL = TTFT + TPOT x (output tokens - 1), for a request whose latency is that of generating its answer. */
function checkLatency({ result, values }: Measured, list: FindingList): void {
  const [latency, first, further] = [values.get("al"), values.get("ttft"), values.get("tpot")];
  const tokens = result.workload.output_tokens;
  if (result.axis !== "inference" || !latency || !first || !further || tokens === undefined || tokens < 1)
    return;
  reportIfApart(list, {
    code: "physics.latency",
    pointer: `${latency.pointer}/value`,
    formula: `TTFT + TPOT x ${shortNumber(tokens - 1)}`,
    computed: first.value + further.value * (tokens - 1),
    stated: latency.value,
    unit: "s",
  });
}

/**
 * MCR = size ratio x quality / quality of the baseline. The size ratio is the one stated, or that of both stated
 * sizes. Only for a quality that is better higher: the definition has no meaning for the others.
 */
function checkCompression({ result, values }: Measured, baseline: Measured, list: FindingList): void {
  const rate = values.get("mcr");
  const [original, compressed] = [baseline.values.get("size"), values.get("size")];
  const sizes = original && compressed ? original.value / compressed.value : undefined;
  const ratio = values.get("size_ratio")?.value ?? sizes;
  if (!rate || ratio === undefined || result.axis !== "inference") return;
  const [own, other] = [qualityOf(result), qualityOf(baseline.result)];
  if (typeof own === "string" || typeof other === "string" || own.measure !== other.measure) return;
  if (own.better !== "higher" || !(other.value > 0)) return;
  reportIfApart(list, {
    code: "physics.compression",
    pointer: `${rate.pointer}/value`,
    formula: `size ratio x quality ratio (${shortNumber(ratio)} x ${shortNumber(own.value)} / ${shortNumber(other.value)})`,
    computed: ratio * (own.value / other.value),
    stated: rate.value,
    unit: "x",
  });
}

function qualityOf({ quality, workload }: Measured["result"]): ReturnType<typeof boardQuality> {
  return boardQuality(
    "inference",
    quality.map(({ score }) => score),
    workload.tasks ?? null,
  );
}
