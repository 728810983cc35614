import { type MetricKey, metric } from "../metrics";
import { shortNumber } from "../printable";
import { boardQuality } from "../quality";
import {
  type Judgement,
  type Law,
  type LawSubject,
  type LawValue,
  lacking,
  sameScope,
  TOLERANCE,
} from "./law";

const REMEDY = "Correct the value that is wrong, or say in `note` what it counts.";

/** Values that follow from one another: energy, tokens, latency, compression. */
export const CONSISTENCY_LAWS: readonly Law[] = [
  {
    code: "physics.energy",
    title: "Energy per token times throughput is the mean power",
    remedy: REMEDY,
    judge: (subject) => judgeEnergy(subject, "energy_per_token", ["tokens/s"]),
  },
  {
    code: "physics.energy",
    title: "Energy per sample times throughput is the mean power",
    remedy: REMEDY,
    judge: (subject) => judgeEnergy(subject, "energy_per_sample", ["samples/s", "images/s", "videos/s"]),
  },
  {
    code: "physics.tokens",
    title: "Throughput times latency is the tokens under way",
    remedy: REMEDY,
    judge: judgeGeneratedTokens,
  },
  {
    code: "physics.tokens",
    title: "Throughput times training time is the tokens processed",
    remedy: REMEDY,
    judge: judgeTrainedTokens,
  },
  {
    code: "physics.latency",
    title: "Latency is the time to the first token and to each further one",
    remedy: REMEDY,
    judge: judgeLatency,
  },
  {
    code: "physics.compression",
    title: "Model Compression Rate is size ratio times quality ratio",
    remedy: REMEDY,
    judge: judgeCompression,
  },
];

interface Equation {
  metric: MetricKey;
  /** The formula in words, with what it is compared with last. */
  formula: string;
  computed: number;
  stated: number;
  unit: string;
}

function judgeEquation({ metric: key, formula, computed, stated, unit }: Equation): Judgement {
  return {
    holds: Math.abs(computed - stated) <= stated * TOLERANCE,
    metric: key,
    found: `${formula} gives ${shortNumber(computed)} ${unit}`.trimEnd(),
    expected: `${shortNumber(stated)} ${unit} as stated, within 5%`,
  };
}

/**
 * energy per unit of work x units of work per second = mean power, all over the same accelerators. Inference counts
 * generated tokens (IT); training counts processed ones (throughput). IT is that of the whole system.
 */
function judgeEnergy(
  { axis, values, environment }: LawSubject,
  key: "energy_per_token" | "energy_per_sample",
  rates: readonly string[],
): Judgement {
  const [power, energy] = [values.get("aec"), values.get(key)];
  const isInference = axis === "inference";
  const sent = isInference && key === "energy_per_token" ? values.get("it") : rateOf(values, isInference);
  const rate = sent && rates.includes(sent.unit) ? sent : undefined;
  if (!power || !energy || !rate) {
    const throughput = `throughput in ${rates.join(" or ")}`;
    return lacking({ [metric("aec").name]: power, [metric(key).name]: energy, [throughput]: rate });
  }
  const whole: LawValue = rate === values.get("it") ? { ...rate, scope: "total" } : rate;
  if (!sameScope(power, energy, environment) || !sameScope(energy, whole, environment)) {
    return { missing: ["power, energy and throughput of the same scope"] };
  }
  return judgeEquation({
    metric: key,
    formula: `energy x throughput (${shortNumber(energy.value)} J x ${shortNumber(rate.value)} ${rate.unit})`,
    computed: energy.value * rate.value,
    stated: power.value,
    unit: "W",
  });
}

function rateOf(values: LawSubject["values"], isInference: boolean): LawValue | undefined {
  return values.get("throughput") ?? (isInference ? values.get("it") : undefined);
}

/**
 * IT x AL = requests under way x output tokens of each (Little's law, in a steady state). Requests under way are the
 * batch, or the concurrency of a server; where both are given, or requests arrive at a rate, they are not known.
 */
function judgeGeneratedTokens({ axis, values, workload }: LawSubject): Judgement | null {
  if (axis !== "inference") return null;
  const [throughput, latency] = [values.get("it"), values.get("al")];
  const { batch_size, concurrency, request_rate, output_tokens } = workload;
  const isKnown = request_rate === undefined && (batch_size === undefined) !== (concurrency === undefined);
  const requests = isKnown ? (batch_size ?? concurrency) : undefined;
  if (throughput?.unit !== "tokens/s" || !latency || output_tokens === undefined || requests === undefined) {
    return lacking({
      "Inference Throughput in tokens/s": throughput?.unit === "tokens/s" ? throughput : undefined,
      [metric("al").name]: latency,
      "output tokens of a request": output_tokens,
      "requests under way": requests,
    });
  }
  return judgeEquation({
    metric: "it",
    formula: `IT x AL (${shortNumber(throughput.value)} tokens/s x ${shortNumber(latency.value)} s)`,
    computed: throughput.value * latency.value,
    stated: requests * output_tokens,
    unit: "tokens",
  });
}

/** throughput over all accelerators x training time = tokens processed. */
function judgeTrainedTokens({ axis, values, workload, environment }: LawSubject): Judgement | null {
  if (axis === "inference") return null;
  const [sent, time] = [values.get("throughput"), values.get("train_time")];
  const throughput = sent?.unit === "tokens/s" ? sent : undefined;
  const { tokens } = workload;
  if (!throughput || !time || tokens === undefined) {
    return lacking({
      "throughput in tokens/s": throughput,
      [metric("train_time").name]: time,
      "tokens of the workload": tokens,
    });
  }
  const accelerators = throughput.scope === "per_accelerator" ? environment.count : 1;
  if (accelerators === undefined) return { missing: ["number of accelerators"] };
  if (throughput.scope === undefined && environment.count !== 1)
    return { missing: ["scope of the throughput"] };
  const seconds = time.value * 3600;
  return judgeEquation({
    metric: "throughput",
    formula: `throughput x training time (${shortNumber(throughput.value * accelerators)} tokens/s x ${shortNumber(seconds)} s)`,
    computed: throughput.value * accelerators * seconds,
    stated: tokens,
    unit: "tokens",
  });
}

/** AL = TTFT + TPOT x (output tokens - 1), for a request whose latency is that of generating its answer. */
function judgeLatency({ axis, values, workload }: LawSubject): Judgement | null {
  if (axis !== "inference") return null;
  const [latency, first, further] = [values.get("al"), values.get("ttft"), values.get("tpot")];
  const tokens = workload.output_tokens;
  if (!latency || !first || !further || tokens === undefined || tokens < 1) {
    return lacking({
      [metric("al").name]: latency,
      [metric("ttft").name]: first,
      [metric("tpot").name]: further,
      "output tokens of a request": tokens !== undefined && tokens < 1 ? undefined : tokens,
    });
  }
  return judgeEquation({
    metric: "al",
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
function judgeCompression(subject: LawSubject, baseline: LawSubject | null): Judgement | null {
  if (subject.axis !== "inference") return null;
  const rate = subject.values.get("mcr");
  const [original, compressed] = [baseline?.values.get("size"), subject.values.get("size")];
  const sizes = original && compressed ? original.value / compressed.value : undefined;
  const ratio = subject.values.get("size_ratio")?.value ?? sizes;
  const [own, other] = [qualityOf(subject), baseline && qualityOf(baseline)];
  if (!baseline || !rate || ratio === undefined || !own || !other) {
    return lacking({
      "a baseline": baseline,
      [metric("mcr").name]: rate,
      "size ratio or both sizes": ratio,
      "quality here": own,
      ...(baseline ? { "quality of the baseline": other } : {}),
    });
  }
  if (own.measure !== other.measure) return { missing: ["a quality of the same measure as the baseline's"] };
  if (own.better !== "higher" || !(other.value > 0)) return null;
  return judgeEquation({
    metric: "mcr",
    formula: `size ratio x quality ratio (${shortNumber(ratio)} x ${shortNumber(own.value)} / ${shortNumber(other.value)})`,
    computed: ratio * (own.value / other.value),
    stated: rate.value,
    unit: "x",
  });
}

function qualityOf({ quality, workload }: LawSubject) {
  const found = boardQuality("inference", quality, workload.tasks ?? null);
  return typeof found === "string" ? null : found;
}
