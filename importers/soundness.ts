import { Environment, Model, QualityScore, Technique, Workload } from "@/benchmark/bundle";
import { checkBundleText } from "@/benchmark/checks";
import { acceptedUnits, isMetric } from "@/benchmark/metrics";
import { isUnit } from "@/benchmark/units";
import { makeBundle } from "./draft";
import { answer, draftOf } from "./import-draft";
import type { Importer } from "./importer";
import { fieldOf } from "./question-ids";
import { questionsOf } from "./questions";
import { type Imported, type Reading, SKIP_REASONS } from "./reading";
import type { SourceFile } from "./source-file";

/** Answers to everything that an import may ask. All made up. */
const ANSWERS: Readonly<Record<string, string>> = {
  join: "own",
  model: "Invented-1B",
  "model.parameters_b": "1.25",
  technique: "made-up",
  "technique.family": "made-up",
  axis: "inference",
  modality: "language",
  "environment.accelerator": "Invented GPU",
  "environment.count": "1",
  "environment.memory_gb": "80",
  "workload.dataset": "made-up",
  "submitter.name": "A. Researcher",
  "submitter.relationship": "third-party",
  source: "own run",
};

/** What made-up files hold that no reading may: a user's name. */
export const PRIVATE = "somebody";

/**
 * What is wrong with what an importer made of files, whatever stood in them: a file without an end, a unit that the
 * metric does not take, a fact that no bundle can hold, something private. Empty: nothing. For tests.
 */
export function unsound(importer: Importer, files: readonly SourceFile[], imported: Imported): string[] {
  const { readings, skipped } = imported;
  const ended = new Set([...readings.flatMap(({ paths }) => paths), ...skipped.map(({ path }) => path)]);
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...[...paths].filter((path) => !ended.has(path)).map((path) => `${path} is neither read nor skipped`),
    ...[...ended].filter((path) => !paths.has(path)).map((path) => `${path} was not to be read`),
    ...skipped.filter(({ reason }) => !(reason in SKIP_REASONS)).map(({ reason }) => `no reason: ${reason}`),
    ...readings.flatMap((reading) => unsoundReading(importer, reading)),
    ...(JSON.stringify(withoutPaths(imported)).includes(PRIVATE) ? ["something private is told"] : []),
    ...unsoundBundle(readings),
  ];
}

function withoutPaths({ readings, skipped }: Imported): unknown {
  return [
    readings.map(({ facts, notes, scores, label }) => [
      facts,
      notes,
      label,
      scores.map(({ path, ...score }) => score),
    ]),
    skipped.map(({ why }) => why),
  ];
}

function unsoundReading(importer: Importer, { metrics, scores, facts }: Reading): string[] {
  const documented = new Set<string>(importer.fields.map(({ becomes }) => becomes));
  const ofMetrics = Object.entries(metrics).flatMap(([key, metric]) => {
    if (!documented.has(key) || !isMetric(key)) return [`${key} is not documented`];
    if ("missing" in metric) return [];
    const isAccepted = isUnit(metric.unit) && acceptedUnits(key).includes(metric.unit);
    const isSize = metric.value > 0 && metric.value <= 1e100;
    return isAccepted && isSize ? [] : [`${key}: ${metric.value} ${metric.unit}`];
  });
  const ofScores = scores.flatMap(({ path, ...score }) =>
    QualityScore.safeParse(score).success ? [] : [`score ${JSON.stringify(score).slice(0, 300)}`],
  );
  const isWhole =
    Model.partial().safeParse(facts.model ?? {}).success &&
    Technique.partial().safeParse(facts.technique ?? {}).success &&
    Environment.safeParse(facts.environment ?? {}).success &&
    Workload.safeParse(facts.workload ?? {}).success;
  return [...ofMetrics, ...ofScores, ...(isWhole ? [] : [`facts ${JSON.stringify(facts).slice(0, 500)}`])];
}

/** What only the values themselves can be wrong in: a file may say what cannot be. */
const IMPOSSIBLE = /^(?:physics\.|metric\.range$|quality\.range$|model\.active_parameters$)/;

/** With everything answered, nothing is left to be asked, and the form of the bundle is right. */
function unsoundBundle(readings: readonly Reading[]): string[] {
  const first = draftOf(readings, ANSWERS);
  // What a name speaks against is not taken of what is said of all: it is said again of the run.
  const again = questionsOf(first).flatMap(({ id }) => {
    const text = ANSWERS[fieldOf(id)];
    return text === undefined || id === fieldOf(id) ? [] : [[id, text]];
  });
  const draft = answer(first, Object.fromEntries(again));
  const open = readings.length === 0 ? [] : questionsOf(draft).map(({ id }) => `still asked: ${id}`);
  const made = makeBundle(draft);
  if (!made.bundle) return open;
  const { findings } = checkBundleText(JSON.stringify(made.bundle), { artifactsSent: true });
  return findings
    .filter(({ code, severity }) => severity === "error" && !IMPOSSIBLE.test(code))
    .map((finding) => `bundle: ${JSON.stringify(finding).slice(0, 400)}`);
}

/** The values of readings as "value unit", by metric and by task. */
function valuesOf(readings: readonly Reading[]): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  const add = (key: string, value: string) => values.set(key, (values.get(key) ?? new Set()).add(value));
  for (const { metrics, scores } of readings) {
    for (const [key, metric] of Object.entries(metrics)) {
      if ("value" in metric) add(key, `${metric.value} ${metric.unit}`);
    }
    for (const { metric, value } of scores) add(`score ${metric}`, String(value));
  }
  return values;
}

/**
 * Values that a file tells after a part of it was lost, and that the whole file does not: wrong ones. A value that is
 * said to be in doubt may differ. For tests.
 */
export function inventedValues(whole: Pick<Imported, "readings">, damaged: Imported): string[] {
  const known = valuesOf(whole.readings);
  const certain = damaged.readings.map((reading) => ({
    ...reading,
    metrics: Object.fromEntries(
      Object.entries(reading.metrics).filter(([, metric]) => !("doubt" in metric && metric.doubt)),
    ),
  }));
  return [...valuesOf(certain)].flatMap(([key, values]) =>
    [...values].filter((value) => !known.get(key)?.has(value)).map((value) => `${key} ${value}`),
  );
}
