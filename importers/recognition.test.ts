import { expect, test } from "vitest";
import { aiEnergyScore } from "./ai-energy-score";
import { codecarbon } from "./codecarbon";
import { efficientllmToolkit } from "./efficientllm-toolkit/importer";
import { hfTrainer } from "./hf-trainer/hf-trainer";
import { lmEval } from "./lm-eval/lm-eval";
import { mlEnergy } from "./ml-energy";
import { nvidiaSmi } from "./nvidia-smi";
import { peftComparison } from "./peft-comparison/peft-comparison";
import { HEAD_LENGTH, textFile } from "./source-file";
import { zeus } from "./zeus";

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

/** What files begin with that a careless look at them goes over again and again. */
const PIECES = [
  " ",
  "\n",
  "\r\n",
  "[",
  "{",
  '"',
  "\\",
  "#",
  "#\n",
  "# gpu ",
  "-",
  "a,",
  "a;",
  "power.draw,",
  '{"results":',
  '"a_stderr',
  '{"doc_id":',
  "EfficientLLM Benchmark: ",
  "| NVIDIA-SMI ",
];

test("every file is asked of every importer, and none begins so that it takes long", () => {
  for (const piece of PIECES) {
    const file = textFile("logs/x.log", piece.repeat(HEAD_LENGTH / piece.length));
    // What looks again takes seconds for each of these.
    const answers = Array.from({ length: 20 }, () => IMPORTERS.map(({ recognises }) => recognises(file)));
    expect(new Set(answers.map(String)).size).toBe(1);
  }
});
