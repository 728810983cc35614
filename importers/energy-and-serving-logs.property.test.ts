import fc from "fast-check";
import { expect, test } from "vitest";
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
import { AS_IT_IS, type Change, damaged, type Ending, NO_NUMBERS, STRANGE_NUMBERS } from "./mutations";
import { nvidiaSmi } from "./nvidia-smi";
import { madeUpFullLog, madeUpScreen } from "./nvidia-smi/made-up-logs";
import { optimumBenchmark } from "./optimum-benchmark";
import {
  MADE_UP_FLAT_TABLE,
  MADE_UP_TABLE,
  madeUpConfig,
  madeUpEnergyReport,
  madeUpReport,
} from "./optimum-benchmark/made-up-run";
import { inventedValues, unsound } from "./soundness";
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
  [nvidiaSmi, { "query.txt": madeUpFullLog([100, 200], [300, 400]) }],
  [nvidiaSmi, { "screen.txt": `${madeUpScreen(100)}\n${madeUpScreen(200)}` }],
  [zeus, { "zeus.csv": MADE_UP_WINDOWS }],
  [zeus, { "trace.csv": MADE_UP_TRACE }],
  [aiEnergyScore, { "master_results.csv": MADE_UP_SCORES }],
];

/** Importers whose values each stand in a place of their own, by the place of their files above. */
const SINGLE_VALUES: readonly Importer[] = [mlEnergy, codecarbon, zeus, aiEnergyScore];

const STRANGE_WORDS = ["[N/A]", "12.5 furlongs", "nan", "-nan", "1.2.3", "--", "\u0000", "\ufffd", "١٢"];
const change = (by: readonly unknown[]) =>
  fc.record({
    place: fc.nat(400),
    what: fc.constantFrom("replace", "replace", "drop", "lose", "double", "rename"),
    by: fc.constantFrom(...by),
  });
const ending = fc.record({
  mark: fc.constantFrom("", "\ufeff"),
  line: fc.constantFrom("\n", "\r\n"),
  part: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.constantFrom(1, 1, 1, 2),
  isUtf16: fc.constantFrom(false, false, false, false, false, true),
  doubled: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(200)),
});

async function read(place: number, list: readonly Change[], end: Ending) {
  const [importer, texts] = IMPORTS[place] ?? [mlEnergy, {}];
  const files = Object.entries(texts).map(([path, text], index) =>
    textFile(path, index === 0 ? damaged(text, list, end) : text),
  );
  const taken = files.filter((file) => importer.recognises(file));
  return { importer, files, taken, outcome: await importer.read(files, files) };
}

test("whatever becomes of their files, importers end with a reading or a reason, and what they read can be a bundle", async () => {
  const breaking = [...NO_NUMBERS, ...STRANGE_NUMBERS, ...STRANGE_WORDS, ",,,", '"', "\n"];
  await fc.assert(
    fc.asyncProperty(
      fc.nat(IMPORTS.length - 1),
      fc.array(change(breaking), { maxLength: 6 }),
      ending,
      async (place, list, end) => {
        const { importer, files, taken, outcome } = await read(place, list, end);
        expect(unsound(importer, files, outcome)).toEqual([]);
        expect(unsound(importer, taken, await importer.read(taken, files))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("what is lost or is no number takes values away and makes no other ones", async () => {
  const places = IMPORTS.flatMap(([importer], place) => (SINGLE_VALUES.includes(importer) ? [place] : []));
  const lost = [...NO_NUMBERS.filter((by) => by !== "1,25"), ...STRANGE_WORDS];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.array(change(lost), { maxLength: 1 }),
      ending,
      async (place, list, end) => {
        const whole = await read(place, [], AS_IT_IS);
        const { outcome } = await read(
          place,
          list.filter(({ what }) => what === "replace" || what === "lose"),
          end,
        );
        expect(inventedValues(whole.outcome, outcome)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("without a change, every file yields what its importer's table says", async () => {
  for (const [importer, texts] of IMPORTS) {
    const files = Object.entries(texts).map(([path, text]) => textFile(path, text));
    expect(
      files.every((file) => importer.recognises(file)),
      Object.keys(texts).join(),
    ).toBe(true);
    const { readings, skipped } = await importer.read(files, files);
    expect(readings.length, Object.keys(texts).join()).toBeGreaterThan(0);
    expect(unsound(importer, files, { readings, skipped }), Object.keys(texts).join()).toEqual([]);
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
