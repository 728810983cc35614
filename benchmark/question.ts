import { type Axis, MODALITY_KEYS, type Modality, ORIGIN_KEYS, type Origin } from "./axes";
import { coreMetrics, isMetric, METRIC_KEYS, type MetricKey, SUPPLEMENTARY_METRICS } from "./metrics";
import { findScaleBand, SCALE_BANDS, type ScaleBand } from "./scale-bands";
import { slug } from "./slug";

export type Level = "techniques" | "runs";
export type Show = "values" | "ranks";
/** A column of a board: a metric, or the board's own quality measure. */
export type Column = MetricKey | "quality";
export type SortKey = Column | "technique" | "model";

/** What a leaderboard is asked. An empty list of a filter does not filter. */
export interface LeaderboardQuestion {
  axis: Axis;
  modality: readonly Modality[];
  family: readonly string[];
  scale: readonly ScaleBand[];
  /** Models, techniques and accelerators by slug. */
  model: readonly string[];
  technique: readonly string[];
  accelerator: readonly string[];
  dataset: readonly string[];
  origin: readonly Origin[];
  level: Level;
  show: Show;
  columns: "core" | "all";
  /** `reversed`: the worse first; missing values stay behind the ranked ones in both directions. */
  sort: { key: SortKey; reversed: boolean };
  page: number;
}

/** Something in an address that could not be used, told to the reader. */
export interface Notice {
  parameter: string;
  message: string;
}

/** Rows of one cohort on one page of a board. */
export const PAGE_ROWS = 100;

export function defaultQuestion(axis: Axis): LeaderboardQuestion {
  return {
    axis,
    modality: [],
    family: [],
    scale: [],
    model: [],
    technique: [],
    accelerator: [],
    dataset: [],
    origin: [],
    level: "techniques",
    show: "values",
    columns: "core",
    sort: { key: "quality", reversed: false },
    page: 1,
  };
}

/** Columns that a question shows, quality first. */
export function questionColumns({ axis, columns }: Pick<LeaderboardQuestion, "axis" | "columns">): Column[] {
  return ["quality", ...coreMetrics(axis), ...(columns === "all" ? SUPPLEMENTARY_METRICS : [])];
}

/** Filters whose values only the data knows; a board says which of them it does not have. */
export const OPEN_FILTERS = ["family", "model", "technique", "accelerator", "dataset"] as const;
export type OpenFilter = (typeof OPEN_FILTERS)[number];

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const PARAMETERS: readonly string[] = [
  "modality",
  "family",
  "scale",
  "model",
  "technique",
  "accelerator",
  "dataset",
  "origin",
  "level",
  "show",
  "columns",
  "sort",
  "page",
];
const MAX_VALUES = 100;

/**
 * Reads a leaderboard's question from its address. Never fails: what cannot be used falls back to the default
 * and comes back as a notice. Several values of a filter may be repeated or joined by commas.
 */
export function parseLeaderboardQuestion(
  axis: Axis,
  params: SearchParams,
): { question: LeaderboardQuestion; notices: Notice[] } {
  const notices: Notice[] = [];
  const notice = (parameter: string, message: string) => notices.push({ parameter, message });
  const fallback = defaultQuestion(axis);

  for (const parameter of Object.keys(params)) {
    if (!PARAMETERS.includes(parameter)) notice(parameter, "There is no such filter; it was ignored.");
  }
  const listOf = <Value>(
    parameter: string,
    read: (text: string) => Value | null,
    known: readonly string[],
  ): Value[] => {
    const texts = textsOf(params[parameter]);
    if (texts.length > MAX_VALUES) notice(parameter, `Only the first ${MAX_VALUES} values were used.`);
    const values = texts.slice(0, MAX_VALUES).flatMap((text) => {
      const value = read(text);
      if (value === null)
        notice(parameter, `“${shorten(text)}” is none of ${known.join(", ")}; it was ignored.`);
      return value === null ? [] : [value];
    });
    return [...new Set(values)];
  };
  const oneOf = <Value extends string>(
    parameter: string,
    values: readonly Value[],
    otherwise: Value,
  ): Value => {
    const [text, ...more] = textsOf(params[parameter]);
    if (text === undefined) return otherwise;
    const found = values.find((value) => value === text);
    if (!found || more.length > 0) {
      notice(
        parameter,
        `“${shorten([text, ...more].join(","))}” is not one of ${values.join(", ")}; showing ${found ?? otherwise}.`,
      );
    }
    return found ?? otherwise;
  };
  const slugs = (parameter: OpenFilter) =>
    listOf(parameter, (text) => slug(text) || null, ["the names on this board"]);

  const question: LeaderboardQuestion = {
    axis,
    modality: listOf("modality", (text) => MODALITY_KEYS.find((key) => key === text) ?? null, MODALITY_KEYS),
    family: slugs("family"),
    scale: listOf(
      "scale",
      findScaleBand,
      SCALE_BANDS.map(({ key }) => key),
    ),
    model: slugs("model"),
    technique: slugs("technique"),
    accelerator: slugs("accelerator"),
    dataset: slugs("dataset"),
    origin: listOf("origin", (text) => ORIGIN_KEYS.find((key) => key === text) ?? null, ORIGIN_KEYS),
    level: oneOf("level", ["techniques", "runs"], fallback.level),
    show: oneOf("show", ["values", "ranks"], fallback.show),
    columns: oneOf("columns", ["core", "all"], fallback.columns),
    sort: parseSort(axis, textsOf(params.sort)[0], notice) ?? fallback.sort,
    page: parsePage(textsOf(params.page)[0], notice) ?? fallback.page,
  };
  if (isMetric(question.sort.key) && !questionColumns(question).includes(question.sort.key)) {
    question.columns = "all";
  }
  return { question, notices };
}

function textsOf(param: string | readonly string[] | undefined): string[] {
  const texts = typeof param === "string" ? [param] : (param ?? []);
  return texts
    .flatMap((text) => text.split(","))
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

function parseSort(
  axis: Axis,
  text: string | undefined,
  notice: (parameter: string, message: string) => void,
): LeaderboardQuestion["sort"] | null {
  if (text === undefined) return null;
  const reversed = text.startsWith("-");
  const name = reversed ? text.slice(1) : text;
  const allowed: readonly SortKey[] = ["technique", "model", "quality", ...METRIC_KEYS];
  const key = allowed.find((candidate) => candidate === name);
  const shown = [...coreMetrics(axis), ...SUPPLEMENTARY_METRICS];
  if (!key || (isMetric(key) && !shown.includes(key))) {
    notice("sort", `There is no column “${shorten(name)}” on this board; sorted by quality.`);
    return null;
  }
  return { key, reversed };
}

function parsePage(
  text: string | undefined,
  notice: (parameter: string, message: string) => void,
): number | null {
  if (text === undefined) return null;
  const page = Number(text);
  if (Number.isSafeInteger(page) && page >= 1 && page <= 100_000) return page;
  notice("page", `“${shorten(text)}” is not a page; showing the first.`);
  return null;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The query of a question's address: defaults left out, order stable; "" for the default question. */
export function printLeaderboardQuery(question: LeaderboardQuestion): string {
  const standard = defaultQuestion(question.axis);
  const pairs: [string, string][] = [];
  const list = (parameter: string, values: readonly string[]) => {
    if (values.length > 0) pairs.push([parameter, values.join(",")]);
  };
  list("modality", question.modality);
  list("family", question.family);
  list("scale", question.scale);
  list("model", question.model);
  list("technique", question.technique);
  list("accelerator", question.accelerator);
  list("dataset", question.dataset);
  list("origin", question.origin);
  for (const parameter of ["level", "show", "columns"] as const) {
    if (question[parameter] !== standard[parameter]) pairs.push([parameter, question[parameter]]);
  }
  const { key, reversed } = question.sort;
  if (key !== standard.sort.key || reversed) pairs.push(["sort", `${reversed ? "-" : ""}${key}`]);
  if (question.page !== 1) pairs.push(["page", String(question.page)]);
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  return query.length > 0 ? `?${query.join("&")}` : "";
}

/** The address of a question; `format` for the same question as data. */
export function printLeaderboardUrl(question: LeaderboardQuestion, format: "" | ".json" = ""): string {
  return `/leaderboards/${question.axis}${format}${printLeaderboardQuery(question)}`;
}
