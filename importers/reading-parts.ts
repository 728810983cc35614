import type { z } from "zod";
import type { Axis, Modality } from "@/benchmark/axes";
import { Environment, LIMITS, Model, Technique, Workload } from "@/benchmark/bundle";
import { acceptedUnits, METRIC_KEYS, type MetricKey } from "@/benchmark/metrics";
import { acceleratorName } from "./accelerator-name";
import { isPrivate } from "./private-text";
import type { Reading, ReadMissing, ReadValue, RunFacts } from "./reading";

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What stands in a document under these keys, one inside the other; undefined where there is nothing. */
export function at(document: unknown, ...keys: readonly string[]): unknown {
  let value = document;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** A number, also one written as text with a decimal point; null for what is none or beyond what a bundle takes. */
export function numberOf(value: unknown): number | null {
  const text = typeof value === "string" ? value.trim() : null;
  const number =
    typeof value === "number" ? value : text !== null && DECIMAL.test(text) ? Number(text) : null;
  return number !== null && Number.isFinite(number) && Math.abs(number) <= LIMITS.magnitude ? number : null;
}

/** The same where it is greater than zero. */
export function positiveOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && number > 0 ? number : null;
}

/** A text that says something; null for what is none, and for the ways in which tools write that there is none. */
export function textOf(value: unknown): string | null {
  const text = typeof value === "string" ? value.trim() : "";
  return /^(?:|none|null|nan|n\/?a|\[n\/a\])$/i.test(text) ? null : text;
}

/** A version as tools number themselves: "3.2.3", "0.4.13.dev0+g1a2b"; null for what is none. */
export function versionOf(value: unknown): string | null {
  return typeof value === "string" && /^v?\d[\w.+-]{0,60}$/.test(value) && !isPrivate(value, "version")
    ? value
    : null;
}

/**
 * A measured value; of a zero, that it was not measured: none of these can be zero in a run. null where the file has
 * no number there, or a negative one.
 */
export function measure(
  value: unknown,
  unit: string,
  path: string,
  about: Omit<ReadValue, "value" | "unit" | "path"> = {},
): ReadValue | ReadMissing | null {
  const number = numberOf(value);
  if (number === null || number < 0) return null;
  if (number === 0) return { missing: "not_measured", note: "The file says 0." };
  return { value: number, unit, path, ...about };
}

/** What stands where a number should, in plain words that quote no text: texts may be anybody's. */
function insteadOfNumber(value: unknown): string {
  if (typeof value === "number") {
    if (Number.isNaN(value)) return "NaN";
    if (!Number.isFinite(value)) return "infinite or too large for a number";
    return value < 0 ? "below 0" : "larger than any measurement";
  }
  if (typeof value === "string") {
    const text = value.trim();
    if (/^[+-]?(?:nan|inf|infinity)$/i.test(text)) return `the text "${text}"`;
    return DECIMAL.test(text) ? "a number that can't be read" : "a text";
  }
  if (typeof value === "boolean") return "true or false";
  return Array.isArray(value) ? "a list" : "no number";
}

/** Says of a field that its value is no number that can be read: "output_throughput is NaN in the file". */
export function unreadField(field: string, value: unknown): string {
  return `${field} is ${insteadOfNumber(value)} in the file`;
}

/** More than these are counted, not named. */
const MOST_UNREAD = 5;

/** The notes on what unreadField said of a run: the first five, and how many more. */
export function unreadNotes(fields: readonly string[]): string[] {
  const more = fields.length - MOST_UNREAD;
  return [
    ...fields.slice(0, MOST_UNREAD).map((field) => `${field}: not read.`),
    ...(more > 0 ? [`And ${more} more ${more === 1 ? "value is" : "values are"} not read.`] : []),
  ];
}

/**
 * Notes on those of the fields that stand in a record and that `measure` can't read: NaN, infinite, below 0, no number.
 * What is absent, null or an empty cell leaves none.
 */
export function notesOnUnread(record: unknown, fields: readonly string[]): string[] {
  return unreadNotes(
    fields.flatMap((field) => {
      const value = at(record, field);
      if (value === undefined || value === null || (typeof value === "string" && value.trim() === ""))
        return [];
      return (numberOf(value) ?? -1) < 0 ? [unreadField(field, value)] : [];
    }),
  );
}

/** The metrics that there are. A value in a unit that its metric does not take, or that is not above 0, is left out. */
export function metricsOf(
  found: Partial<Record<MetricKey, ReadValue | ReadMissing | null>>,
): Reading["metrics"] {
  const metrics: Reading["metrics"] = {};
  for (const key of METRIC_KEYS) {
    const value = found[key];
    if (!value) continue;
    if ("missing" in value || (acceptedUnits(key).includes(value.unit) && positiveOf(value.value) !== null)) {
      metrics[key] = value;
    }
  }
  return metrics;
}

/** Whether any of them was measured. */
export function hasValue(metrics: Reading["metrics"]): boolean {
  return Object.values(metrics).some((value) => "value" in value);
}

interface FactCandidates {
  axis?: Axis | undefined;
  modality?: Modality | undefined;
  model?: Record<string, unknown> | undefined;
  technique?: Record<string, unknown> | undefined;
  environment?: Record<string, unknown> | undefined;
  workload?: Record<string, unknown> | undefined;
}

/** Made once: zod compiles each schema that it is given. */
const PARTS = {
  model: Model.partial(),
  technique: Technique.partial(),
  environment: Environment.partial(),
  workload: Workload.partial(),
};

/**
 * What of these a bundle can hold: what is absent, ill-formed, a local path or an address is left out. Accelerators come
 * in their one spelling.
 */
export function runFacts({ axis, modality, ...parts }: FactCandidates): RunFacts {
  const model = admitted<Model>(PARTS.model, parts.model);
  const technique = admitted<Technique>(PARTS.technique, parts.technique);
  const environment = admitted<Environment>(PARTS.environment, withKnownAccelerator(parts.environment));
  const workload = admitted<Workload>(PARTS.workload, parts.workload);
  return {
    ...(axis && { axis }),
    ...(modality && { modality }),
    ...(model && { model }),
    ...(technique && { technique }),
    ...(environment && { environment }),
    ...(workload && { workload }),
  };
}

function withKnownAccelerator(environment: Record<string, unknown> = {}): Record<string, unknown> {
  const { accelerator } = environment;
  return typeof accelerator === "string"
    ? { ...environment, accelerator: acceleratorName(accelerator) }
    : environment;
}

function admitted<Whole extends object>(
  part: z.ZodObject,
  candidate: Record<string, unknown> = {},
): Partial<Whole> | null {
  const shape: Record<string, { safeParse(value: unknown): { success: boolean } }> = part.shape;
  const kept = Object.entries(candidate).flatMap(([key, value]) => {
    const entry = withoutPrivate(key, value);
    return entry !== undefined && Object.hasOwn(shape, key) && shape[key]?.safeParse(entry).success
      ? [[key, entry] as const]
      : [];
  });
  const whole: object = Object.fromEntries(kept);
  return kept.length > 0 && isPartOf<Whole>(part, whole) ? whole : null;
}

function isPartOf<Whole extends object>(part: z.ZodObject, value: object): value is Partial<Whole> {
  return part.safeParse(value).success;
}

/** Records whose keys come from files: what a value tells may stand in its key. */
const OPEN_RECORDS: ReadonlySet<string> = new Set(["settings", "software"]);
/** Fields that hold versions: four numbers are no address there. */
const VERSIONS: ReadonlySet<string> = new Set(["driver", "cuda", "revision", "dataset_revision"]);

/** The value without what is absent or private inside of it, at any depth; undefined where nothing is left. */
function withoutPrivate(field: string, value: unknown, key?: string): unknown {
  if (typeof value === "string") {
    const text = value.trim();
    const isVersion = VERSIONS.has(field) || (field === "software" && /^v?\d[\w.+-]*$/.test(text));
    return text === "" || isPrivate(text, isVersion ? "version" : key) ? undefined : text;
  }
  if (value === null || value === undefined) return undefined;
  if (typeof value !== "object") return value;
  const isOpen = OPEN_RECORDS.has(field);
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const isDropped = name === "__proto__" || isPrivate(name);
    const entry = isDropped ? undefined : withoutPrivate(field, inner, isOpen ? name : undefined);
    return entry === undefined ? [] : [[name, entry] as const];
  });
  if (kept.length === 0) return undefined;
  return Array.isArray(value) ? kept.map(([, entry]) => entry) : Object.fromEntries(kept);
}

/** A label out of somebody's own words, or null where it may tell of their machine or is no name. */
export function labelOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && !isPrivate(text) && Model.shape.name.safeParse(text).success ? text : null;
}
