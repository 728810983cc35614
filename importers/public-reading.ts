import { redacted } from "./privacy";
import { isPrivate } from "./private-text";
import type { Reading, ReadScore } from "./reading";
import { runFacts } from "./reading-parts";

/**
 * A reading without what tells of somebody's machine or person, whatever its importer let through: facts are left out,
 * of names, notes and doubts the places are hidden ("_"), and scores whose names tell are left out with a note.
 */
export function publicReading(reading: Reading): Reading {
  const { version, notComparable, ...rest } = reading;
  const scores = reading.scores.filter(
    (score) => ![score.task, score.metric, ...(score.over ?? [])].some(tells),
  );
  const dropped = reading.scores.length - scores.length;
  return {
    ...rest,
    ...(version !== undefined && !isPrivate(version, "version") && { version }),
    label: redacted(reading.label),
    facts: runFacts(reading.facts),
    metrics: mapValues(reading.metrics, withPublicWords),
    scores: scores.map((score): ReadScore => withPublicWords(score)),
    notes: [
      ...reading.notes.map(redacted),
      ...(dropped > 0 ? [`Scores left out, as their names tell of a machine: ${dropped}.`] : []),
    ],
    ...(notComparable !== undefined && { notComparable: redacted(notComparable) }),
  };
}

function tells(text: string): boolean {
  return redacted(text) !== text;
}

function withPublicWords<Entry extends { note?: string | undefined; doubt?: string | undefined }>(
  entry: Entry,
): Entry {
  const { note, doubt } = entry;
  if (note === undefined && doubt === undefined) return entry;
  return {
    ...entry,
    ...(note !== undefined && { note: redacted(note) }),
    ...(doubt !== undefined && { doubt: redacted(doubt) }),
  };
}

function mapValues<Key extends string, Value>(
  record: Partial<Record<Key, Value>>,
  change: (value: Value) => Value,
): Partial<Record<Key, Value>> {
  const changed: Partial<Record<Key, Value>> = { ...record };
  for (const key in changed) {
    const value = changed[key];
    if (value !== undefined) changed[key] = change(value);
  }
  return changed;
}
