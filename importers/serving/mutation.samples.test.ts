import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aiperf } from "../aiperf/importer";
import { argonne } from "../argonne";
import { inferencex } from "../inferencex";
import { llamaBench } from "../llama-bench/importer";
import { mlperf } from "../mlperf";
import { AS_IT_IS, type Change, damaged, type Ending, NO_NUMBERS, STRANGE_NUMBERS } from "../mutations";
import { optimumBenchmark } from "../optimum-benchmark";
import { sglang } from "../sglang";
import { inventedValues, unsound } from "../soundness";
import { textFile } from "../source-file";
import { trtllmBench } from "../trtllm-bench";
import { vllmLatency } from "../vllm-latency";
import { vllmServe } from "../vllm-serve";
import { vllmThroughput } from "../vllm-throughput";

/** Files that real tools wrote, where somebody has them beside the project. */
const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../../shared/samples");
const FOLDERS = ["serving", "llama-bench", "optimum-benchmark", "mlperf"];
const IMPORTERS = [
  sglang,
  inferencex,
  vllmServe,
  vllmThroughput,
  vllmLatency,
  trtllmBench,
  aiperf,
  llamaBench,
  argonne,
  mlperf,
  optimumBenchmark,
];
/** What a lost part may change rightly: a mean over samples, and a peak that has a second best. */
const MAY_DIFFER = /^(?:peak_memory|aec) /;

const samples = existsSync(SAMPLES)
  ? FOLDERS.flatMap((folder) =>
      readdirSync(join(SAMPLES, folder)).flatMap((name) => {
        const text = readFileSync(join(SAMPLES, folder, name), "utf8");
        const importer = IMPORTERS.find((one) => one.recognises(textFile(name, text)));
        return importer ? [{ name: `${folder}/${name}`, importer, text: oneByOne(text) }] : [];
      }),
    )
  : [];

/** JSON lines as an array: what is changed is one document. */
function oneByOne(text: string): string {
  const lines = text.trim().split(/\r?\n/);
  const isLines = lines.length > 1 && lines.every((line) => /^\{.*\}$/.test(line.trim()));
  const whole = isLines ? `[${lines.join(",")}]` : text;
  // What JSON has no word for can't be parsed here; the importers read it.
  return /^\s*[[{]/.test(whole) ? whole.replace(/: (?:-?Infinity|NaN)/g, ": null") : whole;
}

const place = fc.nat(5_000);
const ending: fc.Arbitrary<Ending> = fc.record({
  mark: fc.constantFrom("", "\ufeff"),
  line: fc.constantFrom("\n", "\r\n"),
  part: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.constantFrom(1, 1, 1, 2),
  isUtf16: fc.constantFrom(false, false, false, false, true),
  doubled: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(200)),
});

async function read({ name, importer, text }: (typeof samples)[number], list: Change[], end: Ending) {
  const file = textFile(name, damaged(text, list, end));
  return { file, outcome: await importer.read([file], [file]) };
}

// Without shrinking: a file of real size takes too long to be tried again and again.
describe.skipIf(samples.length === 0)("the real files of shared/samples, damaged", () => {
  test.each(samples.map((sample) => [sample.name, sample] as const))("%s", async (_, sample) => {
    const { importer } = sample;
    const whole = await read(sample, [], AS_IT_IS);
    const anything = fc.record({
      place,
      what: fc.constantFrom("replace" as const, "drop" as const, "double" as const, "rename" as const),
      by: fc.constantFrom(...NO_NUMBERS, ...STRANGE_NUMBERS),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 8 }), ending, async (list, end) => {
        const { file, outcome } = await read(sample, list, end);
        expect(unsound(importer, [file], outcome)).toEqual([]);
      }),
      { numRuns: 10, endOnFailure: true },
    );
    const loss = fc.record({
      place,
      what: fc.constantFrom("replace" as const, "lose" as const),
      by: fc.constantFrom(...NO_NUMBERS.filter((by) => by !== "1,25")),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(loss, { maxLength: 1 }), ending, async (list, end) => {
        const { outcome } = await read(sample, list, end);
        const invented = inventedValues(whole.outcome, outcome);
        expect(invented.filter((value) => !MAY_DIFFER.test(value))).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});
