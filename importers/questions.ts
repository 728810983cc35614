import { AXES, AXIS_KEYS, MODALITIES, MODALITY_KEYS } from "@/benchmark/axes";
import { metric } from "@/benchmark/metrics";
import { mayBeUnstated } from "./answer-fields";
import type { AnsweredRun, ImportDraft } from "./import-draft";
import type { JoinQuestion } from "./join";
import { type KnownNames, NOTHING_KNOWN } from "./known-names";
import { fieldOf, groupId } from "./question-ids";
import {
  likelyAccelerators,
  likelyCounts,
  likelyDatasets,
  likelyFamilies,
  likelyMemory,
  likelyModels,
  likelySizes,
  likelyTechniques,
  type Sources,
  techniqueText,
  toldModel,
  toldPrecisions,
} from "./question-suggestions";
import { modelKey } from "./run-facts";
import { runValues } from "./run-values";

/** Something that only a person can say. */
export interface Question {
  /** What the answer is given to: `model`, `runs.2.technique`, `submitter.name`. */
  id: string;
  text: string;
  /** The runs that it is asked of; none where it is asked of all that is sent. */
  runs: { number: number; label: string /** The file that it begins with. */; path: string }[];
  /** The files whose place is asked for; none where something else is asked. */
  paths: string[];
  /** All answers that there are; empty where any text may be one. */
  choices: { value: string; label: string }[];
  /** Likely answers, the likeliest first. */
  suggestions: string[];
  /** Whether "not stated" is an answer. */
  mayBeUnstated: boolean;
}

/** More are no help. */
const SUGGESTED = 100;

/** What must be answered before these runs can be a bundle, in the order in which it is best asked. Empty: nothing. */
export function questionsOf(draft: ImportDraft, known: KnownNames = NOTHING_KNOWN): Question[] {
  const joins = draft.joined.questions.map(joinQuestion);
  if (draft.runs.length === 0) return joins;
  return [
    ...joins,
    ...RUN_QUESTIONS.flatMap((one) => runQuestions(one, draft, known)),
    ...bundleQuestions(draft),
  ];
}

function joinQuestion({ id, label, paths, options, candidates, mayBeAll, why }: JoinQuestion): Question {
  const more =
    candidates > options.length ? ` ${options.length} of many are shown; any run's number is taken.` : "";
  return {
    id,
    text: `Which run does ${label} belong to? ${why.charAt(0).toUpperCase()}${why.slice(1)}.${more}`,
    runs: [],
    paths,
    choices: [
      ...options.map(({ number, label: run }) => ({ value: String(number), label: run })),
      ...(mayBeAll ? [{ value: "all", label: "all of these" }] : []),
      { value: "own", label: "none: it is a result of its own" },
      { value: "out", label: "leave it out" },
    ],
    suggestions: [],
    mayBeUnstated: false,
  };
}

/** By the order in which questions are best asked: what settles most comes first. */
export function compareQuestions(a: Question, b: Question): number {
  const rank = ({ id }: Question) => ORDER.indexOf(id.startsWith("join.") ? "join" : fieldOf(id));
  return rank(a) - rank(b) || (a.runs[0]?.number ?? 0) - (b.runs[0]?.number ?? 0);
}

interface RunQuestion {
  /** As it stands in ids. */
  field: string;
  text: string | ((sources: Sources) => string);
  isMissing(run: AnsweredRun): boolean;
  suggest?(sources: Sources): string[];
  choices?: Question["choices"];
  /** Asked for each of these once, of one run for all: runs of one model have one size. */
  each?(run: AnsweredRun): string | null;
  /** Asked apart of runs that are not likely to have one answer. */
  apart?(run: AnsweredRun): string;
}

const RUN_QUESTIONS: readonly RunQuestion[] = [
  {
    field: "model",
    text: "Which model?",
    isMissing: ({ facts }) => facts.model?.name === undefined,
    suggest: likelyModels,
    apart: toldModel,
  },
  {
    field: "model.parameters_b",
    text: ({ runs: [run] }) =>
      `How many parameters does ${run?.facts.model?.name ?? "the model"} have, in billions?`,
    isMissing: ({ facts }) => facts.model?.name !== undefined && facts.model.parameters_b === undefined,
    suggest: likelySizes,
    each: ({ facts }) => modelKey(facts),
  },
  {
    field: "technique",
    text: techniqueText,
    isMissing: ({ facts }) => facts.technique?.name === undefined,
    suggest: likelyTechniques,
    apart: (run) => toldPrecisions(run).join(" "),
  },
  {
    field: "technique.family",
    text: "Which family is the technique of?",
    isMissing: ({ facts }) => facts.technique?.name !== undefined && facts.technique.family === undefined,
    suggest: likelyFamilies,
  },
  {
    field: "axis",
    text: "Which stage was measured?",
    // The technique's family mostly says it.
    isMissing: ({ facts }) => facts.axis === undefined && facts.technique?.family !== undefined,
    choices: AXIS_KEYS.map((value) => ({ value, label: AXES[value].title })),
  },
  {
    field: "modality",
    text: "What does the model take in and give out?",
    isMissing: ({ facts }) => facts.modality === undefined,
    choices: MODALITY_KEYS.map((value) => ({ value, label: MODALITIES[value].summary })),
  },
  {
    field: "environment.accelerator",
    text: "Which accelerator did it run on?",
    isMissing: lacksEnvironment("accelerator"),
    suggest: likelyAccelerators,
  },
  {
    field: "environment.count",
    text: "How many accelerators?",
    isMissing: lacksEnvironment("count"),
    suggest: likelyCounts,
  },
  {
    field: "environment.memory_gb",
    text: "How much memory does one accelerator have, in GB? Memory is given as a fraction of it.",
    isMissing: (run) => givesFraction(run) && lacksEnvironment("memory_gb")(run),
    suggest: likelyMemory,
  },
  {
    field: "workload.dataset",
    // Boards are parted by it.
    text: "Which data set, or which prompts? Without it the result is compared with no other.",
    isMissing: ({ facts, unstated }) =>
      facts.workload?.dataset === undefined && !unstated.has("workload.dataset"),
    suggest: likelyDatasets,
    // What one tool sends is not what another evaluates.
    apart: ({ readings: [first] }) => first?.producer ?? "",
  },
];

const ORDER: readonly string[] = [
  "join",
  ...RUN_QUESTIONS.map(({ field }) => field),
  "submitter.name",
  "submitter.relationship",
  "source",
];

function lacksEnvironment(field: "accelerator" | "count" | "memory_gb"): (run: AnsweredRun) => boolean {
  return ({ facts, unstated }) =>
    facts.environment?.[field] === undefined && !unstated.has(`environment.${field}`);
}

function givesFraction(run: AnsweredRun): boolean {
  return runValues(run).metrics.some(
    ({ key, entry }) => "value" in entry && entry.unit === "fraction" && metric(key).unit === "GB",
  );
}

function runQuestions(question: RunQuestion, draft: ImportDraft, known: KnownNames): Question[] {
  const { runs } = draft;
  const missing = runs.filter((run) => question.isMissing(run));
  if (missing.length === 0) return [];
  const by = question.each ?? question.apart;
  const groups = by ? grouped(missing, by) : [missing];
  return groups.map((group) => {
    const sources = { runs: group, draft, known };
    return {
      id: questionId(question, group, { groups: groups.length, missing: missing.length, draft }),
      text: typeof question.text === "string" ? question.text : question.text(sources),
      runs: group.map(({ number, label, readings: [first] }) => ({
        number,
        label,
        path: first?.paths[0] ?? "",
      })),
      paths: [],
      choices: question.choices ?? [],
      suggestions: [...new Set(question.suggest?.(sources))].slice(0, SUGGESTED),
      mayBeUnstated: mayBeUnstated(question.field),
    };
  });
}

/** What is said of all fills in only what is missing: one question serves them, unless others are asked the same. */
function questionId(
  { field, apart }: RunQuestion,
  group: readonly AnsweredRun[],
  { groups, missing, draft: { runs, answers } }: { groups: number; missing: number; draft: ImportDraft },
): string {
  const numbers = group.map(({ number }) => number);
  // What was said of all was not taken for these.
  const isSaid = answers.has(field) && runs.length > 1;
  const isOfAll = !isSaid && (runs.length === 1 || (groups === 1 && missing > 1));
  if (isOfAll) return field;
  return groupId(field, apart ? numbers : numbers.slice(0, 1));
}

function grouped(runs: readonly AnsweredRun[], by: (run: AnsweredRun) => string | null): AnsweredRun[][] {
  const groups = new Map<string | null, AnsweredRun[]>();
  for (const run of runs) {
    const group = groups.get(by(run));
    if (group) group.push(run);
    else groups.set(by(run), [run]);
  }
  return [...groups.values()];
}

function bundleQuestions({ answers }: ImportDraft): Question[] {
  const ask = (id: string, text: string, more: Partial<Question> = {}): Question[] =>
    answers.has(id)
      ? []
      : [{ id, text, runs: [], paths: [], choices: [], suggestions: [], mayBeUnstated: false, ...more }];
  const isSourced = ["source.url", "source.citation", "source.doi"].some((id) => answers.has(id));
  return [
    ...ask("submitter.name", "Who sends this? A name, as it is to be published."),
    ...ask("submitter.relationship", "Did you make the technique or the model?", {
      choices: [
        { value: "first-party", label: "yes, or somebody of my group" },
        { value: "third-party", label: "no" },
      ],
    }),
    ...(isSourced
      ? []
      : ask(
          "source",
          "Where are these files from? Their address, a DOI or a citation, which is published; or own run, and no source is named.",
          {
            suggestions: ["own run"],
          },
        )),
  ];
}
