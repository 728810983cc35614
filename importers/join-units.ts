import { isMetric, type MetricKey } from "@/benchmark/metrics";
import type { Reading, RunFacts } from "./reading";
import { factsAgree, mergeFacts, modelKey } from "./run-facts";
import { folderOf } from "./source-file";

/**
 * What a reading can be in a result: a run with measurements of its own; scores of a model; a log of power or memory
 * that says of no model; a description that holds no value.
 */
export type Role = "run" | "scores" | "log" | "description";

/** Readings that are one run as far as is known. */
export interface Unit {
  /** By which questions and answers name it: the place of its first reading among all. Stays whatever is answered. */
  number: number;
  role: Role;
  readings: Reading[];
  facts: Reading["facts"];
  /** Why its readings are one. */
  because: string[];
  /** Why the values of a log are in doubt that somebody joined to it all the same, by reading. */
  doubts: Map<Reading, string>;
  /** Its files, metrics and scores, of which two units of one run share none. */
  parts: Set<string>;
}

const LOGGED: ReadonlySet<MetricKey> = new Set([
  "aec",
  "amu",
  "peak_memory",
  "pcu",
  "energy_per_token",
  "energy_per_sample",
]);

export function unitOf(reading: Reading, index: number): Unit {
  return {
    number: index + 1,
    role: roleOf(reading),
    readings: [reading],
    facts: reading.facts,
    because: [],
    doubts: new Map(),
    parts: new Set(partsOf(reading)),
  };
}

function partsOf(reading: Reading): string[] {
  return [
    ...reading.paths.map((path) => `file ${path}`),
    ...measuredKeys(reading),
    ...reading.scores.map(({ task, metric }) => JSON.stringify([task, metric])),
  ];
}

/** A unit that can grow without changing the one that it begins as. */
export function copyOf(unit: Unit): Unit {
  return {
    ...unit,
    readings: [...unit.readings],
    doubts: new Map(unit.doubts),
    parts: new Set(unit.parts),
  };
}

function roleOf({ metrics, scores, facts }: Reading): Role {
  const measured = measuredKeys({ metrics });
  if (measured.length === 0 && scores.length === 0) return "description";
  if (measured.length === 0) return "scores";
  const isLog = scores.length === 0 && modelKey(facts) === null && measured.every((key) => LOGGED.has(key));
  return isLog ? "log" : "run";
}

function measuredKeys({ metrics }: Pick<Reading, "metrics">): MetricKey[] {
  return Object.entries(metrics).flatMap(([key, value]) => (isMetric(key) && "value" in value ? [key] : []));
}

/** Whether two units can be one result, and neither takes the other's rank along. */
export function joinable(a: Unit, b: Unit): boolean {
  return fits(a, b) && !wouldLoseRank(a, b);
}

/** Whether two units can be one result: their facts agree, and they share no file, no metric and no score. */
export function fits(a: Unit, b: Unit): boolean {
  // What is cheap to know, and mostly tells two apart, comes first.
  return shareNothing(a, b) && factsAgree(a.facts, b.facts);
}

/**
 * Whether a person may say that two are one although they name two models: a server has names of its own ("llama") for
 * what the other names by its hub.
 */
export function mayBeAlias(a: Unit, b: Unit): boolean {
  const isHubKnown = ({ facts }: Unit) => facts.model?.hub_id !== undefined;
  const unnamed = ({ facts: { model: _, ...facts } }: Unit) => facts;
  return isHubKnown(a) !== isHubKnown(b) && shareNothing(a, b) && factsAgree(unnamed(a), unnamed(b));
}

function shareNothing(a: Unit, b: Unit): boolean {
  const [fewer, more] = a.parts.size < b.parts.size ? [a.parts, b.parts] : [b.parts, a.parts];
  for (const part of fewer) if (more.has(part)) return false;
  return true;
}

/**
 * Whether one of two could not be ranked because of the other: a bundle says of a result as a whole that it may not be,
 * so that scores of a few samples would take a whole run along. Of a log the run tells what it is worth.
 */
export function wouldLoseRank(a: Unit, b: Unit): boolean {
  const roles = [a.role, b.role];
  const isOfItself = !roles.includes("log") && !roles.includes("description");
  return isOfItself && roles.includes("scores") && (limitOf(a) === null) !== (limitOf(b) === null);
}

/** Why a unit may not be ranked; null where it may. */
export function limitOf({ readings }: Unit): string | null {
  return readings.find(({ notComparable }) => notComparable !== undefined)?.notComparable ?? null;
}

/** Adds what one unit tells to another. */
export function absorb(target: Unit, unit: Unit, because: readonly string[]): void {
  target.readings.push(...unit.readings);
  for (const part of unit.parts) target.parts.add(part);
  target.facts = mergeFacts(target.facts, toldOf(unit, target));
  target.because = [...new Set([...target.because, ...unit.because, ...because])];
}

/**
 * What a unit tells of the run that it is joined to. Scores were measured elsewhere, in a load of their own: they tell
 * of the model alone. A log tells of the machine.
 */
function toldOf({ role, facts }: Unit, target: Unit): RunFacts {
  const { model, modality, environment, workload } = facts;
  if (role === target.role || role === "description") return facts;
  if (role === "log") return environment ? { environment } : {};
  const tasks = workload?.tasks;
  return { ...(model && { model }), ...(modality && { modality }), ...(tasks && { workload: { tasks } }) };
}

/** The folders of a unit's files, also those where they lie again. */
export function foldersOf({ readings }: Unit): Set<string> {
  const places = readings.flatMap(({ paths, copies = [] }) => [...paths, ...copies]);
  return new Set(places.map((path) => folderOf({ path })));
}

/** How a unit is called: its files, and which run of theirs it is. */
export function unitLabel({ readings }: Unit): string {
  const paths = [...new Set(readings.flatMap((reading) => reading.paths))];
  const label = readings[0]?.label ?? "";
  const shown = paths.length > 3 ? [...paths.slice(0, 2), `${paths.length - 2} more files`] : paths;
  return [listText(shown), label].filter((part) => part !== "").join(", ");
}

/** "a, b and c". */
export function listText(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
