import { CandidateSearch, objection } from "./join-candidates";
import {
  absorb,
  copyOf,
  fits,
  foldersOf,
  joinable,
  limitOf,
  listText,
  mayBeAlias,
  type Unit,
  unitLabel,
  unitOf,
  wouldLoseRank,
} from "./join-units";
import type { Reading, RunFacts } from "./reading";
import { modelKey, precisionOf } from "./run-facts";

/** One result-to-be: what one or several files tell of one run. */
export interface JoinedRun {
  /** By which questions and answers name it ("runs.2"). Stays the same whatever is answered. */
  number: number;
  label: string;
  /** The first is the run itself; the others were joined to it. */
  readings: readonly Reading[];
  /** What speaks against a reading that somebody joined to it all the same: its values are in doubt. */
  doubts: ReadonlyMap<Reading, string>;
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
  paths: string[];
  /** Numbers and names of the runs that it may belong to; of many, the first. */
  options: { number: number; label: string }[];
  /** How many it may belong to; 200 stands for more. */
  candidates: number;
  /** Whether it may belong to all of them: scores are those of a model, whatever the load. */
  mayBeAll: boolean;
  /** What speaks against it, or what is not known. */
  why: string;
}

export interface JoinedReadings {
  runs: JoinedRun[];
  joins: Join[];
  questions: JoinQuestion[];
  /** What becomes no result, and why. */
  left: { label: string; why: string }[];
  /** Answers that nothing was done with. */
  problems: { id: string; problem: string }[];
  /** What was not joined though it might be expected, and why. */
  remarks: string[];
}

/** What a person says of a reading that may belong to several runs. */
export type JoinAnswer = "own" | "out" | "all" | number;

const OPTIONS_SHOWN = 20;

/**
 * Joins what different files tell of the same run: scores of a model, its speed, the log of its power. What is only not
 * known to differ is not the same: a file goes to a run by itself where both name one model, or where it lies beside it
 * and nothing speaks against it. Everything else is asked. Readings of one file stay apart.
 *
 * @param answers by number of the reading, also for those that were not asked: any join can be taken apart.
 */
export function joinReadings(
  readings: readonly Reading[],
  answers: (reading: number) => JoinAnswer | null = () => null,
): JoinedReadings {
  const units = readings.map(unitOf);
  const of = (role: Unit["role"]) => units.filter((unit) => unit.role === role);
  const found: Found = { questions: [], left: [], problems: [], remarks: [], answers };
  const runs = of("run");
  for (const { number } of runs) refuseAnswer(number, "it is a run itself", found);
  const ownScores = attach(mergeScores(of("scores"), answers), runs, found);
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
    problems: found.problems,
    remarks: found.remarks,
  };
}

interface Found {
  questions: JoinQuestion[];
  left: JoinedReadings["left"];
  problems: JoinedReadings["problems"];
  remarks: string[];
  answers: (reading: number) => JoinAnswer | null;
}

/** What is said of all readings ("--set join=own") is meant for those that it can be said of. */
function refuseAnswer(reading: number, why: string, { answers, problems }: Found): void {
  const answer = answers(reading);
  if (typeof answer !== "number") return;
  problems.push({
    id: `join.${reading}`,
    problem: `Reading ${reading} can't be joined to ${answer}: ${why}.`,
  });
}

/**
 * Evaluations of one model in one precision on different tasks are one: in one folder, or wherever they lie where none
 * is there twice. Those of which something is said stay by themselves.
 */
function mergeScores(units: readonly Unit[], answers: Found["answers"]): Unit[] {
  const [said, free] = [units.filter(isSaid), units.filter((unit) => !isSaid(unit))];
  const byModel = groupBy(free, ({ number, facts }) => {
    const model = modelKey(facts);
    return model === null ? `reading ${number}` : JSON.stringify([model, precisionOf(facts)]);
  });
  const merged = byModel.flatMap((group) => {
    const whole = mergeGroup(group);
    if (whole) return [whole];
    const byFolder = groupBy(group, (unit) => [...foldersOf(unit)].join("\n"));
    return byFolder.flatMap((one) => mergeGroup(one) ?? one);
  });
  return [...merged, ...said].toSorted((a, b) => a.number - b.number);

  function isSaid({ number }: Unit): boolean {
    return answers(number) !== null;
  }
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
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return [...groups.values()];
}

/** Adds each unit to the run that it belongs to. Those that belong to none come back. */
function attach(units: readonly Unit[], runs: readonly Unit[], found: Found): Unit[] {
  const search = new CandidateSearch(runs);
  const choices = units.map((unit) => ({ unit, ...search.candidatesOf(unit) }));
  const claims = new Map<Unit, Unit[]>();
  for (const { unit, candidates } of choices) {
    for (const run of candidates) claims.set(run, [...(claims.get(run) ?? []), unit]);
  }
  const own: Unit[] = [];
  const apart: Unit[] = [];
  for (const { unit, candidates, because, doubt } of choices) {
    const [run] = candidates;
    const answer = found.answers(unit.number);
    const rivals = run
      ? (claims.get(run) ?? []).filter((other) => other !== unit && !joinable(other, unit))
      : [];
    if (answer === "own") own.push(unit);
    else if (answer === "out") found.left.push({ label: unitLabel(unit), why: "left out, as answered" });
    else if (answer !== null) {
      const chosen =
        answer === "all"
          ? unit.role === "scores"
            ? candidates
            : []
          : runs.filter(({ number }) => number === answer);
      // Of several logs that were given to one run, those that still fit.
      const taken = chosen.filter((one) => fits(one, unit) || (answer !== "all" && mayBeAlias(one, unit)));
      for (const one of taken) {
        const against = objection(unit, [one]);
        const named = [one, unit].find(({ facts }) => facts.model?.hub_id !== undefined);
        if (!fits(one, unit) && named?.facts.model) one.facts = { ...one.facts, model: named.facts.model };
        absorb(one, unit, ["as answered"]);
        if (against !== null && unit.role === "log")
          for (const reading of unit.readings) one.doubts.set(reading, against);
      }
      if (taken.length > 0) continue;
      refuseAnswer(
        unit.number,
        "there is no such run, or both hold the same values or contradict each other",
        found,
      );
      if (run) ask(unit, candidates, doubt, found);
      else own.push(unit);
    } else if (!run) {
      own.push(unit);
      if (unit.role === "scores") apart.push(unit);
    } else if (candidates.length > 1) ask(unit, candidates, doubt, found);
    else if (rivals.length > 0)
      ask(unit, candidates, doubt ?? "another file holds the same for that run", found);
    else if (doubt !== null) ask(unit, candidates, doubt, found);
    else absorb(run, unit, because);
  }
  if (apart.length > 0) found.remarks.push(...apartRemarks(apart, runs));
  return own;
}

/** That scores stay by themselves, where they would be joined if both could be ranked. */
function apartRemarks(units: readonly Unit[], runs: readonly Unit[]): string[] {
  const byModel = new Map(
    groupBy(runs, ({ facts }) => modelKey(facts) ?? "").map((group) => [
      modelKey(group[0]?.facts ?? {}),
      group,
    ]),
  );
  return units.flatMap((unit) => {
    const model = modelKey(unit.facts);
    const same = model === null ? [] : (byModel.get(model) ?? []);
    const run = same.find((one) => wouldLoseRank(one, unit) && fits(one, unit));
    if (!run) return [];
    const [limited, whole] = limitOf(unit) === null ? [run, unit] : [unit, run];
    const [first, second] = [limited, whole].map(unitLabel);
    return `${first} and ${second} stay two results: the first can't be ranked, and the other would lose its rank with it. ${limitOf(limited)}`;
  });
}

function ask(unit: Unit, candidates: readonly Unit[], doubt: string | null, found: Found): void {
  found.questions.push({
    id: `join.${unit.number}`,
    label: unitLabel(unit),
    paths: [...new Set(unit.readings.flatMap(({ paths }) => paths))],
    options: candidates.slice(0, OPTIONS_SHOWN).map((run) => ({ number: run.number, label: unitLabel(run) })),
    candidates: candidates.length,
    mayBeAll: unit.role === "scores" && candidates.length > 1,
    why: doubt ?? "it fits several",
  });
}

function joinOf(unit: Unit): Join {
  const paths = [...new Set(unit.readings.flatMap((reading) => reading.paths))];
  return { run: unit.number, paths, text: `${listText(paths)}: one run, ${unit.because.join("; ")}` };
}
