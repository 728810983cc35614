import { AXES, AXIS_KEYS } from "@/benchmark/axes";
import { type Fact, FactList } from "../details/fact-list";

const STAGES = AXIS_KEYS.map((axis) => AXES[axis].title.toLowerCase()).join("; ");

const WORDS: readonly Fact[] = [
  {
    name: "bundle",
    value:
      "The one file that is sent: a text with all values and what they are of, and the raw files beside it.",
  },
  {
    name: "run",
    value:
      "One model, with one technique, on one machine, under one load, measured together. It becomes one result: one row of a board.",
  },
  {
    name: "board",
    value: `Where results are ranked. There are boards of three stages: ${STAGES}. A key calls the stage axis.`,
  },
  {
    name: "technique",
    value:
      "What is compared with something else: a precision of the weights (fp8), a way to fine-tune (LoRA), an attention variant (GQA).",
  },
  {
    name: "workload",
    value: "What the run had to do: data set, lengths of texts, batch size, how many requests at once.",
  },
  {
    name: "limited run",
    value:
      "One over a part of a test set, as with --limit of lm-evaluation-harness. Its scores are listed without a rank.",
  },
  {
    name: "dump of the monitor",
    value: "The JSON file that the monitor of the EfficientLLM toolkit saves at the end of a run.",
  },
  {
    name: "extract",
    value:
      "The short text that the same toolkit makes of the log of a run. The log is read where it is there.",
  },
];

/** What this page calls things, in plain words. */
export function ImporterWords() {
  return (
    <div className="prose">
      <FactList facts={WORDS} />
    </div>
  );
}
