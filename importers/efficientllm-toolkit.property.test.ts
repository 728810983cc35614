import fc from "fast-check";
import { expect, test } from "vitest";
import { efficientllmToolkit } from "./efficientllm-toolkit/importer";
import {
  attentionFreeJson,
  attentionFreeLog,
  fineTuningLog,
  lmEvalResults,
  megatronLog,
  monitorDump,
} from "./efficientllm-toolkit/run-builder";
import { AS_IT_IS, type Change, damaged, type Ending, NO_NUMBERS, STRANGE_NUMBERS } from "./mutations";
import { inventedValues, unsound } from "./soundness";
import { textFile } from "./source-file";

const CONFIGURATION = "mistral_7b_o1_sft_full";
const EXTRACTED = "qwen2_5_7b_o1_sft_lora";
/** A whole tree, of all that the pipeline writes. */
const TREE: Readonly<Record<string, string>> = {
  "x/results/rwkv_1.5B/efficientllm_metrics.json": attentionFreeJson(),
  "x/logs/rwkv_1.5B.log": attentionFreeLog(),
  "m/attention_results/mla_1.5B.log": megatronLog(),
  "m/attention_results/gqa_0.5B_metrics.txt":
    "=== EfficientLLM Metrics Summary ===\nAMU (GB): 30.5\nPCU (Ratio): 0.9\nAL (Seconds): 1.5\nTT (Tokens/Param/Sec): 1.5e-05\nST (Samples/Param/Sec): 2.5e-09\nAEC (Watts): 410.5\nPPL: 12\nGPU Hours: 2025\n",
  [`f/logs/${CONFIGURATION}.log`]: fineTuningLog(),
  [`f/logs/${EXTRACTED}_metrics.txt`]:
    "=== EfficientLLM PEFT Metrics Summary ===\nAMU (Average Memory Utilization): 13.5 GB\nPCU (Peak Compute Utilization): 0.9\nTT (Token Throughput): 1.5e-05 tokens/param/sec\nST (Sample Throughput): 2.5e-09 samples/param/sec\nAEC (Average Energy Consumption): 340.5 Watts\nFinal Validation Loss: 1.5\nPeak Memory: N/A\n",
  [`f/saves/${CONFIGURATION}/train_results.json`]:
    '{"train_loss": 1.5, "train_runtime": 100.5, "train_samples_per_second": 6.4}',
  [`f/saves/${CONFIGURATION}/eval_results.json`]: '{"eval_loss": 1.4, "eval_runtime": 3.5}',
  "q/results.json": lmEvalResults("leaderboard_bbh", { "acc_norm,none": 0.5 }),
  "q/perf.json": monitorDump({ MCR: 2 }),
};
const PATHS = Object.keys(TREE);

const change = (drop: "drop" | "lose", by: readonly unknown[]) =>
  fc.record({
    place: fc.nat(400),
    what: fc.constantFrom<Change["what"]>("replace", "replace", drop, "rename", "double"),
    by: fc.constantFrom(...by),
  });
const ending = fc.record({
  mark: fc.constantFrom("", "\ufeff"),
  line: fc.constantFrom("\n", "\r\n"),
  part: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.constantFrom(1, 1, 1, 2),
  isUtf16: fc.constantFrom(false, false, false, false, false, true),
  doubled: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(200)),
});

/** Imports the tree with one of its files damaged. */
async function importDamaged(
  path: string,
  list: readonly Change[],
  end: Ending,
  gone: readonly string[] = [],
) {
  const files = PATHS.filter((one) => !gone.includes(one)).map((one) =>
    textFile(one, one === path ? damaged(TREE[one] ?? "", list, end) : (TREE[one] ?? "")),
  );
  const taken = files.filter((file) => efficientllmToolkit.recognises(file));
  return { taken, files, outcome: await efficientllmToolkit.read(taken, files) };
}

test("whatever becomes of a file of a tree, each is read or skipped, and what is read can be a bundle", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PATHS),
      fc.array(change("drop", [...NO_NUMBERS, ...STRANGE_NUMBERS, "nan", "-inf", "[N/A]"]), { maxLength: 6 }),
      ending,
      fc.subarray(PATHS),
      async (path, list, end, gone) => {
        const { taken, outcome } = await importDamaged(path, list, end, gone);
        expect(unsound(efficientllmToolkit, taken, outcome)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("what a tree loses takes values away and makes no other ones", async () => {
  const { outcome: whole } = await importDamaged("", [], AS_IT_IS);
  // Without its dictionary line, a log has the rounded values of its block.
  const rounded = textFile(`f/logs/${CONFIGURATION}.log`, fineTuningLog({ dict: "" }));
  const { readings } = await efficientllmToolkit.read([rounded], [rounded]);
  const truths = { readings: [...whole.readings, ...readings] };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PATHS),
      fc.array(change("lose", NO_NUMBERS), { maxLength: 1 }),
      ending,
      async (path, list, end) => {
        const lost = list.filter(({ what }) => what === "replace" || what === "lose");
        const { outcome } = await importDamaged(path, lost, end);
        expect(inventedValues(truths, outcome)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
