import { isAxis, MODALITY_KEYS } from "@/benchmark/axes";
import { slug } from "@/benchmark/slug";
import { type Answers, answerPlace, type Part, readAnswer } from "./answer-fields";
import { acceleratorRemark, keptRemark, precisionRemark, replacedRemark } from "./answer-remarks";
import { type JoinAnswer, type JoinedReadings, type JoinedRun, joinReadings } from "./join";
import { parallelSize } from "./parallel-size";
import { type PlacedAnswer, PlacedAnswers, placedAnswer } from "./placed-answers";
import { isAmong, ownId } from "./question-ids";
import type { Reading, RunFacts } from "./reading";
import { runFacts } from "./reading-parts";
import { factsAgree, modelKey, precisionOf } from "./run-facts";
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
  const remarks = [...joined.remarks, ...strangeAccelerators(sound)];
  const placed = new PlacedAnswers(sound);
  const runs = joined.runs
    .filter(({ number }) => placed.isTaken(number))
    .map((run) => answeredRun(run, placed, remarks));
  problems.push(
    ...joined.problems,
    ...runs.flatMap((run) => [...contradictions(run, readings), ...splitOverMore(run)]),
    ...otherPrecisions(runs, placed, joined, remarks),
  );
  const numbers = new Set(joined.runs.map(({ number }) => number));
  for (const { id, runs: said } of placed.ofRuns()) {
    if ([...numbers].some((number) => isAmong(said, number))) continue;
    problems.push({ id, problem: noSuchRun(said[0]?.[0] ?? 0, readings, joined) });
  }
  return {
    readings,
    answers: sound,
    joined,
    runs: shareParameters(runs),
    problems,
    remarks,
  };
}

/** Accelerators that were answered and that nobody knows, each once. */
function strangeAccelerators(answers: Answers): string[] {
  const named = [...answers].flatMap(([id, text]) => {
    const place = answerPlace(id);
    const isName = place?.of === "run" && place.path.join(".") === "environment.accelerator";
    const read = isName ? readAnswer(id, text) : null;
    return read && "value" in read ? [String(read.value)] : [];
  });
  return [...new Set(named)].flatMap((name) => acceleratorRemark(name) ?? []);
}

/** Why nothing can be said of a run: there is none, or it became a part of another. */
function noSuchRun(number: number, readings: readonly Reading[], { runs }: JoinedReadings): string {
  const reading = readings[number - 1];
  if (!reading) return `There is no run ${number}.`;
  const files = reading.paths.join(", ");
  const whole = runs.find((run) => run.readings.includes(reading));
  return whole
    ? `${files} is a part of run ${whole.number}. To take it apart say join.${number}=own, to leave it out join.${number}=out.`
    : `${files} is no run. What becomes of it, join.${number} says.`;
}

/**
 * Where what is known of a run now, with what was answered, speaks against a file that was joined to it. Each is a
 * problem of that join: taken apart it is none.
 */
function contradictions({ number, facts, readings: [, ...joined] }: AnsweredRun, all: readonly Reading[]) {
  const problems: ImportDraft["problems"] = [];
  for (const reading of joined) {
    const file = reading.paths.join(", ");
    const against = (what: string) =>
      problems.push({
        id: `join.${all.indexOf(reading) + 1}`,
        problem: `${what}. Take ${file} apart, or correct run ${number}.`,
      });
    const [own, its] = [precisionOf(facts), precisionOf(reading.facts)];
    if (reading.scores.length > 0 && own !== null && its !== null && own !== its)
      against(`The scores of ${file} are of ${its}, and run ${number} is ${own}`);
    const { count, accelerator } = facts.environment ?? {};
    if (count !== undefined && reading.accelerators !== undefined && reading.accelerators > count)
      against(`${file} is of ${reading.accelerators} accelerators, and run ${number} used ${count}`);
    const logged = reading.facts.environment?.accelerator;
    const on = (name: string | undefined) => ({
      environment: name === undefined ? {} : { accelerator: name },
    });
    if (!factsAgree(on(accelerator), on(logged)))
      against(`${file} was measured on ${logged}, and run ${number} on ${accelerator}`);
  }
  return problems;
}

/**
 * Where a precision that was answered speaks against a file or a model's name. What was said of this run is taken, with
 * a remark; what was said of all is not good enough for one that looks like another.
 */
function otherPrecisions(
  runs: readonly AnsweredRun[],
  answers: PlacedAnswers,
  joined: JoinedReadings,
  remarks: string[],
): ImportDraft["problems"] {
  const read = new Map(joined.runs.map(({ number, facts }) => [number, facts]));
  return runs.flatMap(({ number, facts }) => {
    const remark = precisionRemark(number, facts, read.get(number) ?? {});
    if (remark === null) return [];
    const isSaid = answers.of(number).some(({ path }) => path[0] === "technique");
    if (runs.length > 1 && !isSaid) return [{ id: ownId("technique", number), problem: remark }];
    remarks.push(remark);
    return [];
  });
}

/** Where fewer accelerators were answered than the model was split over. */
function splitOverMore({ number, facts, readings }: AnsweredRun): ImportDraft["problems"] {
  const count = facts.environment?.count;
  const isRead = readings.some((reading) => reading.facts.environment?.count === count);
  const size = parallelSize(facts);
  if (count === undefined || isRead || size === null || count >= size) return [];
  return [
    {
      id: `runs.${number}.environment.count`,
      problem: `The model was split over ${size} accelerators, as run ${number}'s file says: ${count} can't be all. Write ${size} or more.`,
    },
  ];
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

function answeredRun(run: JoinedRun, answers: PlacedAnswers, remarks: string[]): AnsweredRun {
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
  // What is said of all runs fills in what their files leave out; what is said of some or one goes before its files.
  for (const one of answers.general) apply(one, { ...application, overrides: false });
  for (const one of answers.of(run.number)) apply(one, { ...application, overrides: true });
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
