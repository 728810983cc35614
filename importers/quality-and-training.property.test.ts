import fc from "fast-check";
import { expect, test } from "vitest";
import { hfTrainer } from "./hf-trainer/hf-trainer";
import { madeUpAdapter, madeUpState, madeUpTraining } from "./hf-trainer/made-up-run";
import type { Importer } from "./importer";
import { lmEval } from "./lm-eval/lm-eval";
import { madeUpOldResults, madeUpResults } from "./lm-eval/made-up-results";
import { type Change, damaged, type Ending, NO_NUMBERS, STRANGE_NUMBERS } from "./mutations";
import { madeUpComparison } from "./peft-comparison/made-up-comparison";
import { peftComparison } from "./peft-comparison/peft-comparison";
import { inventedValues, unsound } from "./soundness";
import { textFile } from "./source-file";

/** By path: whose the file is, what stands in it, and what it would be without what is preferred to something else. */
const FILES: Readonly<Record<string, readonly [Importer, value: object, ...others: object[]]>> = {
  "results.json": [lmEval, madeUpResults()],
  "old.json": [lmEval, madeUpOldResults()],
  // Without tokens that were counted, its throughput is that of samples.
  "run/all_results.json": [hfTrainer, madeUpTraining({ num_input_tokens_seen: 12 }), madeUpTraining()],
  // A row that is none any more leaves an earlier evaluation as the last one.
  "run/trainer_state.json": [hfTrainer, madeUpState(true), madeUpState(true, 1)],
  "run/adapter_config.json": [hfTrainer, madeUpAdapter()],
  // Where the time is lost, the rate of the steps is told, which the file holds as well.
  "peft.json": [peftComparison, madeUpComparison(), madeUpComparison({ train_time: undefined })],
};
const paths = fc.constantFrom(...Object.keys(FILES));
const IMPORTERS = [lmEval, hfTrainer, peftComparison];

const changes = (drop: "drop" | "lose", by: readonly unknown[]) =>
  fc.array(
    fc.record({
      place: fc.nat(400),
      what: fc.constantFrom(drop, "replace", "replace", "rename", "double"),
      by: fc.constantFrom(...by),
    }),
    { maxLength: 6 },
  );

const ending = fc.record({
  mark: fc.constantFrom("", "\ufeff"),
  line: fc.constantFrom("\n", "\r\n"),
  part: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.constantFrom(1, 1, 1, 2),
  isUtf16: fc.constantFrom(false, false, false, false, false, true),
  doubled: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(200)),
});

async function imported(path: string, text: string) {
  const [importer = lmEval] = FILES[path] ?? [];
  const file = textFile(path, text);
  importer.recognises(file);
  return { importer, file, outcome: await importer.read([file], [file]) };
}

function damagedFile(path: string, list: readonly Change[], end: Ending): string {
  const [, value] = FILES[path] ?? [];
  return damaged(JSON.stringify(value), list, end);
}

test("whatever becomes of their files, importers end with a reading or a reason, and what they read can be a bundle", async () => {
  await fc.assert(
    fc.asyncProperty(
      paths,
      changes("drop", [...NO_NUMBERS, ...STRANGE_NUMBERS]),
      ending,
      async (path, list, end) => {
        const { importer, file, outcome } = await imported(path, damagedFile(path, list, end));
        expect(unsound(importer, [file], outcome)).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});

test("what is lost or is no number takes values away and makes no other ones", async () => {
  await fc.assert(
    fc.asyncProperty(paths, changes("lose", NO_NUMBERS), ending, async (path, list, end) => {
      const [, ...truths] = FILES[path] ?? [];
      const whole = await Promise.all(truths.map((truth) => imported(path, JSON.stringify(truth))));
      const readings = whole.flatMap(({ outcome }) => outcome.readings);
      const { outcome } = await imported(path, damagedFile(path, list, end));
      expect(inventedValues({ readings }, outcome)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("random text ends with a reason, too", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...IMPORTERS), fc.string(), async (importer, text) => {
      const file = textFile("x.json", text);
      expect(importer.recognises(file)).toBe(false);
      expect((await importer.read([file], [file])).skipped).toHaveLength(1);
    }),
  );
});

test("no importer takes another's files", () => {
  for (const [path, [owner, value]] of Object.entries(FILES)) {
    for (const importer of IMPORTERS) {
      expect(importer.recognises(textFile(path, JSON.stringify(value)))).toBe(importer === owner);
    }
  }
});
