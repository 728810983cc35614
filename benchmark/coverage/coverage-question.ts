import { AXIS_KEYS, type Axis, MODALITY_KEYS, type Modality } from "../axes";
import { coreMetrics } from "../metrics";
import {
  filterPairs,
  NO_FILTERS,
  type Notice,
  printQuery,
  QueryReader,
  type ResultFilters,
  type SearchParams,
  shorten,
} from "../query-reader";
import type { Column } from "../question";
import { slug } from "../slug";

/** What the columns of a matrix are: single models, or bands of their sizes. */
export type CoverageBy = "model" | "scale";

/** What a coverage page can be narrowed by. */
export type CoverageFilters = Pick<ResultFilters, "modality" | "family" | "accelerator" | "dataset">;
export const COVERAGE_FILTERS = [
  "modality",
  "family",
  "accelerator",
  "dataset",
] as const satisfies (keyof CoverageFilters)[];

/** The cell of a matrix of which a reader wants to know what to run; all names but the modality as slugs. */
export interface RunKey {
  modality: Modality;
  family: string;
  setting: string;
  technique: string;
  /** A model, or a scale band. */
  column: string;
}

/** What a coverage page is asked: what of an axis is measured, and what is missing. */
export interface CoverageQuestion extends CoverageFilters {
  axis: Axis;
  by: CoverageBy;
  /** The one column whose coverage is asked for; null: the quality and all core metrics of the axis. */
  metric: Column | null;
  run: RunKey | null;
}

const PARAMETERS = ["axis", "by", "metric", ...COVERAGE_FILTERS, "run"];
const DEFAULT_AXIS: Axis = "architecture";

export function defaultCoverage(axis: Axis = DEFAULT_AXIS): CoverageQuestion {
  return {
    axis,
    by: "model",
    metric: null,
    modality: [],
    family: [],
    accelerator: [],
    dataset: [],
    run: null,
  };
}

/** What a result of an axis should bring: its quality and its core metrics. */
export function coverageColumns(axis: Axis): Column[] {
  return ["quality", ...coreMetrics(axis)];
}

/** Reads a question from its address. Never fails: what cannot be used falls back and comes back as a notice. */
export function parseCoverageQuestion(params: SearchParams): {
  question: CoverageQuestion;
  notices: Notice[];
} {
  const reader = new QueryReader(params, PARAMETERS);
  const axis = reader.oneOf("axis", AXIS_KEYS, DEFAULT_AXIS);
  const by = reader.oneOf("by", ["model", "scale"], "model");
  const metric = readMetric(reader, axis);
  const { modality, family, accelerator, dataset } = reader.filters();
  const run = readRun(reader);
  return {
    question: { axis, by, metric, modality, family, accelerator, dataset, run },
    notices: reader.notices,
  };
}

function readMetric(reader: QueryReader, axis: Axis): Column | null {
  const text = reader.first("metric");
  if (text === undefined) return null;
  const columns = coverageColumns(axis);
  const found = columns.find((column) => column === text) ?? null;
  if (!found) {
    const known = columns.join(", ");
    reader.note(
      "metric",
      `“${shorten(text)}” is no core metric of this axis; choose one of ${known}. Showing all.`,
    );
  }
  return found;
}

function readRun(reader: QueryReader): RunKey | null {
  const text = reader.text("run");
  if (text === "") return null;
  const parts = text.split(":");
  const [kind, family = "", , technique = "", column = ""] = parts.map(slug);
  // The key of a setting is several slugs, with a sign between them that none of them holds.
  const setting = (parts[2] ?? "").split("_").map(slug).join("_");
  const modality = MODALITY_KEYS.find((key) => key === kind);
  if (!modality || parts.length !== 5 || !family || !setting || !technique || !column) {
    reader.note("run", `“${shorten(text)}” names no cell; choose one in a table.`);
    return null;
  }
  return { modality, family, setting, technique, column };
}

/** The address of a question: defaults left out, order stable. */
export function printCoverageUrl(question: CoverageQuestion): string {
  const { axis, by, metric, run, ...filters } = question;
  const standard = defaultCoverage();
  const pairs: [string, string][] = [];
  if (axis !== standard.axis) pairs.push(["axis", axis]);
  if (by !== standard.by) pairs.push(["by", by]);
  if (metric) pairs.push(["metric", metric]);
  pairs.push(...filterPairs({ ...NO_FILTERS, ...filters }));
  if (run) pairs.push(["run", printRunKey(run)]);
  return `/coverage${printQuery(pairs)}`;
}

/** A cell as addresses name it. */
export function printRunKey({ modality, family, setting, technique, column }: RunKey): string {
  return [modality, family, setting, technique, column].join(":");
}

/** The same question of another axis: a metric that it does not have is given up, names do not carry over. */
export function coverageOnAxis({ by, metric, modality }: CoverageQuestion, axis: Axis): CoverageQuestion {
  const kept = metric && coverageColumns(axis).includes(metric) ? metric : null;
  return { ...defaultCoverage(axis), by, metric: kept, modality };
}
