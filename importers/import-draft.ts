import { isAxis, MODALITY_KEYS } from "@/benchmark/axes";
import { slug } from "@/benchmark/slug";
import { checkAnswers } from "./answer-checks";
import { type Answers, type Part, readAnswer } from "./answer-fields";
import { objectionsTo } from "./answer-objections";
import { keptRemark, replacedRemark } from "./answer-remarks";
import { type JoinAnswer, type JoinedReadings, type JoinedRun, joinReadings } from "./join";
import { type PlacedAnswer, PlacedAnswers, placedAnswer } from "./placed-answers";
import type { Reading, RunFacts } from "./reading";
import { runFacts } from "./reading-parts";
import { modelKey } from "./run-facts";
import { completeTechnique, familyAndName } from "./technique-answers";

/** A run with what people said of it. */
export interface AnsweredRun extends JoinedRun {
  facts: RunFacts;
  /** What is known to be unknown: asked for, and answered so. */
  unstated: ReadonlySet<string>;
}

/** What an import is so far: its runs, with the answers that were given. */
export interface ImportDraft {
  readings: readonly Reading[];
  answers: Answers;
  joined: JoinedReadings;
  runs: AnsweredRun[];
  /** Answers that could not be taken. */
  problems: { id: string; problem: string }[];
  /** What a person should know of how answers and files agree. */
  remarks: string[];
}

/** Joins readings, and fills in what is answered already. Never throws, whatever the answers. */
export function draftOf(
  readings: readonly Reading[],
  answers: Readonly<Record<string, string>> = {},
): ImportDraft {
  return build(readings, new Map(Object.entries(answers)));
}

/** The draft with more answers. A later answer to the same question replaces the earlier one. */
export function answer(draft: ImportDraft, answers: Readonly<Record<string, string>>): ImportDraft {
  return build(draft.readings, new Map([...draft.answers, ...Object.entries(answers)]));
}

function build(readings: readonly Reading[], answers: Answers): ImportDraft {
  const problems = [...answers].flatMap(([id, text]) => {
    const read = readAnswer(id, text);
    return "problem" in read ? [{ id, problem: read.problem }] : [];
  });
  const refused = new Set(problems.map(({ id }) => id));
  const sound = new Map([...answers].filter(([id]) => !refused.has(id)));
  const joined = joinedAs(readings, sound);
  const remarks = [...joined.remarks];
  const placed = new PlacedAnswers(sound);
  const runs = joined.runs
    .filter(({ number }) => placed.isTaken(number))
    .map((run) => answeredRun(run, placed, remarks, joined.runs.length === 1));
  const told = checkAnswers({ runs, joined, readings, answers: placed });
  problems.push(...joined.problems, ...told.problems);
  remarks.push(...told.remarks);
  return {
    readings,
    answers: sound,
    joined,
    runs: shareParameters(runs),
    problems,
    remarks,
  };
}

/** How readings were joined last: of all answers, few are about that. */
const LAST_JOINS = new WeakMap<readonly Reading[], { answers: string; joined: JoinedReadings }>();

function joinedAs(readings: readonly Reading[], answers: Answers): JoinedReadings {
  const about = JSON.stringify([...answers].filter(([id]) => id === "join" || id.startsWith("join.")));
  const last = LAST_JOINS.get(readings);
  if (last?.answers === about) return last.joined;
  const joined = joinReadings(readings, (reading) => joinAnswer(answers, reading));
  LAST_JOINS.set(readings, { answers: about, joined });
  return joined;
}

function joinAnswer(answers: Answers, reading: number): JoinAnswer | null {
  const text = (answers.get(`join.${reading}`) ?? answers.get("join"))?.trim().replace(/^runs\./, "");
  if (text === undefined) return null;
  return text === "own" || text === "out" || text === "all" ? text : Number(text);
}

type Parts = Record<Part, Record<string, unknown>> & { axis?: unknown; modality?: unknown };

/**
 * A run with what was said of it. What is said of all runs fills in what their files leave out, but not where it speaks
 * against a file or a name: that run is asked by itself. What is said of some or one goes before its files.
 */
function answeredRun(
  run: JoinedRun,
  answers: PlacedAnswers,
  remarks: string[],
  isAlone: boolean,
): AnsweredRun {
  const own = answers.of(run.number);
  const notes: string[] = [];
  const answered = withAnswers(run, answers.general, own, notes);
  const isOfField =
    (field: string) =>
    ({ path }: PlacedAnswer) =>
      path.join(".") === field || (field === "technique" && path[0] === field);
  const refused = isAlone
    ? []
    : objectionsTo(run.number, answered.facts, run.facts).filter(
        ({ field }) => answers.general.some(isOfField(field)) && !own.some(isOfField(field)),
      );
  if (refused.length === 0) {
    remarks.push(...notes);
    return answered;
  }
  remarks.push(...refused.map(({ text }) => `${text} It is not taken for this run.`));
  const fitting = answers.general.filter((one) => !refused.some(({ field }) => isOfField(field)(one)));
  return withAnswers(run, fitting, own, remarks);
}

function withAnswers(
  run: JoinedRun,
  general: readonly PlacedAnswer[],
  own: readonly PlacedAnswer[],
  remarks: string[],
): AnsweredRun {
  const { axis, modality, model, technique, environment, workload } = run.facts;
  const parts: Parts = {
    model: { ...model },
    technique: { ...technique },
    environment: { ...environment },
    workload: { ...workload },
    ...(axis && { axis }),
    ...(modality && { modality }),
  };
  const unstated = new Set<string>();
  const application = { run, parts, unstated, remarks };
  for (const one of general) apply(one, { ...application, overrides: false });
  for (const one of own) apply(one, { ...application, overrides: true });
  completeTechnique(parts);
  const facts = runFacts({
    ...parts,
    axis: typeof parts.axis === "string" && isAxis(parts.axis) ? parts.axis : undefined,
    modality: MODALITY_KEYS.find((key) => key === parts.modality),
  });
  return { ...run, facts, unstated };
}

interface Application {
  run: JoinedRun;
  parts: Parts;
  unstated: Set<string>;
  remarks: string[];
  overrides: boolean;
}

function apply(answer: PlacedAnswer, application: Application): void {
  const { run, parts, unstated, remarks, overrides } = application;
  const { id, path } = answer;
  if (path[0] === "take") return;
  let { read } = answer;
  const field = path.join(".");
  if (field === "technique.name" && "value" in read) {
    const named = familyAndName(String(read.value));
    if (named.family !== undefined) {
      const family = placedAnswer(`${id.replace(/technique(?:\.name)?$/, "")}technique.family`, named.family);
      if (family) apply(family, application);
    }
    read = { value: named.name };
  }
  const [holder, key] = holderOf(parts, path);
  const there = holder[key];
  if ("unstated" in read) {
    if (there === undefined || overrides) unstated.add(field);
    if (overrides) delete holder[key];
    return;
  }
  const agrees = there === undefined || agree(there, read.value);
  // What only a joined log says of the machine is no better known than what is answered: the two are held together.
  const own = run.readings[0]?.facts.environment ?? {};
  const isBorrowed = path[0] === "environment" && !Object.hasOwn(own, path[1] ?? "");
  if (isBorrowed && !agrees) {
    holder[key] = read.value;
    return;
  }
  if (overrides || there === undefined) {
    holder[key] = read.value;
    unstated.delete(field);
  }
  if (agrees) return;
  remarks.push(
    overrides
      ? replacedRemark(run.number, field, { there, said: read.value })
      : keptRemark(run.number, field, there),
  );
}

/** Whether an answer says what the file says: "7.6" billions are 7.62. */
function agree(there: unknown, said: unknown): boolean {
  if (typeof there === "number" && typeof said === "number")
    return Math.abs(there - said) <= 0.05 * Math.abs(there);
  return slug(String(there)) === slug(String(said));
}

function holderOf(parts: Parts, path: readonly string[]): [Record<string, unknown>, string] {
  const [part = "", field = "", inner] = path;
  if (part !== "model" && part !== "technique" && part !== "environment" && part !== "workload") {
    return [parts, part];
  }
  if (inner === undefined) return [parts[part], field];
  const there = parts[part][field];
  const copy: Record<string, unknown> = typeof there === "object" && there !== null ? { ...there } : {};
  parts[part][field] = copy;
  return [copy, inner];
}

/** What is known of a model's size from another run of it holds for all of its runs. */
function shareParameters(runs: readonly AnsweredRun[]): AnsweredRun[] {
  const keys = runs.map(({ facts }) => modelKey(facts));
  const known = new Map<string, number>();
  runs.forEach(({ facts }, index) => {
    const key = keys[index] ?? null;
    const parameters = facts.model?.parameters_b;
    if (key !== null && parameters !== undefined && !known.has(key)) known.set(key, parameters);
  });
  return runs.map((run, index) => {
    const parameters_b = known.get(keys[index] ?? "");
    if (parameters_b === undefined || run.facts.model?.parameters_b !== undefined) return run;
    return { ...run, facts: { ...run.facts, model: { ...run.facts.model, parameters_b } } };
  });
}
