import type { Axis } from "../axes";
import { type QueryReader, shorten } from "../query-reader";
import type { Column } from "../question";
import { LARGEST_WEIGHT, SCORE_BASES, type Score, scoreColumns, type Weights } from "./score";
import { weightParameter } from "./score-address";
import { PRESET_KEYS, presetWeights } from "./score-presets";

/** More weights than any board has columns; what follows can only repeat. */
const MOST_WEIGHTS = 40;
const WEIGHT_WORDS = `a whole number from 0 to ${LARGEST_WEIGHT}`;

/** All parameters that a score is read from; a form has one for each column, which no printed address keeps. */
export function scoreParameters(axis: Axis): string[] {
  return ["weights", "score", ...scoreColumns(axis).map(weightParameter)];
}

/**
 * Reads the reader's own score: `weights` is the name of a preset or pairs such as `quality:3,amu:1`, a form's
 * parameters go over them, and `score` says what is weighed. null: none is asked for. Never fails: what cannot be used
 * is left out with a notice, and a score without any weight is none.
 */
export function readScore(reader: QueryReader, axis: Axis): Score | null {
  const by = reader.oneOf("score", SCORE_BASES, "ratios");
  const texts = reader.texts("weights");
  const listed = readWeights(reader, texts, axis);
  const sent = readForm(reader, axis);
  const weights: Weights = {};
  for (const column of scoreColumns(axis)) {
    const weight = sent.get(column) ?? listed.get(column) ?? 0;
    if (weight > 0) weights[column] = weight;
  }
  if (Object.keys(weights).length > 0) return { by, weights };
  if (listed.size + sent.size > 0) {
    const message = "The weights sum to zero: give at least one metric a weight; showing no score.";
    reader.note("weights", message);
  } else if (texts.length > 0) {
    reader.note("weights", "No weight could be read: try weights=balanced; showing no score.");
  } else if (reader.texts("score").length > 0) {
    reader.note("score", "A score needs weights: try weights=balanced; showing no score.");
  }
  return null;
}

function readWeights(reader: QueryReader, texts: readonly string[], axis: Axis): Map<Column, number> {
  const [only] = texts;
  const preset = PRESET_KEYS.find((key) => key === only);
  const known = scoreColumns(axis);
  const weights = new Map<Column, number>();
  if (preset && texts.length === 1) {
    const named = presetWeights(preset, axis);
    return new Map(known.map((column) => [column, named[column] ?? 0]));
  }
  const ignored = (message: string) => reader.note("weights", `${message}; it was ignored.`);
  if (texts.length > MOST_WEIGHTS) {
    reader.note("weights", `Only the first ${MOST_WEIGHTS} weights were used.`);
  }
  for (const text of texts.slice(0, MOST_WEIGHTS)) {
    const [name = "", number, ...more] = text.split(":").map((part) => part.trim());
    const column = known.find((candidate) => candidate === name);
    const weight = readWeight(number ?? "");
    if (PRESET_KEYS.some((key) => key === text)) {
      ignored(`“${text}” is a preset and has to stand alone`);
    } else if (number === undefined) {
      const presets = PRESET_KEYS.join(", ");
      ignored(`“${shorten(text)}” is neither a preset (${presets}) nor a weight such as quality:3`);
    } else if (!column) {
      ignored(`“${shorten(name)}” is no metric of this board, which has ${known.join(", ")}`);
    } else if (weight === null || more.length > 0) {
      ignored(`“${shorten(text)}” has to be ${name} with ${WEIGHT_WORDS}, such as ${name}:3`);
    } else if (weights.has(column)) {
      ignored(`“${text}” is a second weight of ${name}, which has ${weights.get(column)}`);
    } else {
      weights.set(column, weight);
    }
  }
  return weights;
}

function readForm(reader: QueryReader, axis: Axis): Map<Column, number> {
  const weights = new Map<Column, number>();
  for (const column of scoreColumns(axis)) {
    const text = reader.first(weightParameter(column));
    if (text === undefined) continue;
    const weight = readWeight(text);
    if (weight !== null) weights.set(column, weight);
    else {
      const message = `“${shorten(text)}” is not ${WEIGHT_WORDS}; it was ignored.`;
      reader.note(weightParameter(column), message);
    }
  }
  return weights;
}

function readWeight(text: string): number | null {
  if (!/^\d{1,3}$/.test(text)) return null;
  return Number(text) <= LARGEST_WEIGHT ? Number(text) : null;
}
