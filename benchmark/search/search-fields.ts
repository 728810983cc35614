import { acceptedUnits, isMetric, METRIC_KEYS, metric } from "../metrics";
import type { Column } from "../question";
import { convertUnit } from "../units";

/** Fields that hold words, with what a reader is told that they are. */
export const TEXT_FIELDS = {
  model: "model",
  technique: "technique",
  family: "technique family",
  dataset: "data set",
  accelerator: "accelerator",
  modality: "modality",
  origin: "origin",
  source: "source",
  setting: "setting",
} as const;
export type TextField = keyof typeof TEXT_FIELDS;

/** Other names in use for a field. */
const OTHER_NAMES: ReadonlyMap<string, TextField> = new Map([
  ["bundle", "source"],
  ["settings", "setting"],
]);

/** `params`: total parameters in billions; `batch`: the batch size of the workload. */
export type NumberField = Column | "params" | "batch";
export const NUMBER_FIELDS: readonly NumberField[] = [...METRIC_KEYS, "quality", "params", "batch"];

/** The units of the qualities that boards know; no unit: whatever the quality is in. */
const QUALITY_UNITS: readonly string[] = ["perplexity", "loss", "score", "FID"];
/** Billions and millions of parameters. */
const PARAMETER_UNITS: readonly string[] = ["B", "M"];

/** The field of this name, in lower case; null if no field of words has it. */
export function textFieldOf(name: string): TextField | null {
  const own = Object.keys(TEXT_FIELDS).find((field): field is TextField => field === name);
  return own ?? OTHER_NAMES.get(name) ?? null;
}

/** What pages call a field. */
export function fieldLabel(field: NumberField): string {
  if (field === "params") return "parameters";
  if (field === "batch") return "batch size";
  return field === "quality" ? "quality" : metric(field).label;
}

/** The unit that a number without one is in; null where it has none, or, of a quality, the one of its measure. */
export function impliedUnit(field: NumberField): string | null {
  if (field === "params") return "B";
  return isMetric(field) ? metric(field).unit : null;
}

/** Units that a field's numbers may be given in. */
export function unitsOf(field: NumberField): readonly string[] {
  if (field === "params") return PARAMETER_UNITS;
  if (field === "batch") return [];
  if (field === "quality") return QUALITY_UNITS;
  const { unit, otherUnits = [] } = metric(field);
  // A fraction of a capacity is no unit that results of several machines could be compared in.
  return acceptedUnits(field).filter((name) =>
    [unit, ...otherUnits].some((own) => convertUnit(1, name, own) !== null),
  );
}

/**
 * Which of these units a text means, in the table's spelling; null for none. In other case too, but never M for m,
 * which are a billion apart.
 */
export function findUnit(units: readonly string[], text: string): string | null {
  const spelled = text.replace(/[µμ]/, "u");
  if (units.includes(spelled)) return spelled;
  const found = units.find((unit) => unit.toLowerCase() === spelled.toLowerCase());
  return found && !(spelled.startsWith("M") && found.startsWith("m")) ? found : null;
}
