import { z } from "zod";
import { AXIS_KEYS, MODALITY_KEYS } from "@/benchmark/axes";
import { Bundle, Environment, Model, Technique, Workload } from "@/benchmark/bundle";
import { HIDING } from "@/benchmark/bundle-checks/structure";
import { ownEntry } from "@/benchmark/own-entry";
import { shown } from "@/benchmark/printable";
import { convertUnit } from "@/benchmark/units";
import { acceleratorName } from "./accelerator-name";
import { privateInAnswer } from "./answer-privacy";
import { type RunSpans, readId } from "./question-ids";

/** Answers by what they answer: `model`, `runs.2.technique`, `runs.2-5,9.technique`, `submitter.name`. Texts, as typed or given with --set. */
export type Answers = ReadonlyMap<string, string>;

const PARTS = { model: Model, technique: Technique, environment: Environment, workload: Workload } as const;
export type Part = keyof typeof PARTS;

/** Of a bundle as a whole. `source` is an address, a citation, or "own run". */
const BUNDLE_FIELDS: Readonly<Record<string, z.ZodType>> = {
  title: Bundle.shape.title,
  description: Bundle.shape.description,
  source: z.string().min(1).max(2_000),
  "source.url": Bundle.shape.source.shape.url,
  "source.citation": Bundle.shape.source.shape.citation,
  "source.doi": Bundle.shape.source.shape.doi,
  "source.license": Bundle.shape.source.shape.license,
  "submitter.name": Bundle.shape.submitter.shape.name,
  "submitter.affiliation": Bundle.shape.submitter.shape.affiliation,
  "submitter.contact": Bundle.shape.submitter.shape.contact,
  "submitter.relationship": Bundle.shape.submitter.shape.relationship,
};
const OPEN = new Set(["settings", "software"]);
const ALIASES: Readonly<Record<string, string>> = { model: "model.name", technique: "technique.name" };
/** What may be answered by saying that nobody knows. */
const MAY_BE_UNSTATED: ReadonlySet<string> = new Set([
  "environment.accelerator",
  "environment.count",
  "environment.memory_gb",
  "workload.dataset",
]);

export type AnswerPlace =
  | { of: "bundle"; field: string }
  | { of: "join"; reading: number | null }
  | { of: "run"; runs: RunSpans | null; path: string[] };

/** What an answer's key is about; null where there is no such thing. `runs` and `reading` are null for all of them. */
export function answerPlace(key: string): AnswerPlace | null {
  if (ownEntry(BUNDLE_FIELDS, key)) return { of: "bundle", field: key };
  const [, joinNumber] = /^join(?:\.(\d{1,6}))?$/.exec(key) ?? [null];
  if (/^join(?:\.\d{1,6})?$/.test(key)) {
    return { of: "join", reading: joinNumber === undefined ? null : Number(joinNumber) };
  }
  const { runs, field } = readId(key);
  const path = (ownEntry(ALIASES, field) ?? field).split(".");
  return schemaOf(path) ? { of: "run", runs, path } : null;
}

function schemaOf(path: readonly string[]): z.ZodType | null {
  const [part = "", field, ...inner] = path;
  if (path.length === 1) {
    if (part === "axis") return z.enum(AXIS_KEYS);
    if (part === "modality") return z.enum(MODALITY_KEYS);
    return part === "take" ? z.enum(["yes", "no"]) : null;
  }
  const shape: Record<string, z.ZodType> | undefined = ownEntry<z.ZodObject>(PARTS, part)?.shape;
  const schema = field === undefined || !shape ? undefined : ownEntry(shape, field);
  if (!schema || field === undefined) return null;
  if (OPEN.has(field)) {
    const isName = inner.length === 1 && /^[\w-]{1,60}$/.test(inner[0] ?? "") && inner[0] !== "__proto__";
    return isName ? z.union([z.number(), z.string().min(1).max(200)]) : null;
  }
  return inner.length === 0 ? schema : null;
}

/** Whether a text says that a thing is not known. */
export function isUnstated(text: string): boolean {
  return /^(?:-|\?|unknown|not stated|not known|none)$/i.test(text.trim());
}

/** An answer that is none. "none" is one: a model may have no positional encoding. */
const SAYS_NOTHING = /^(?:-+|\?+|n\/?a|unknown|not stated|not known|tbd|todo|null|undefined)$/i;

/** Whether it may be answered that a thing is not known. `field` without the run that it is asked of. */
export function mayBeUnstated(field: string): boolean {
  return MAY_BE_UNSTATED.has(field);
}

export type ReadAnswer = { value: unknown } | { unstated: true } | { problem: string };

/** The value that a text gives to a field, as the bundle format takes it; or why it gives none. */
export function readAnswer(key: string, text: string): ReadAnswer {
  const place = answerPlace(key);
  const trimmed = text.trim();
  if (!place) return { problem: `There is no ${shown(key)} to be set.` };
  if (trimmed === "") return { problem: "The answer is empty." };
  if (HIDING.test(trimmed)) return { problem: "The answer holds characters that cannot be seen." };
  if (place.of === "join") {
    const isAnswer = /^(?:own|out|all|(?:runs\.)?\d{1,6})$/.test(trimmed);
    return isAnswer
      ? { value: trimmed.replace(/^runs\./, "") }
      : { problem: 'Answer with the number of a run, "own" (a result of its own), "out" or "all".' };
  }
  const field = place.of === "bundle" ? place.field : place.path.join(".");
  if (isUnstated(trimmed) && mayBeUnstated(field)) return { unstated: true };
  if (SAYS_NOTHING.test(trimmed))
    return { problem: "This has to be said: nothing can be compared without it." };
  const told = privateInAnswer(field, trimmed);
  if (told !== null) return { problem: `This holds ${told}, which would be published.` };
  const schema = place.of === "bundle" ? ownEntry(BUNDLE_FIELDS, field) : schemaOf(place.path);
  if (!schema) return { problem: `There is no ${shown(key)} to be set.` };
  const isOpen = place.of === "run" && OPEN.has(place.path[1] ?? "");
  const [, several, one = ""] = /^(\d+) ?[x×*] ?(\S.*)$/i.exec(trimmed) ?? [];
  if (field === "environment.accelerator" && several !== undefined) {
    return { problem: `Write the name alone (${acceleratorName(one)}), and ${several} as their number.` };
  }
  const meant = ownEntry(AS_MEANT, field)?.(trimmed) ?? trimmed;
  const read = parsed(schema, meant, isOpen);
  const most = ownEntry(MOST, field);
  const isTooMany = most !== undefined && typeof read?.value === "number" && read.value > most;
  return read && !isTooMany ? read : { problem: expectation(field, schema) };
}

/** More than these nobody has: what is above is a slip of the pen. A judgement. */
const MOST: Readonly<Record<string, number>> = {
  "environment.count": 100_000,
  "environment.memory_gb": 10_000,
  "model.parameters_b": 100_000,
  "model.active_parameters_b": 100_000,
};

/** What people write for a value: "8B", "8x", "80 GB", "h200". */
const AS_MEANT: Readonly<Record<string, (text: string) => string>> = {
  "model.parameters_b": inBillions,
  "model.active_parameters_b": inBillions,
  "environment.count": (text) => /^(\d+) ?(?:[x×]|gpus?|cards?|accelerators?)$/i.exec(text)?.[1] ?? text,
  "environment.memory_gb": inGigabytes,
  "environment.accelerator": acceleratorName,
};

function inBillions(text: string): string {
  const [, number, unit = ""] = /^([\d.]+) ?(b|bn|billions?|m|millions?)$/i.exec(text) ?? [];
  if (number === undefined) return text;
  return String(/^m/i.test(unit) ? Number(number) / 1000 : Number(number));
}

function inGigabytes(text: string): string {
  const [, number, unit = ""] = /^([\d.]+) ?(g|[mgt]i?b)$/i.exec(text) ?? [];
  if (number === undefined) return text;
  const spelled = /^g$/i.test(unit) ? "GB" : unit.toUpperCase().replace("I", "i");
  return String(convertUnit(Number(number), spelled, "GB") ?? text);
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function parsed(schema: z.ZodType, text: string, numbersFirst: boolean): { value: unknown } | null {
  const number = NUMBER.test(text) ? [Number(text)] : [];
  const list = [text.split(",").map((part) => part.trim())];
  const candidates = numbersFirst ? [...number, text] : [text, ...number, ...list];
  for (const candidate of candidates) {
    const result = schema.safeParse(candidate);
    if (result.success) return { value: result.data };
  }
  return null;
}

/** What a field takes, in words for who typed something else. */
const EXPECTED: Readonly<Record<string, string>> = {
  "model.parameters_b": "Write a number in billions, such as 7.62.",
  "model.active_parameters_b": "Write a number in billions, such as 3.3.",
  "environment.count": "Write a whole number, such as 8.",
  "environment.memory_gb": "Write a number in GB, such as 80.",
  "technique.family": "Write lower-case words joined by hyphens, such as peft or quantization.",
  axis: `Choose one of ${AXIS_KEYS.join(", ")}.`,
  modality: `Choose one of ${MODALITY_KEYS.join(", ")}.`,
  take: "Answer yes or no.",
  "submitter.relationship": "Choose one of first-party, third-party.",
  "source.url": "Write an address that begins with https://.",
};

/** What was expected instead, found by trying where no sentence of its own is there. */
function expectation(field: string, schema: z.ZodType): string {
  const expected = ownEntry(EXPECTED, field);
  if (expected !== undefined) return expected;
  const takes = (value: unknown) => schema.safeParse(value).success;
  if (takes("a word")) return "Write it in one line and in fewer words.";
  if (takes(["a word"])) return "Write words, with commas between them.";
  if (takes(1.5)) return "Write a number.";
  return takes(1) ? "Write a whole number." : "That can't be taken here.";
}
