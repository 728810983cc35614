import { argonne } from "../argonne";
import type { Importer } from "../importer";
import { llamaBench } from "../llama-bench/importer";
import { mlperf } from "../mlperf";
import {
  MADE_UP_ACCURACY,
  madeUpDetail,
  madeUpPower,
  madeUpRow,
  madeUpSession,
  madeUpSummary,
} from "../mlperf/made-up-submission";
import { optimumBenchmark } from "../optimum-benchmark";
import {
  MADE_UP_FLAT_TABLE,
  MADE_UP_TABLE,
  madeUpConfig,
  madeUpEnergyReport,
  madeUpReport,
} from "../optimum-benchmark/made-up-run";
import { RUNS } from "./made-up-runs";

/** The files of one import; tests change the first. */
export interface MadeUpImport {
  name: string;
  importer: Importer;
  files: Readonly<Record<string, string>>;
  /** Metrics that a lost part may change rightly: means over samples, and what has a second best. */
  mayDiffer?: readonly string[];
}

const json = (document: unknown) => JSON.stringify(document, null, 1);

const SWEEP = [
  "Hardware,Num of Hardware,Framework,Model,Input Output Length,Batch Size,Latency,Throughput,avg_power",
  "Nvidia A100 GPU,1,vLLM,example-org/Tiny-1B,128,4,2.0,512.0,250000.0",
  "Nvidia A100 GPU,1,vLLM,example-org/Tiny-1B,128,8,2.5,819.2,260000.0",
].join("\n");
const TEST_ROW = {
  build_commit: "0abc123d",
  build_number: "6000",
  cpu_info: "Example CPU",
  gpu_info: "Example GPU",
  backends: "CUDA",
  model_filename: "/home/somebody/x.gguf",
  model_type: "llama 7B Q8_0",
  model_size: "7000000000",
  model_n_params: "6750000000",
  n_prompt: "0",
  n_gen: "128",
  avg_ns: "640000000",
  avg_ts: "200.5",
};
const TESTS_CSV = `${Object.keys(TEST_ROW).join(",")}\n"${Object.values(TEST_ROW).join('","')}"`;
const TESTS_SQL = `CREATE TABLE IF NOT EXISTS llama_bench (\nINSERT INTO llama_bench (${Object.keys(
  TEST_ROW,
).join(", ")}) VALUES ('${Object.values(TEST_ROW).join("', '")}');`;
const TESTS_PRINTED = `  Device 0: Example GPU, compute capability 9.0, VMM: yes
| model | size | params | backend | ngl | test | t/s |
| ----- | ---: | -----: | ------- | --: | ---: | --: |
| llama 7B Q8_0 | 6.75 GiB | 6.75 B | CUDA | 99 | pp512 | 9000.50 ± 45.25 |
| llama 7B Q8_0 | 6.75 GiB | 6.75 B | CUDA | 99 | tg128 | 150.25 ± 0.50 |

build: 0abc123d (5882)`;

/** Files of every producer here, made up: of each form that it writes. */
export const MADE_UP_IMPORTS: readonly MadeUpImport[] = [
  ...RUNS.flatMap(([importer, run], index): MadeUpImport[] => [
    { name: `${importer.key} ${index}`, importer, files: { "runs/a.json": json(run) } },
    {
      name: `${importer.key} ${index}, two of them`,
      importer,
      files: { "runs/all.json": json([run, { ...run, more: 1 }]) },
    },
  ]),
  { name: "sweep", importer: argonne, files: { "sweep.csv": SWEEP } },
  { name: "tests as CSV", importer: llamaBench, files: { "bench.csv": TESTS_CSV } },
  { name: "tests as SQL", importer: llamaBench, files: { "bench.sql": TESTS_SQL } },
  { name: "tests as printed", importer: llamaBench, files: { "bench.md": TESTS_PRINTED } },
  {
    name: "report and configuration",
    importer: optimumBenchmark,
    files: {
      "x/benchmark_report.json": json(madeUpReport()),
      "x/benchmark_config.json": json(madeUpConfig()),
    },
    mayDiffer: ["peak_memory"],
  },
  {
    name: "configuration and report",
    importer: optimumBenchmark,
    files: {
      "x/benchmark_config.json": json(madeUpConfig()),
      "x/benchmark_report.json": json(madeUpReport()),
    },
  },
  {
    name: "energy",
    importer: optimumBenchmark,
    files: { "benchmark_report.json": json(madeUpEnergyReport()) },
  },
  { name: "old table", importer: optimumBenchmark, files: { "inference_results.csv": MADE_UP_TABLE } },
  { name: "flat table", importer: optimumBenchmark, files: { "flat.csv": MADE_UP_FLAT_TABLE } },
  {
    name: "summary",
    importer: mlperf,
    files: { "a/mlperf_log_summary.txt": madeUpSummary(), "a/accuracy.txt": MADE_UP_ACCURACY },
  },
  {
    name: "accuracy",
    importer: mlperf,
    files: { "a/accuracy.txt": MADE_UP_ACCURACY, "a/mlperf_log_summary.txt": madeUpSummary() },
  },
  {
    name: "power",
    importer: mlperf,
    files: {
      "a/spl.txt": madeUpPower([100, 200, 300]),
      "a/mlperf_log_summary.txt": madeUpSummary(),
      "a/server.json": madeUpSession("server", 0),
      "a/mlperf_log_detail.txt": madeUpDetail("01-01-2025 12:00:00.500", "01-01-2025 12:00:01.500"),
    },
    mayDiffer: ["aec"],
  },
  {
    name: "results",
    importer: mlperf,
    files: {
      "summary_results.json": json([
        madeUpRow(),
        madeUpRow({ Performance_Units: "Samples/s" }),
        madeUpRow({ Performance_Units: "Latency (ms)", Power_Units: "millijoules" }),
      ]),
    },
  },
];
