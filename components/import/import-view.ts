import type { ImportDraft } from "@/importers/import-draft";
import type { JoinedReadings } from "@/importers/join";
import type { PrivateKind } from "@/importers/privacy";
import type { Question } from "@/importers/questions";
import type { WithheldFile } from "@/importers/raw-files";
import type { SkipReason } from "@/importers/reading";

/** What became of one file. */
export interface FileView {
  path: string;
  /** "vLLM bench serve, 3 runs"; empty where it is skipped. */
  taken: string[];
  skipped: { reason: SkipReason; why: string }[];
}

/** A value as the boards show it. */
export interface ValueView {
  /** "AL". */
  label: string;
  /** "Average Latency". */
  name: string;
  /** "14.971 s". */
  text: string;
  /** As the file gives it, where that differs: "14970971478 ns". */
  inFile: string | null;
  /** Why it may be wrong; null where nothing says so. */
  doubt: string | null;
}

export interface ScoreView {
  task: string;
  metric: string;
  /** "0.75 ± 0.0125". */
  text: string;
  /** How many samples; null where the file does not say. */
  samples: number | null;
}

/** A file that was joined to a run, and can be made a run of its own. */
export interface JoinedPart {
  /** The answer that does it: `join.3`. */
  id: string;
  label: string;
}

/** What a page shows of one result-to-be. */
export interface RunView {
  number: number;
  label: string;
  /** Whether it becomes a result; it was left out otherwise. */
  isTaken: boolean;
  /** What is known of it, by the field that corrects it; "" where nothing is. */
  facts: Readonly<Record<CorrectedField, string>>;
  /** "Inference"; null where it is not known yet. */
  axis: string | null;
  values: ValueView[];
  scores: ScoreView[];
  /** Why it stands on boards without a rank; null where it is ranked. */
  notComparable: string | null;
  /** Why several files are this one run; null where it is of one. */
  join: string | null;
  parts: JoinedPart[];
}

/** What of a run can be corrected on the page; any field can on the command line. */
export const CORRECTED_FIELDS = {
  model: "Model",
  "model.parameters_b": "Parameters, in billions",
  technique: "Technique, as in LoRA or peft/LoRA",
  "environment.accelerator": "Accelerator",
  "environment.count": "Number of accelerators",
  "workload.dataset": "Data set",
  axis: "Stage",
  modality: "Modality",
} as const;
export type CorrectedField = keyof typeof CORRECTED_FIELDS;

/** What may be said of a bundle as a whole, and need not be. */
export const MORE_FIELDS = {
  title: "Title of the bundle",
  description: "What was compared, and why",
  "submitter.affiliation": "Affiliation",
  "source.license": "Licence of the files, by its short name: CC-BY-4.0",
} as const;

/** What fields are called where one of them is named in a sentence. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  model: "model",
  "model.parameters_b": "number of parameters",
  technique: "technique",
  "technique.family": "family of the technique",
  "environment.accelerator": "accelerator",
  "environment.count": "number of accelerators",
  "environment.memory_gb": "memory of the accelerator",
  "workload.dataset": "data set",
  axis: "stage",
  modality: "modality",
  title: "title",
  description: "description",
  "submitter.affiliation": "affiliation",
  "source.license": "licence",
};

/** What a page shows of an import: of what may be without end, the first. */
export interface ImportView {
  files: { all: number; taken: number; listed: FileView[] };
  /** `most`: results that a bundle may hold. */
  runs: { all: number; taken: number; most: number; listed: RunView[] };
  /** What becomes no result, and why. */
  left: JoinedReadings["left"];
  questions: Question[];
  /** Likely texts for corrections, by field. */
  suggestions: Partial<Record<CorrectedField, string[]>>;
  /** Ids of the questions that are not answered yet. */
  open: string[];
  problems: ImportDraft["problems"];
  remarks: string[];
}

/** What goes along of the files, and what stays behind. */
export interface RawFilesView {
  sent: { all: number; bytes: number; listed: string[] };
  withheld: { all: number; listed: WithheldFile[] };
  /** What people may agree to publish, with the files that tell of it and one example. */
  kinds: { kind: PrivateKind; files: number; example: string }[];
}
