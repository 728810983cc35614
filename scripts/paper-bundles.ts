import type {
  Bundle,
  BundleResult,
  Environment,
  Model,
  QualityScore,
  Technique,
  Workload,
} from "@/benchmark/bundle";
import { BUNDLE_FORMAT } from "@/benchmark/bundle-format";
import { slug } from "@/benchmark/slug";
import { techniqueName } from "@/benchmark/techniques";
import { type BundleFile, MAINTAINERS } from "./bundle-text";
import { convertCell, type Figure, SIX_TASKS } from "./paper-figures";
import { PAPER_TABLES, type PaperTable, type PrintedTechnique } from "./paper-tables";

/** The hardware the figures name, and what it is as an environment. */
const ENVIRONMENTS: Readonly<Record<string, [id: string, environment: Environment]>> = {
  "48x NVIDIA GH200 96GB": ["gh200-48", { accelerator: "NVIDIA GH200", count: 48, memory_gb: 96 }],
  "8x NVIDIA H200 141GB": ["h200-8", { accelerator: "NVIDIA H200", count: 8, memory_gb: 141 }],
  "NVIDIA GH200 96GB (one 4-GPU node)": [
    "gh200-node",
    {
      accelerator: "NVIDIA GH200",
      count: 4,
      memory_gb: 96,
      notes: "One node of four GPUs; how many of the four were in use is not stated.",
    },
  ],
};

const WORKLOADS: Readonly<Record<string, Workload>> = {
  "FineWeb-Edu 350B tokens": { dataset: "FineWeb-Edu", tokens: 350e9 },
  "OpenO1-SFT (77,685 samples)": { dataset: "OpenO1-SFT", samples: 77_685 },
  "Medical-o1-reasoning-SFT": { dataset: "Medical-o1-reasoning-SFT" },
  ChatQA: { dataset: "ChatQA" },
  [SIX_TASKS.join(", ")]: { dataset: SIX_TASKS.join(", "), tasks: SIX_TASKS },
};

/**
 * The paper's figures as bundles, one for each table. Nothing is added to them: what a source does not state is
 * absent. Throws where a figure fits no table, no metric or no environment, or where two figures claim one cell.
 */
export function paperBundles(figures: readonly Figure[]): BundleFile[] {
  const known = PAPER_TABLES.flatMap(({ tables }) => tables);
  const stray = figures.find(({ table }) => !known.includes(table));
  if (stray) throw new Error(`${stray.table}: in no bundle`);
  return PAPER_TABLES.map((table) => ({
    path: `${table.file}.json`,
    bundle: tableBundle(
      table,
      figures.filter((figure) => table.tables.includes(figure.table)),
    ),
  }));
}

/** A row of a table: one technique on one model, with its figures. */
interface Row {
  id: string;
  model: Model;
  technique: Technique;
  printed: PrintedTechnique;
  figures: readonly [Figure, ...Figure[]];
}

function tableBundle(table: PaperTable, figures: readonly Figure[]): Bundle {
  const groups = groupBy(figures, (figure) => `${figure.model}, ${figure.parameters_b}, ${figure.technique}`);
  const rows = groups.map((group) => tableRow(table, group));
  const environments = new Map(rows.map(({ figures: [figure] }) => environmentOf(figure)));
  return {
    format: BUNDLE_FORMAT,
    title: table.title,
    source: {
      kind: "publication",
      url: "https://arxiv.org/abs/2505.13840",
      citation: "EfficientLLM: Efficiency Evaluation of Large Language Models, arXiv:2505.13840",
    },
    submitter: MAINTAINERS,
    environments: Object.fromEntries(environments),
    results: rows.map((row) => rowResult(table, row, baselineOf(table, row, rows))),
  };
}

function tableRow({ family, techniques }: PaperTable, figures: Row["figures"]): Row {
  const [{ model, parameters_b, technique }] = figures;
  const printed = techniques?.[technique] ?? { name: techniqueName(family, technique) };
  const name = printed.model ?? model;
  return {
    id: rowId(name, printed.name),
    model: { name, parameters_b },
    technique: { family, name: printed.name, ...(printed.settings && { settings: printed.settings }) },
    printed,
    figures,
  };
}

/** Readable and unique within a table; "Mamba 1.5B" names its technique already. */
function rowId(model: string, technique: string): string {
  return slug(model).includes(slug(technique)) ? slug(model) : slug(`${model} ${technique}`);
}

function baselineOf({ baseline }: PaperTable, row: Row, rows: readonly Row[]): Row | undefined {
  if (!baseline || row.printed.notComparable || row.technique.name === baseline.technique) return undefined;
  const model = baseline.models?.[row.model.name] ?? row.model.name;
  return rows.find((other) => other.technique.name === baseline.technique && other.model.name === model);
}

function rowResult(table: PaperTable, row: Row, baseline: Row | undefined): BundleResult {
  const [first] = row.figures;
  const [environment] = environmentOf(first);
  const dataset = row.figures.find((figure) => figure.dataset !== null)?.dataset ?? table.dataset;
  const workload = dataset === undefined ? {} : found(WORKLOADS, dataset);
  const task = workload.dataset ?? (first.axis === "architecture" ? "pretraining" : "fine-tuning");
  const metrics: BundleResult["metrics"] = {};
  const quality: QualityScore[] = [];
  for (const cell of groupBy(row.figures, ({ metric }) => metric)) {
    const converted = convertCell(cell, task, [hardwareUnknown(first)]);
    if ("quality" in converted) quality.push(converted.quality);
    else metrics[converted.metric] = converted.value;
  }
  return {
    id: row.id,
    axis: first.axis,
    modality: first.modality,
    model: row.model,
    technique: row.technique,
    ...(baseline && { baseline: baseline.id }),
    environment,
    workload,
    metrics,
    ...(quality.length > 0 && { quality }),
    ...(row.printed.notComparable && { not_comparable: row.printed.notComparable }),
    ...(row.printed.notes && { notes: row.printed.notes }),
  };
}

function environmentOf({ hardware, modality }: Figure): [id: string, environment: Environment] {
  if (hardware !== null) return found(ENVIRONMENTS, hardware);
  return ["not-stated", { notes: `The ${hardwareUnknown({ modality })}.` }];
}

/** The note on every figure of these runs: said once, by their environment. */
function hardwareUnknown({ modality }: Pick<Figure, "modality">): string {
  return `hardware of the ${modality} runs is not stated in the sources found`;
}

function found<Value>(table: Readonly<Record<string, Value>>, key: string): Value {
  const value = table[key];
  if (value === undefined) throw new Error(`${key}: not known`);
  return value;
}

/** Groups in the order in which their first members come. */
function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
