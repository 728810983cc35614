import { absorb, copyOf, foldersOf, joinable, listText, type Unit, unitLabel, unitOf } from "./join-units";
import type { Reading, RunFacts } from "./reading";
import { modelKey } from "./run-facts";

/** One result-to-be: what one or several files tell of one run. */
export interface JoinedRun {
  /** By which questions and answers name it ("runs.2"). Stays the same whatever is answered. */
  number: number;
  label: string;
  readings: readonly Reading[];
  facts: RunFacts;
}

/** Several files that are one run, and why. */
export interface Join {
  run: number;
  paths: string[];
  text: string;
}

/** A reading that may belong to several runs: a person has to say. */
export interface JoinQuestion {
  /** `join.3`: by the number of the reading. */
  id: string;
  label: string;
  /** Numbers and names of the runs that it may belong to; of many, the first. */
  options: { number: number; label: string }[];
  /** How many it may belong to; 200 stands for more. */
  candidates: number;
  /** Whether it may belong to all of them: scores are those of a model, whatever the load. */
  mayBeAll: boolean;
}

export interface JoinedReadings {
  runs: JoinedRun[];
  joins: Join[];
  questions: JoinQuestion[];
  /** What becomes no result, and why. */
  left: { label: string; why: string }[];
}

/** What a person says of a reading that may belong to several runs. */
export type JoinAnswer = "own" | "out" | "all" | number;

const OPTIONS_SHOWN = 20;
/** More than these are not looked for: a person has to say in any case. */
const MOST_CANDIDATES = 200;

/**
 * Joins what different files tell of the same run: scores of a model, its speed, the log of its power. Only readings
 * whose facts agree or are unknown and whose values don't overlap; readings of one file stay apart. Of several runs
 * that one could belong to, one in the same folder is taken before others, and otherwise nothing is guessed.
 *
 * @param answers by number of the reading, for those that were asked.
 */
export function joinReadings(
  readings: readonly Reading[],
  answers: (reading: number) => JoinAnswer | null = () => null,
): JoinedReadings {
  const units = readings.map(unitOf);
  const of = (role: Unit["role"]) => units.filter((unit) => unit.role === role);
  const found: Found = { questions: [], left: [], answers };
  const runs = of("run");
  const scores = mergeScores(of("scores"));
  const ownScores = attach(scores, runs, found);
  const subjects = [...runs, ...ownScores].toSorted((a, b) => a.number - b.number);
  const ownLogs = attach(of("log"), subjects, found);
  const results = [...subjects, ...ownLogs];
  for (const unit of attach(of("description"), results, found)) {
    found.left.push({
      label: unitLabel(unit),
      why: "it holds no value, and no run that it describes is here",
    });
  }
  const runUnits = results.toSorted((a, b) => a.number - b.number);
  return {
    runs: runUnits.map((unit) => ({ ...unit, label: unitLabel(unit) })),
    joins: runUnits.filter(({ readings }) => readings.length > 1).map(joinOf),
    questions: found.questions,
    left: found.left,
  };
}

interface Found {
  questions: JoinQuestion[];
  left: JoinedReadings["left"];
  answers: (reading: number) => JoinAnswer | null;
}

/** Evaluations of one model on different tasks are one: in one folder, or wherever they lie where none is there twice. */
function mergeScores(units: readonly Unit[]): Unit[] {
  const byModel = groupBy(units, (unit) => modelKey(unit.facts) ?? `reading ${unit.number}`);
  return byModel.flatMap((group) => {
    const whole = mergeGroup(group);
    if (whole) return [whole];
    const byFolder = groupBy(group, (unit) => [...foldersOf(unit)].join("\n"));
    return byFolder.flatMap((one) => mergeGroup(one) ?? one);
  });
}

function mergeGroup(group: readonly Unit[]): Unit | null {
  const [first, ...others] = group;
  if (!first) return null;
  const merged = copyOf(first);
  for (const unit of others) {
    if (!joinable(merged, unit)) return null;
    absorb(merged, unit, [`same model ${merged.facts.model?.name ?? ""}`.trim()]);
  }
  return merged;
}

function groupBy<Value>(values: readonly Value[], key: (value: Value) => string): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const value of values) pushTo(groups, key(value), value);
  return [...groups.values()];
}

function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Adds each unit to the run that it belongs to. Those that belong to none come back. */
function attach(units: readonly Unit[], runs: readonly Unit[], found: Found): Unit[] {
  const search = new CandidateSearch(runs);
  const choices = units.map((unit) => ({ unit, ...search.candidatesOf(unit) }));
  const claims = new Map<Unit, Unit[]>();
  for (const { unit, candidates } of choices) {
    for (const run of candidates) pushTo(claims, run, unit);
  }
  const own: Unit[] = [];
  for (const { unit, candidates, because } of choices) {
    const [run] = candidates;
    const answer = candidates.length > 0 ? found.answers(unit.number) : null;
    const rivals = run
      ? (claims.get(run) ?? []).filter((other) => other !== unit && !joinable(other, unit))
      : [];
    if (run === undefined || answer === "own") own.push(unit);
    else if (answer === "out") found.left.push({ label: unitLabel(unit), why: "left out, as answered" });
    else if (answer !== null) {
      const chosen =
        answer === "all"
          ? unit.role === "scores"
            ? candidates
            : []
          : runs.filter(({ number }) => number === answer);
      // Of several logs that were given to one run, those that still fit.
      const taken = chosen.filter((one) => joinable(one, unit));
      for (const one of taken) absorb(one, unit, ["as answered"]);
      if (taken.length === 0) ask(unit, candidates, found);
    } else if (candidates.length > 1 || rivals.length > 0) ask(unit, candidates, found);
    else absorb(run, unit, because);
  }
  return own;
}

function ask(unit: Unit, candidates: readonly Unit[], found: Found): void {
  found.questions.push({
    id: `join.${unit.number}`,
    label: unitLabel(unit),
    options: candidates.slice(0, OPTIONS_SHOWN).map((run) => ({ number: run.number, label: unitLabel(run) })),
    candidates: candidates.length,
    mayBeAll: unit.role === "scores",
  });
}

/** The runs that a unit may belong to, found without comparing each with each where its model or folder tells. */
class CandidateSearch {
  readonly #runs: readonly Unit[];
  readonly #modelOf: ReadonlyMap<Unit, string | null>;
  readonly #byModel = new Map<string | null, Unit[]>();
  readonly #byFolder = new Map<string, Unit[]>();

  constructor(runs: readonly Unit[]) {
    this.#runs = runs;
    this.#modelOf = new Map(runs.map((run) => [run, modelKey(run.facts)]));
    for (const run of runs) {
      pushTo(this.#byModel, this.#modelOf.get(run) ?? null, run);
      for (const folder of foldersOf(run)) pushTo(this.#byFolder, folder, run);
    }
  }

  candidatesOf(unit: Unit): { candidates: Unit[]; because: string[] } {
    const model = modelKey(unit.facts);
    const beside = [...new Set([...foldersOf(unit)].flatMap((folder) => this.#byFolder.get(folder) ?? []))];
    const onlyOne = [`${unitLabel(unit)} fits no other run`];
    if (model === null) {
      const near = fitting(beside, unit);
      const isApart = near.length > 0 && beside.length < this.#runs.length;
      if (isApart) return { candidates: near, because: [`${unitLabel(unit)} lies in the same folder`] };
      return { candidates: fitting(this.#runs, unit), because: onlyOne };
    }
    for (const [key, because] of [
      [model, [`same model ${unit.facts.model?.name ?? ""}`]],
      [null, onlyOne],
    ] as const) {
      const near = fitting(
        beside.filter((run) => this.#modelOf.get(run) === key),
        unit,
      );
      const candidates = near.length > 0 ? near : fitting(this.#byModel.get(key) ?? [], unit);
      if (candidates.length > 0) return { candidates, because: [...because] };
    }
    return { candidates: [], because: [] };
  }
}

function fitting(runs: readonly Unit[], unit: Unit): Unit[] {
  const found: Unit[] = [];
  for (const run of runs) {
    if (found.length === MOST_CANDIDATES) break;
    if (joinable(run, unit)) found.push(run);
  }
  return found;
}

function joinOf(unit: Unit): Join {
  const paths = [...new Set(unit.readings.flatMap((reading) => reading.paths))];
  return { run: unit.number, paths, text: `${listText(paths)}: one run, ${unit.because.join("; ")}` };
}
