import fc from "fast-check";
import { expect, test } from "vitest";
import { Environment, Model, QualityScore, Technique, Workload } from "@/benchmark/bundle";
import { acceptedUnits, isMetric } from "@/benchmark/metrics";
import { aiEnergyScore } from "./ai-energy-score";
import { codecarbon } from "./codecarbon";
import type { Importer } from "./importer";
import {
  MADE_UP_DMON,
  MADE_UP_EMISSIONS_RECORD,
  MADE_UP_OLD_EMISSIONS,
  MADE_UP_SCORES,
  MADE_UP_SMI,
  MADE_UP_TRACE,
  MADE_UP_WINDOWS,
  madeUpEmissions,
} from "./made-up-energy-logs";
import { mlEnergy } from "./ml-energy";
import {
  MADE_UP_FIRST_TABLE,
  MADE_UP_RECORD,
  madeUpModel,
  madeUpRun,
  madeUpTask,
  madeUpVideos,
} from "./ml-energy/made-up-data";
import { mlperf } from "./mlperf";
import {
  MADE_UP_ACCURACY,
  MADE_UP_SYSTEM,
  madeUpDetail,
  madeUpPower,
  madeUpRow,
  madeUpSession,
  madeUpSummary,
} from "./mlperf/made-up-submission";
import { nvidiaSmi } from "./nvidia-smi";
import { optimumBenchmark } from "./optimum-benchmark";
import {
  MADE_UP_FLAT_TABLE,
  MADE_UP_TABLE,
  madeUpConfig,
  madeUpEnergyReport,
  madeUpReport,
} from "./optimum-benchmark/made-up-run";
import { SKIP_REASONS } from "./reading";
import { textFile } from "./source-file";
import { zeus } from "./zeus";

const json = (document: unknown) => JSON.stringify(document, null, 1);

/** Each importer with the files of one import, whose first is mutated. */
const IMPORTS: readonly (readonly [Importer, Record<string, string>])[] = [
  [
    optimumBenchmark,
    { "x/benchmark_report.json": json(madeUpReport()), "x/benchmark_config.json": json(madeUpConfig()) },
  ],
  [
    optimumBenchmark,
    { "x/benchmark_config.json": json(madeUpConfig()), "x/benchmark_report.json": json(madeUpReport()) },
  ],
  [optimumBenchmark, { "benchmark_report.json": json(madeUpEnergyReport()) }],
  [optimumBenchmark, { "inference_results.csv": MADE_UP_TABLE }],
  [optimumBenchmark, { "flat.csv": MADE_UP_FLAT_TABLE }],
  [mlEnergy, { "task.json": json(madeUpTask()), "model.json": json(madeUpModel()) }],
  [mlEnergy, { "videos.json": json(madeUpVideos()) }],
  [mlEnergy, { "results.json": json(madeUpRun()) }],
  [mlEnergy, { "bs2.json": json(MADE_UP_RECORD) }],
  [mlEnergy, { "first.csv": MADE_UP_FIRST_TABLE }],
  [codecarbon, { "emissions.csv": madeUpEmissions([{}, {}, { gpu: 0 }]) }],
  [codecarbon, { "emissions.csv": MADE_UP_OLD_EMISSIONS }],
  [codecarbon, { "record.json": json(MADE_UP_EMISSIONS_RECORD) }],
  [mlperf, { "a/mlperf_log_summary.txt": madeUpSummary(), "a/accuracy.txt": MADE_UP_ACCURACY }],
  [mlperf, { "a/accuracy.txt": MADE_UP_ACCURACY, "a/mlperf_log_summary.txt": madeUpSummary() }],
  [mlperf, { "system.json": json(MADE_UP_SYSTEM), "mlperf_log_summary.txt": madeUpSummary() }],
  [
    mlperf,
    {
      "a/spl.txt": madeUpPower([100, 200, 300]),
      "a/mlperf_log_summary.txt": madeUpSummary(),
      "a/server.json": madeUpSession("server", 0),
      "a/mlperf_log_detail.txt": madeUpDetail("01-01-2025 12:00:00.500", "01-01-2025 12:00:01.500"),
    },
  ],
  [mlperf, { "summary_results.json": json([madeUpRow(), madeUpRow({ Performance_Units: "Samples/s" })]) }],
  [nvidiaSmi, { "gpu.csv": MADE_UP_SMI }],
  [nvidiaSmi, { "dmon.txt": MADE_UP_DMON }],
  [zeus, { "zeus.csv": MADE_UP_WINDOWS }],
  [zeus, { "trace.csv": MADE_UP_TRACE }],
  [aiEnergyScore, { "master_results.csv": MADE_UP_SCORES }],
];

const STRANGE = [
  "NaN",
  "Infinity",
  "-Infinity",
  "17809085238625263541234567890",
  "1e400",
  "1e99",
  "-1",
  "-0",
  "0",
  "",
  "null",
  '""',
  '"N/A"',
  "[]",
  "{}",
  "true",
  '"__proto__"',
  '"/home/somebody/x"',
  "[N/A]",
  "12.5 furlongs",
  ",,,",
  '"',
  "\n",
];

const mutation = fc.record({
  swaps: fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...STRANGE)), { maxLength: 6 }),
  dropped: fc.array(fc.nat(60), { maxLength: 3 }),
  mark: fc.constantFrom("", "\ufeff"),
  line: fc.constantFrom("\n", "\r\n"),
  part: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.constantFrom(1, 1, 1, 2),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer Change> ? Change : never;

/** A text with some of its numbers and words replaced and lines dropped, another line end, cut off, or twice. */
function mutated(text: string, { swaps, dropped, mark, line, part, times }: Mutation): string {
  const lines = text.split("\n").filter((_, index) => !dropped.includes(index) || index === 0);
  let token = 0;
  const swapped = lines.join("\n").replace(/"[^"\n]*"(?!\s*:)|[-+\w.]+/g, (found) => {
    const [, by] = swaps.find(([place]) => place === token) ?? [];
    token++;
    return by ?? found;
  });
  const whole = Array.from({ length: times }, () => swapped)
    .join("\n")
    .replaceAll("\n", line);
  return mark + whole.slice(0, Math.ceil(whole.length * part));
}

test("whatever becomes of their files, importers end with a reading or a reason, in units of the metric", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...IMPORTS), mutation, async ([importer, texts], change) => {
      const files = Object.entries(texts).map(([path, text], index) =>
        textFile(path, index === 0 ? mutated(text, change) : text),
      );
      const taken = files.filter((file) => importer.recognises(file));
      for (const some of [taken, files]) {
        const { readings, skipped } = await importer.read(some, files);
        const ended = [...readings.flatMap(({ paths }) => paths), ...skipped.map(({ path }) => path)];
        expect(new Set(ended)).toEqual(new Set(some.map(({ path }) => path)));
        for (const { reason } of skipped) expect(Object.keys(SKIP_REASONS)).toContain(reason);
        for (const reading of readings) check(importer, reading);
        expect(JSON.stringify([readings, skipped])).not.toContain("somebody");
      }
    }),
    { numRuns: 500 },
  );
});

function check(importer: Importer, reading: Awaited<ReturnType<Importer["read"]>>["readings"][number]) {
  const { metrics, scores, facts } = reading;
  for (const [key, metric] of Object.entries(metrics)) {
    expect(importer.fields.map(({ becomes }) => becomes)).toContain(key);
    if ("missing" in metric || !isMetric(key)) continue;
    expect(acceptedUnits(key)).toContain(metric.unit);
    expect(metric.value).toBeGreaterThan(0);
    expect(metric.value).toBeLessThanOrEqual(1e100);
  }
  for (const { path: _, ...score } of scores) QualityScore.parse(score);
  Model.partial().parse(facts.model ?? {});
  Technique.partial().parse(facts.technique ?? {});
  Environment.parse(facts.environment ?? {});
  Workload.parse(facts.workload ?? {});
}

test("without a change, every file yields what its importer's table says", async () => {
  for (const [importer, texts] of IMPORTS) {
    const files = Object.entries(texts).map(([path, text]) => textFile(path, text));
    expect(
      files.every((file) => importer.recognises(file)),
      Object.keys(texts).join(),
    ).toBe(true);
    const { readings } = await importer.read(files, files);
    expect(readings.length, Object.keys(texts).join()).toBeGreaterThan(0);
    for (const reading of readings) check(importer, reading);
  }
});

test("no importer takes another's file", () => {
  const importers = [...new Set(IMPORTS.map(([importer]) => importer))];
  for (const [owner, texts] of IMPORTS) {
    for (const [path, text] of Object.entries(texts)) {
      const takers = importers.filter((importer) => importer.recognises(textFile(path, text)));
      expect(
        takers.map(({ key }) => key),
        path,
      ).toEqual([owner.key]);
    }
  }
});
