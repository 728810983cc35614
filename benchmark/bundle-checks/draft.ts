import { z } from "zod";
import type { Axis, Modality } from "../axes";
import {
  Artifact,
  Bundle,
  BundleResult,
  Environment,
  LIMITS,
  type MetricValue,
  Model,
  QualityScore,
  Technique,
  Workload,
} from "../bundle";
import type { FindingList } from "../findings";
import { jsonPointer } from "../json-pointer";
import { isMetric, type MetricKey } from "../metrics";
import { at, isObject, metricSchema, type Path, plainIssues, reportIssues } from "./schema-issues";
import { hasTooManyKeys, inspectStructure, without } from "./structure";
import { checkSourceAddress } from "./web-address";

const LooseModel = Model.partial();
type LooseModel = z.infer<typeof LooseModel>;
const LooseTechnique = Technique.partial();
export type LooseTechnique = z.infer<typeof LooseTechnique>;

/** An environment as far as it can be read; `raw` tells a field that is wrong from one that is not there. */
export interface EnvironmentDraft {
  pointer: string;
  environment: Environment;
  raw: Readonly<Record<string, unknown>>;
}

/** A result as far as it can be read: whatever the schema refuses is left out, so that the rest can be checked. */
export interface ResultDraft {
  pointer: string;
  /** References as sent, well formed or not, so that they resolve among themselves. */
  id: string | undefined;
  baseline: string | undefined;
  environment: string | undefined;
  axis: Axis | undefined;
  modality: Modality | undefined;
  model: LooseModel;
  technique: LooseTechnique;
  workload: Workload;
  metrics: readonly (readonly [MetricKey, MetricValue])[];
  quality: readonly { pointer: string; score: QualityScore }[];
  /** The whole result, where nothing is wrong with it as far as the schema goes. */
  whole: BundleResult | null;
}

export interface BundleDraft {
  environments: ReadonlyMap<string, EnvironmentDraft>;
  results: readonly ResultDraft[];
  /** Artefacts as listed, each with its place; null where the list itself cannot be read. */
  artifacts: readonly { pointer: string; artifact: Artifact }[] | null;
  /** The bundle, where nothing is wrong with it as far as the schema goes. */
  bundle: Bundle | null;
}

const Envelope = Bundle.omit({ environments: true, results: true, artifacts: true });
const LooseResult = BundleResult.pick({ axis: true, modality: true })
  .extend({ model: LooseModel, technique: LooseTechnique, workload: Workload })
  .partial();

/** Reads a parsed bundle against the schema, reports everything wrong with it, and keeps what can be read. */
export function readDraft(value: unknown, list: FindingList): BundleDraft {
  if (!isObject(value) || hasTooManyKeys(value, [], list)) {
    if (!isObject(value)) parse(Envelope, value, [], list);
    return { environments: new Map(), results: [], artifacts: null, bundle: null };
  }
  const { environments, results, artifacts, ...rest } = value;
  const envelope = parse(Envelope, rest, [], list);
  checkSourceAddress(at(rest, ["source", "url"]), list);
  const drafts: BundleDraft = {
    environments: readEnvironments(environments, list),
    // Findings beyond the listed ones would cost time and tell nobody anything.
    results: readList(results, "results", LIMITS.resultsPerBundle, 1, list).flatMap((one, index) =>
      list.full ? [] : [readResult(one, index, list)],
    ),
    artifacts: readArtifacts(artifacts, list),
    bundle: null,
  };
  if (envelope === null || !list.passed) return drafts;
  const whole = drafts.results.flatMap(({ whole }) => whole ?? []);
  const bundle: Bundle = {
    ...envelope,
    environments: Object.fromEntries([...drafts.environments].map(([id, draft]) => [id, draft.environment])),
    results: whole,
    ...(drafts.artifacts && artifacts !== undefined
      ? { artifacts: drafts.artifacts.map(({ artifact }) => artifact) }
      : {}),
  };
  return { ...drafts, bundle: whole.length === drafts.results.length ? bundle : null };
}

/** The value as the schema reads it, or null and the findings of structure and schema. */
function parse<T>(schema: z.ZodType<T>, raw: unknown, path: Path, list: FindingList): T | null {
  const earlier = list.findings.length;
  const parsed = schema.safeParse(inspectStructure(raw, path, list));
  if (parsed.success) return list.findings.length === earlier ? parsed.data : null;
  reportIssues(list, parsed.error.issues, raw, path);
  return null;
}

function readEnvironments(raw: unknown, list: FindingList): Map<string, EnvironmentDraft> {
  const drafts = new Map<string, EnvironmentDraft>();
  const Keys = z.record(Bundle.shape.environments.keyType, z.unknown());
  if (!isObject(raw)) {
    parse(z.object({ environments: Keys }), raw === undefined ? {} : { environments: raw }, [], list);
    return drafts;
  }
  const entries = Object.entries(raw);
  if (entries.length > LIMITS.environmentsPerBundle) {
    reportLimit(list, "/environments", entries.length, LIMITS.environmentsPerBundle);
    return drafts;
  }
  for (const [id, one] of entries) {
    const path = ["environments", id];
    const key = Bundle.shape.environments.keyType.safeParse(id);
    if (!key.success) {
      reportIssues(
        list,
        [{ code: "invalid_key", origin: "record", issues: [], path: [], message: "" }],
        one,
        path,
      );
    }
    const environment = parse(Environment, one, path, list) ?? salvage(Environment, one);
    const pointer = jsonPointer(path);
    drafts.set(id, { pointer, environment: environment ?? {}, raw: isObject(one) ? one : {} });
  }
  return drafts;
}

function readArtifacts(raw: unknown, list: FindingList): BundleDraft["artifacts"] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    readList(raw, "artifacts", LIMITS.artifactsPerBundle, 0, list);
    return null;
  }
  return readList(raw, "artifacts", LIMITS.artifactsPerBundle, 0, list).flatMap((one, index) => {
    const path = ["artifacts", index];
    const artifact = parse(Artifact, one, path, list);
    return artifact ? [{ pointer: jsonPointer(path), artifact }] : [];
  });
}

function readList(
  raw: unknown,
  field: string,
  most: number,
  least: number,
  list: FindingList,
): readonly unknown[] {
  if (!Array.isArray(raw)) {
    const Holder = z.object({ [field]: z.array(z.unknown()) });
    parse(Holder, raw === undefined ? {} : { [field]: raw }, [], list);
    return [];
  }
  if (raw.length < least) {
    const verdict = { found: "an empty list", expected: `at least ${least}`, remedy: `Add ${field}.` };
    list.add("schema.value", `/${field}`, verdict);
  }
  if (raw.length <= most) return raw;
  reportLimit(list, `/${field}`, raw.length, most);
  return [];
}

function reportLimit(list: FindingList, pointer: string, found: number, most: number): void {
  const remedy = "Split it into several bundles.";
  list.add("schema.limit", pointer, { found: String(found), expected: `at most ${most}`, remedy });
}

function readResult(raw: unknown, index: number, list: FindingList): ResultDraft {
  const path = ["results", index];
  const text = (field: string) => {
    const value = at(raw, [field]);
    return typeof value === "string" ? value : undefined;
  };
  const references = { id: text("id"), baseline: text("baseline"), environment: text("environment") };
  const pointer = jsonPointer(path);
  const whole = parse(BundleResult, raw, path, list);
  if (whole) {
    const metrics = Object.entries(whole.metrics).flatMap(([key, value]) =>
      isMetric(key) && value ? [[key, value] as const] : [],
    );
    const quality = (whole.quality ?? []).map((score, at) => ({
      pointer: `${pointer}/quality/${at}`,
      score,
    }));
    const { axis, modality, model, technique, workload } = whole;
    return { pointer, ...references, axis, modality, model, technique, workload, metrics, quality, whole };
  }
  const { axis, modality, model, technique, workload } = salvage(LooseResult, looseParts(raw)) ?? {};
  const parts = { axis, modality, model: model ?? {}, technique: technique ?? {}, workload: workload ?? {} };
  const metrics = salvageMetrics(at(raw, ["metrics"]));
  return { pointer, ...references, ...parts, metrics, quality: salvageQuality(raw, pointer), whole: null };
}

function looseParts(raw: unknown): Record<string, unknown> {
  const fields = Object.keys(LooseResult.shape);
  return isObject(raw) ? Object.fromEntries(Object.entries(raw).filter(([key]) => fields.includes(key))) : {};
}

function salvageMetrics(raw: unknown): [MetricKey, MetricValue][] {
  if (!isObject(raw)) return [];
  return Object.entries(raw).flatMap(([key, entry]): [MetricKey, MetricValue][] => {
    const value = salvage<MetricValue>(metricSchema(entry), entry);
    return isMetric(key) && value ? [[key, value]] : [];
  });
}

function salvageQuality(raw: unknown, pointer: string): ResultDraft["quality"] {
  const scores = at(raw, ["quality"]);
  if (!Array.isArray(scores) || scores.length > LIMITS.scoresPerResult) return [];
  return scores.flatMap((one: unknown, index) => {
    const score = salvage(QualityScore, one);
    return score ? [{ pointer: `${pointer}/quality/${index}`, score }] : [];
  });
}

/** Each round takes away one level of what is wrong, and nothing in a result is deeper than this. */
const ROUNDS = 6;

/** What the schema can read of a value once everything wrong is taken out; null where that is nothing. */
function salvage<T>(schema: z.ZodType<T>, raw: unknown): T | null {
  let rest = inspectStructure(raw, [], null);
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return parsed.data;
    const unreadable = rest;
    const faults = plainIssues(parsed.error.issues, rest).flatMap((issue) =>
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    );
    const paths = faults.map((fault) => presentPart(unreadable, fault));
    if (paths.some(({ length }) => length === 0)) return null;
    rest = without(rest, paths);
  }
  return null;
}

/** The longest beginning of a path that there is: of what is missing, the object it is missing from. */
function presentPart(value: unknown, path: Path): Path {
  let length = path.length;
  while (length > 0 && at(value, path.slice(0, length)) === undefined) length--;
  return path.slice(0, length);
}
