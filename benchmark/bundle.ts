import { z } from "zod";
import { AXIS_KEYS, MISSING_REASON_KEYS, MODALITY_KEYS, ORIGIN_KEYS, SCOPE_KEYS } from "./axes";
import { BUNDLE_FORMAT } from "./bundle-format";
import { METRIC_KEYS } from "./metrics";

/** What a bundle may hold at most. Counted before it is parsed where that is possible. */
export const LIMITS = {
  /** Bytes of the file as it is sent: JSON or an archive, packed or not. */
  packageBytes: 64 * 1024 * 1024,
  /** Bytes of all that an archive holds, unpacked, and how many files and folders. */
  unpackedBytes: 512 * 1024 * 1024,
  archiveEntries: 2_000,
  /** How many times its own size an archive may unpack to, from so many bytes on: small ones harm nobody. */
  unpackedRatio: 200,
  unpackedRatioFromBytes: 1024 * 1024,
  /** Bytes of the JSON document itself, unpacked. */
  documentBytes: 16 * 1024 * 1024,
  depth: 16,
  resultsPerBundle: 20_000,
  environmentsPerBundle: 200,
  artifactsPerBundle: 2_000,
  scoresPerResult: 200,
  repeatsPerMeasurement: 1_000,
  /** Characters of a name and of a prose field. */
  nameLength: 200,
  textLength: 4_000,
  /**
   * Size of a number, of either sign: far beyond anything measured, and far enough below the largest double
   * (1.8e308) that unit conversions, squares and sums of such numbers stay finite.
   */
  magnitude: 1e100,
} as const;

/**
 * Characters that no field may hold: controls (a terminal obeys them) and marks that reorder or hide text.
 * Prose may break lines.
 */
const NAME = /^[^\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+$/u;
const PROSE = /^(?:[^\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\n\r\t])+$/u;
const name = z.string().min(1).max(LIMITS.nameLength).regex(NAME);
const prose = z.string().min(1).max(LIMITS.textLength).regex(PROSE);
const identifier = z
  .string()
  .min(1)
  .max(LIMITS.nameLength)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:+-]*$/);
const webAddress = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[^\s<>"'\\]+$/);
const key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const measured = z.number().min(-LIMITS.magnitude).max(LIMITS.magnitude);
const halfWidth = z.number().nonnegative().max(LIMITS.magnitude);
const positive = z.number().positive().max(LIMITS.magnitude);
/** What a column of whole numbers holds. */
const MOST = 2_147_483_647;
const count = z.number().int().positive().max(MOST);
const setting = z.union([name, z.number(), z.boolean(), z.null()]);

export const Uncertainty = z
  .strictObject({
    kind: z.enum(["stdev", "stderr", "ci95", "range", "reading"]),
    value: halfWidth,
  })
  .describe("Half-width around the value, in the value's unit; `reading` is that of a digitised figure.");
export type Uncertainty = z.infer<typeof Uncertainty>;

const provenance = {
  origin: z.enum(ORIGIN_KEYS).default("measured"),
  reference: prose.optional().describe("Where a reported or digitised value stands: table, figure, page."),
  note: prose.optional().describe("What a reader should know of this value."),
  doubt: prose.optional().describe("Why this value may be wrong."),
};

export const MeasuredValue = z.strictObject({
  value: measured,
  unit: name,
  scope: z.enum(SCOPE_KEYS).optional().describe("Absent where the source does not say."),
  uncertainty: Uncertainty.optional(),
  repeats: z.array(measured).min(1).max(LIMITS.repeatsPerMeasurement).optional(),
  artifact: name.optional().describe("Path of the artefact it was taken from."),
  ...provenance,
});
export type MeasuredValue = z.infer<typeof MeasuredValue>;

export const MissingValue = z.strictObject({ missing: z.enum(MISSING_REASON_KEYS), note: prose.optional() });

export const MetricValue = z.union([MeasuredValue, MissingValue]);
export type MetricValue = z.infer<typeof MetricValue>;

export const QualityScore = z.strictObject({
  task: name,
  metric: name,
  value: measured,
  better: z.enum(["lower", "higher"]),
  stderr: halfWidth.optional(),
  uncertainty: Uncertainty.optional(),
  samples: count.optional(),
  shots: z.number().int().nonnegative().max(MOST).optional(),
  over: z.array(name).min(1).max(100).optional().describe("The tasks that this value is the mean of."),
  artifact: name.optional(),
  ...provenance,
});
export type QualityScore = z.infer<typeof QualityScore>;

export const Environment = z
  .strictObject({
    accelerator: name.optional(),
    count: count.optional(),
    memory_gb: positive.optional().describe("Memory of one accelerator."),
    power_limit_w: positive.optional().describe("Power limit of one accelerator."),
    host: name.optional(),
    driver: name.optional(),
    cuda: name.optional(),
    software: z.record(name, name).optional(),
    container: name.optional(),
    notes: prose.optional(),
  })
  .describe("Where it ran. What is not known is left out.");
export type Environment = z.infer<typeof Environment>;

export const Workload = z
  .strictObject({
    task: name.optional(),
    dataset: name.optional().describe("Absent where the source does not say."),
    dataset_revision: name.optional(),
    tasks: z.array(name).min(1).max(100).optional().describe("The tasks that a mean score needs."),
    dtype: name.optional(),
    batch_size: positive.optional(),
    sequence_length: count.optional(),
    input_tokens: positive.optional(),
    output_tokens: positive.optional(),
    concurrency: positive.optional(),
    request_rate: positive.optional(),
    steps: count.optional(),
    samples: count.optional(),
    tokens: positive.optional(),
    seed: z.number().int().optional(),
    settings: z.record(name, setting).optional(),
  })
  .describe("What it ran.");
export type Workload = z.infer<typeof Workload>;

export const Model = z.strictObject({
  name,
  family: name.optional(),
  parameters_b: positive.describe("All parameters, in billions."),
  active_parameters_b: positive.optional().describe("Parameters that one token uses, in billions."),
  hub_id: name.optional(),
  revision: name.optional(),
});
export type Model = z.infer<typeof Model>;

export const Technique = z.strictObject({
  family: key,
  name,
  settings: z.record(name, setting).optional(),
});
export type Technique = z.infer<typeof Technique>;

export const BundleResult = z.strictObject({
  id: identifier,
  axis: z.enum(AXIS_KEYS),
  modality: z.enum(MODALITY_KEYS),
  model: Model,
  technique: Technique,
  baseline: identifier.optional(),
  environment: identifier,
  workload: Workload,
  metrics: z.partialRecord(z.enum(METRIC_KEYS), MetricValue),
  quality: z.array(QualityScore).max(LIMITS.scoresPerResult).optional(),
  not_comparable: prose
    .optional()
    .describe(
      "Why its values must not be ranked with others of its board, where its source says so. It is listed, without ranks and changes, and is nobody's baseline.",
    ),
  notes: prose.optional(),
});
export type BundleResult = z.infer<typeof BundleResult>;

export const Artifact = z.strictObject({
  path: name,
  sha256,
  bytes: z.number().int().nonnegative(),
  kind: name.optional(),
});
export type Artifact = z.infer<typeof Artifact>;

/** A result bundle: the one shape that the form, the API, the command line and the seed accept. */
export const Bundle = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  title: name,
  description: prose.optional(),
  source: z.strictObject({
    kind: z.enum(["run", "publication", "import"]),
    url: webAddress.optional(),
    citation: prose.optional(),
    doi: name.optional(),
    license: name.optional(),
  }),
  submitter: z.strictObject({
    name,
    affiliation: name.optional(),
    contact: name.optional(),
    relationship: z
      .enum(["first-party", "third-party"])
      .describe("first-party made the technique or the model."),
  }),
  pipeline: z
    .strictObject({
      name,
      version: name.optional(),
      commit: name.optional(),
      command: prose.optional(),
    })
    .optional(),
  environments: z.record(identifier, Environment),
  results: z.array(BundleResult).min(1).max(LIMITS.resultsPerBundle),
  artifacts: z.array(Artifact).max(LIMITS.artifactsPerBundle).optional(),
});
export type Bundle = z.infer<typeof Bundle>;

/** The JSON Schema (2020-12) of a bundle, made from the zod schema: what `/schemas/bundle-v1.json` serves. */
export function bundleJsonSchema(): object {
  return {
    $id: "/schemas/bundle-v1.json",
    title: "EfficientLLM result bundle, version 1",
    ...z.toJSONSchema(Bundle, { io: "input" }),
  };
}
