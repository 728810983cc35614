import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aiEnergyScore } from "./ai-energy-score";
import { codecarbon } from "./codecarbon";
import { efficientllmToolkit } from "./efficientllm-toolkit/importer";
import { hfTrainer } from "./hf-trainer/hf-trainer";
import { lmEval } from "./lm-eval/lm-eval";
import { mlEnergy } from "./ml-energy";
import { type Change, changedText, type Ending, ended, NO_NUMBERS, STRANGE_NUMBERS } from "./mutations";
import { nvidiaSmi } from "./nvidia-smi";
import { peftComparison } from "./peft-comparison/peft-comparison";
import { unsound } from "./soundness";
import { textFile } from "./source-file";
import { zeus } from "./zeus";

const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../shared/samples");
const FOLDERS = [
  "efficientllm-toolkit",
  "lm-evaluation-harness",
  "finetuning",
  "ml-energy",
  "codecarbon",
  "energy-and-gpu-logs",
];
const IMPORTERS = [
  efficientllmToolkit,
  lmEval,
  peftComparison,
  hfTrainer,
  mlEnergy,
  aiEnergyScore,
  codecarbon,
  zeus,
  nvidiaSmi,
];
/** Longer ones take longer, and hold no more kinds of things. */
const LONGEST = 60_000;

function samplesIn(folder: string): { path: string; text: string }[] {
  return readdirSync(join(SAMPLES, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(SAMPLES.length + 1), text: readFileSync(path, "utf8") }))
    .filter(({ text }) => text.length <= LONGEST);
}

const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(3000),
  what: fc.constantFrom<Change["what"]>("replace", "replace", "drop", "double"),
  by: fc.constantFrom(...NO_NUMBERS, ...STRANGE_NUMBERS, "[N/A]", ",,", '"', "\n"),
});
const ending: fc.Arbitrary<Ending> = fc.record({
  mark: fc.constantFrom("", "\ufeff"),
  line: fc.constantFrom("\n", "\r\n"),
  part: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.constantFrom(1, 1, 1, 2),
  isUtf16: fc.constantFrom(false, false, false, false, false, true),
  doubled: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(500)),
});

describe.skipIf(!existsSync(SAMPLES))("the real files of shared/samples, damaged", () => {
  test("end with a reading or a reason, and what is read can be a bundle", async () => {
    const samples = FOLDERS.flatMap(samplesIn);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(samples.length - 1),
        fc.array(change, { maxLength: 6 }),
        ending,
        async (place, list, end) => {
          const { path, text } = samples[place] ?? { path: "", text: "" };
          const file = textFile(path, ended(changedText(text, list), end));
          const importer = IMPORTERS.find(({ recognises }) => recognises(file));
          if (importer) expect(unsound(importer, [file], await importer.read([file], [file]))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
