import type { Axis } from "../axes";
import { buildBoard, type Cohort } from "../board";
import { type Column, defaultQuestion, type LeaderboardQuestion, type Level } from "../question";
import type { RankRange } from "../ranking";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { scaleBandOf } from "../scale-bands";
import { nameSlug, slug } from "../slug";
import { compareTechniques, compareText, techniqueName } from "../techniques";
import { OFFICIAL_RANKS, type OfficialGroup } from "./official-ranks";
import { type CohortVerdict, judgeRank, type RankedColumn, type RankVerdict } from "./rank-verdict";

export interface PublishedCell {
  published: number;
  /** What each of the group's boards gives; null where it gives no rank. */
  ours: (RankRange | null)[];
  verdict: RankVerdict;
  /** Where its reasons stand in those of the group. */
  reasons: number[];
}

export interface PublishedGroup {
  axis: Axis;
  /** As published. */
  name: string;
  family: string;
  columns: readonly Column[];
  /** Techniques as published, and as this data names them. */
  rows: { technique: string; own: string; cells: PublishedCell[] }[];
  /** The cohorts that give ranks of ours, by data set, each with the board that shows them. */
  boards: { label: string; question: LeaderboardQuestion }[];
  /** Techniques of these cohorts that the published table does not rank; ours are ranks without them. */
  unpublished: string[];
  /** Techniques that the paper calls not comparable, as published: ranked here, as there, and not on boards. */
  barred: string[];
  reasons: string[];
  /** Ranks that the published table gives to several techniques of a column. */
  shared: { column: Column; rank: number; techniques: string[] }[];
}

/** The published ranks beside those of the data, cell by cell. */
export interface PublishedRanks {
  groups: PublishedGroup[];
  totals: Record<RankVerdict, number>;
}

/** How a group of the published table is found in the data. */
interface Search {
  family: string;
  level: Level;
  /** Data sets of the paper's own runs; null where its runs are the only ones. */
  datasets: readonly string[] | null;
  sizes: readonly [number, number] | null;
}

const ARCHITECTURE_FAMILIES: Readonly<Record<string, string>> = {
  "Attention Mechanism": "attention",
  "Efficient Positional Encoding": "positional-encoding",
  "MoE Mechanism": "moe",
  "Attention-free Mechanism": "attention-free",
};

/** The mixtures of experts are ranked by configuration. */
const CONFIGURATIONS: Readonly<Record<string, string>> = {
  "Dense Model 1.5B": "Dense 1.5B",
  "Dense Model 3B": "Dense 3B",
  "MoE Model 1.5Bx8": "MoE 1.5Bx8 (top-2)",
  "MoE Model 0.5Bx8": "MoE 0.5Bx8 (top-2)",
};

/** The paper tunes on both; its table of ranks does not say on which it ranks. */
const TUNING_DATASETS = ["OpenO1-SFT", "Medical-o1-reasoning-SFT"];
const DISAGREE =
  "The data sets give different ranks, and the published table does not say which of them it ranks.";

/**
 * Sets each published rank beside the ones that language results give (design, section 5: means over models, paired;
 * mixtures of experts by configuration). Ours are ranks among the published techniques alone, also those that boards
 * leave unranked because the paper calls them not comparable. Pure.
 */
export function comparePublished(results: Readonly<Record<Axis, readonly Result[]>>): PublishedRanks {
  const groups = OFFICIAL_RANKS.map((group) => compareGroup(group, results[group.axis]));
  const totals: PublishedRanks["totals"] = { agrees: 0, differs: 0, "can't be told": 0 };
  for (const { rows } of groups) {
    for (const { verdict } of rows.flatMap(({ cells }) => cells)) totals[verdict]++;
  }
  return { groups, totals };
}

function searchOf({ axis, name }: OfficialGroup): Search {
  const [from, to] = name.match(/[\d.]+(?=B)/g)?.map(Number) ?? [];
  const sizes = from !== undefined && to !== undefined ? ([from, to] as const) : null;
  if (axis === "fine-tuning")
    return { family: "peft", level: "techniques", datasets: TUNING_DATASETS, sizes };
  if (axis === "inference") return { family: "quantization", level: "techniques", datasets: null, sizes };
  const family = ARCHITECTURE_FAMILIES[name] ?? slug(name);
  return { family, level: family === "moe" ? "runs" : "techniques", datasets: null, sizes: null };
}

function compareGroup(group: OfficialGroup, all: readonly Result[]): PublishedGroup {
  const { axis, name, columns, ranks } = group;
  const search = searchOf(group);
  const { family } = search;
  const names = new Map(
    Object.keys(ranks).map((published) => [
      CONFIGURATIONS[published] ?? techniqueName(family, published),
      published,
    ]),
  );
  const found = all.filter((result) => isOfGroup(result, search));
  const kept = found.filter((result) => names.has(nameOf(result, search.level)));
  const marked = kept.filter(({ notComparable }) => notComparable !== null);
  const barred = new Set(marked.map((result) => nameOf(result, search.level)));
  const ranked = kept.map((result) => ({ ...result, notComparable: null }));
  const cohorts = cohortsOf(axis, search, ranked);
  const others = [
    ...new Set(found.filter((result) => !kept.includes(result)).map(({ technique }) => technique)),
  ];
  const reasons: string[] = [];
  const rows = [...names].map(([own, published]) => ({
    technique: published,
    own,
    cells: columns.map((column, index): PublishedCell => {
      const rank = ranks[published]?.[index] ?? 0;
      const verdicts = cohorts.map(({ cohort, results }) => {
        const ranked: RankedColumn = { cohort, column, names, results, sizes: search.sizes };
        return judgeRank(ranked, own, rank);
      });
      const labels = cohorts.map(({ cohort }) => labelOf(cohort));
      const { verdict, why } = together(verdicts, labels);
      const numbers = why.map((reason) => {
        if (!reasons.includes(reason)) reasons.push(reason);
        return reasons.indexOf(reason);
      });
      return {
        published: rank,
        ours: verdicts.map((own) => own.rank),
        verdict,
        reasons: [...new Set(numbers)].sort((a, b) => a - b),
      };
    }),
  }));
  const boards = cohorts.map(({ cohort }) => ({
    label: labelOf(cohort),
    question: questionOf(axis, search, cohort, others.length > 0 ? [...names.keys()].map(slug) : []),
  }));
  return {
    axis,
    name,
    family,
    columns,
    rows,
    boards,
    unpublished: others.sort((a, b) => compareTechniques(family, a, b)),
    barred: [...names].filter(([own]) => barred.has(own)).map(([, published]) => published),
    reasons,
    shared: sharedRanks(group),
  };
}

function sharedRanks({ columns, ranks }: OfficialGroup): PublishedGroup["shared"] {
  return columns.flatMap((column, index) => {
    const byRank = new Map<number, string[]>();
    for (const [technique, { [index]: rank = 0 }] of Object.entries(ranks)) {
      byRank.set(rank, [...(byRank.get(rank) ?? []), technique]);
    }
    return [...byRank]
      .filter(([, techniques]) => techniques.length > 1)
      .map(([rank, techniques]) => ({ column, rank, techniques }));
  });
}

/** What several data sets say together: those that can tell decide, as long as they say the same. */
function together(
  verdicts: readonly CohortVerdict[],
  labels: readonly string[],
): { verdict: RankVerdict; why: string[] } {
  const isOfAll = (reason: string) => verdicts.every(({ reasons }) => reasons.includes(reason));
  const said = verdicts.map(({ reasons }, index) =>
    reasons.map((reason) => (isOfAll(reason) ? reason : `${labels[index]}: ${reason}`)),
  );
  if (verdicts.length === 0) {
    return { verdict: "can't be told", why: ["No result of this group is in the data."] };
  }
  const told = [
    ...new Set(verdicts.map(({ verdict }) => verdict).filter((verdict) => verdict !== "can't be told")),
  ];
  const [only] = told;
  if (told.length > 1) return { verdict: "can't be told", why: [DISAGREE] };
  return { verdict: only ?? "can't be told", why: [...new Set(said.flat())] };
}

function isOfGroup({ modality, family, workload, model }: Result, search: Search): boolean {
  const { datasets, sizes } = search;
  return (
    modality === "language" &&
    family === search.family &&
    (datasets === null || datasets.includes(workload.dataset ?? "")) &&
    (sizes === null || scaleBandOf(model.parametersB) === scaleBandOf(sizes[0]))
  );
}

function nameOf({ technique, model }: Result, level: Level): string {
  return level === "runs" ? model.name : technique;
}

interface FoundCohort {
  cohort: Cohort;
  results: Result[];
}

/** The cohorts in which at least two of the published techniques meet, with the results of each. */
function cohortsOf(axis: Axis, { level, datasets }: Search, results: readonly Result[]): FoundCohort[] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const { cohort } = resultKeys(result);
    groups.set(cohort, [...(groups.get(cohort) ?? []), result]);
  }
  const found = [...groups.values()].flatMap((own) => {
    const [cohort] = buildBoard({ ...defaultQuestion(axis), level }, own).cohorts;
    return cohort && cohort.rows.length > 1 ? [{ cohort, results: own }] : [];
  });
  const order = ({ cohort }: FoundCohort) => datasets?.indexOf(cohort.dataset ?? "") ?? 0;
  return found.sort(
    (a, b) =>
      order(a) - order(b) ||
      compareText(labelOf(a.cohort), labelOf(b.cohort)) ||
      compareText(a.cohort.environment, b.cohort.environment),
  );
}

function labelOf({ dataset }: Cohort): string {
  return dataset ?? "data set not stated";
}

function questionOf(
  axis: Axis,
  { family, level, sizes }: Search,
  { dataset }: Cohort,
  technique: readonly string[],
): LeaderboardQuestion {
  return {
    ...defaultQuestion(axis),
    modality: ["language"],
    family: [family],
    scale: sizes ? [scaleBandOf(sizes[0])] : [],
    dataset: [nameSlug(dataset)],
    technique,
    level,
    show: "ranks",
  };
}
