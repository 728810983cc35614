// Made for tests.
import { AEC, AMU, accuracy, type BadBundle, measured, withChange } from "./bad-bundle";

const QUALITY = "/results/0/quality";
const metrics = (key: string) => `/results/0/metrics/${key}`;

/** Values that cannot be, or that contradict each other. The last ones are warnings alone, and are not refused. */
export const BAD_VALUES: readonly BadBundle[] = [
  withChange("a metric that the table does not have", { [metrics("memory")]: measured(1, "GB") }, [
    "metric.unknown",
    metrics("memory"),
  ]),
  withChange(
    "a training metric on the inference axis",
    { [metrics("tt")]: measured(0.1, "tokens/param/s") },
    ["metric.axis", metrics("tt")],
  ),
  withChange("memory below nothing", { [`${AMU}/value`]: -1 }, ["metric.range", `${AMU}/value`]),
  withChange("power of zero, which is how sensors say nothing", { [`${AEC}/value`]: 0 }, [
    "metric.range",
    `${AEC}/value`,
  ]),
  withChange("a fraction of memory above one", { [AMU]: measured(1.2, "fraction") }, [
    "metric.range",
    `${AMU}/value`,
  ]),
  withChange("a utilisation above 100%", { [metrics("pcu")]: measured(101, "%") }, [
    "metric.range",
    `${metrics("pcu")}/value`,
  ]),
  withChange("a value outside its own repeats", { [`${AMU}/repeats`]: [41.1, 41.2] }, [
    "metric.repeats",
    `${AMU}/value`,
  ]),
  withChange("a unit that nobody knows", { [`${AMU}/unit`]: "gigabytes" }, ["unit.unknown", `${AMU}/unit`]),
  withChange("a unit that only looks like one", { [`${AMU}/unit`]: "G\u0412" }, [
    "unit.unknown",
    `${AMU}/unit`,
  ]),
  withChange("a unit of another quantity", { [`${AMU}/unit`]: "W" }, ["unit.unconvertible", `${AMU}/unit`]),
  withChange(
    "a fraction of a memory that is not stated",
    { [AMU]: measured(0.5, "fraction"), "/environments/h200/memory_gb": undefined },
    ["unit.capacity_unknown", `${AMU}/unit`],
  ),
  withChange(
    "a fraction of the memory of nobody knows how many accelerators",
    { [AMU]: measured(0.5, "fraction", { scope: "total" }), "/environments/h200/count": undefined },
    ["unit.capacity_unknown", `${AMU}/unit`],
  ),
  withChange("the same task scored twice", { [QUALITY]: [accuracy(0.4), accuracy(0.5)] }, [
    "quality.duplicate",
    `${QUALITY}/1`,
  ]),
  withChange("an accuracy that is better lower", { [QUALITY]: [{ ...accuracy(0.4), better: "lower" }] }, [
    "quality.direction",
    `${QUALITY}/0/better`,
  ]),
  withChange("an accuracy in per cent", { [QUALITY]: [accuracy(44.9)] }, [
    "quality.range",
    `${QUALITY}/0/value`,
  ]),
  withChange("more memory in use than there is", { [`${AMU}/value`]: 152 }, [
    "physics.memory_capacity",
    `${AMU}/value`,
  ]),
  withChange("a mean above its peak", { [metrics("peak_memory")]: measured(39, "GB") }, [
    "physics.peak_memory",
    `${AMU}/value`,
  ]),
  withChange(
    "a value that is not the mean of its repeats",
    { [AMU]: measured(40.1, "GB", { repeats: [40, 44.5] }) },
    ["metric.repeats_mean", `${AMU}/value`],
  ),
  withChange(
    "an uncertainty larger than its value",
    { [`${AMU}/uncertainty`]: { kind: "stdev", value: 50 } },
    ["metric.uncertainty", `${AMU}/uncertainty`],
  ),
  withChange(
    "a known measure in another spelling",
    { [QUALITY]: [{ ...accuracy(0.4), metric: "Accuracy" }] },
    ["quality.spelling", `${QUALITY}/0/metric`],
  ),
  withChange("weights larger than the memory they were in", { [`${AMU}/value`]: 14 }, [
    "physics.weights_memory",
    `${AMU}/value`,
  ]),
  withChange("more power than the limit", { [`${AEC}/value`]: 701 }, ["physics.power_limit", `${AEC}/value`]),
  withChange(
    "energy per token that its power and throughput deny",
    { [metrics("it")]: measured(300, "tokens/s"), [metrics("energy_per_token")]: measured(3, "J") },
    ["physics.energy", `${metrics("energy_per_token")}/value`],
  ),
  withChange(
    "energy per sample that its power and throughput deny",
    { [metrics("throughput")]: measured(4, "samples/s"), [metrics("energy_per_sample")]: measured(100, "J") },
    ["physics.energy", `${metrics("energy_per_sample")}/value`],
  ),
  withChange(
    "generated tokens that throughput and latency deny",
    {
      [metrics("it")]: measured(100, "tokens/s"),
      [metrics("al")]: measured(2, "s"),
      "/results/0/workload": { batch_size: 8, output_tokens: 256 },
    },
    ["physics.tokens", `${metrics("it")}/value`],
  ),
  withChange(
    "a latency that the times of its tokens deny",
    {
      [metrics("al")]: measured(2, "s"),
      [metrics("ttft")]: measured(0.1, "s"),
      [metrics("tpot")]: measured(10, "ms"),
      "/results/0/workload/output_tokens": 101,
    },
    ["physics.latency", `${metrics("al")}/value`],
  ),
  withChange(
    "a compression rate that size and quality deny",
    {
      [QUALITY]: [accuracy(0.5)],
      "/results/1/quality": [accuracy(0.4)],
      "/results/1/metrics/size_ratio": measured(4, "x"),
      "/results/1/metrics/mcr": measured(3.9, "x"),
    },
    ["physics.compression", "/results/1/metrics/mcr/value"],
  ),
];
