import { AXES, MODALITIES } from "../axes";
import type { Environment, Workload } from "../bundle";
import { formatNumber } from "../format";
import type { Result } from "../result";
import { compareText, familyTitle } from "../techniques";

/** One thing that results say of themselves: what each says in words, null where it says nothing. */
export interface Field {
  name: string;
  texts: (string | null)[];
}

/** Fields that belong together. */
export interface FieldGroup {
  title: string;
  fields: Field[];
}

type Text = string | number | null | undefined;

const ENVIRONMENT = {
  accelerator: "accelerator",
  count: "count",
  memory_gb: "memory of one (GB)",
  power_limit_w: "power limit of one (W)",
  host: "host",
  driver: "driver",
  cuda: "CUDA",
  container: "container",
  notes: "notes",
} as const satisfies Partial<Record<keyof Environment, string>>;

const WORKLOAD = {
  task: "task",
  dataset: "data set",
  dataset_revision: "data set revision",
  tasks: "tasks",
  dtype: "data type",
  batch_size: "batch size",
  sequence_length: "sequence length",
  input_tokens: "input tokens",
  output_tokens: "output tokens",
  concurrency: "concurrency",
  request_rate: "requests per second",
  steps: "steps",
  samples: "samples",
  tokens: "tokens",
  seed: "seed",
} as const satisfies Partial<Record<keyof Workload, string>>;

/** All that results say of themselves beside their values, in groups. Fields that none of them states stay in. */
export function comparedFields(results: readonly Result[]): FieldGroup[] {
  const field = (name: string, read: (result: Result) => Text): Field => ({
    name,
    texts: results.map((result) => textOf(read(result))),
  });
  /** One field for each key that any of the results has. */
  const open = (prefix: string, read: (result: Result) => object | null | undefined) => {
    const entries = results.map((result) => new Map(Object.entries(read(result) ?? {})));
    const keys = [...new Set(entries.flatMap((own) => [...own.keys()]))].sort(compareText);
    return keys.map((key) => ({
      name: `${prefix} ${key}`,
      texts: entries.map((own) => (own.has(key) ? String(own.get(key)) : null)),
    }));
  };
  return [
    {
      title: "Technique",
      fields: [
        field("axis", ({ axis }) => AXES[axis].title),
        field("modality", ({ modality }) => MODALITIES[modality].title),
        field("family", ({ family }) => familyTitle(family)),
        field("technique", ({ technique }) => technique),
        ...open("setting", ({ settings }) => settings),
      ],
    },
    {
      title: "Model",
      fields: [
        field("model", ({ model }) => model.name),
        field("model family", ({ model }) => model.family),
        field("parameters (billions)", ({ model }) => model.parametersB),
        field("active parameters (billions)", ({ model }) => model.activeParametersB),
        field("hub id", ({ model }) => model.hubId),
        field("model revision", ({ model }) => model.revision),
      ],
    },
    {
      title: "Environment",
      fields: [
        ...keysOf(ENVIRONMENT).map((key) => field(ENVIRONMENT[key], ({ environment }) => environment[key])),
        ...open("software", ({ environment }) => environment.software),
      ],
    },
    {
      title: "Workload",
      fields: [
        ...keysOf(WORKLOAD).map((key) => field(WORKLOAD[key], ({ workload }) => listed(workload[key]))),
        ...open("setting", ({ workload }) => workload.settings),
      ],
    },
    {
      title: "Source",
      fields: [
        field("bundle", ({ source }) => source.title),
        field("not comparable", ({ notComparable }) => notComparable),
        field("notes", ({ notes }) => notes),
      ],
    },
  ];
}

function keysOf<Key extends string>(table: Readonly<Record<Key, string>>): Key[] {
  return Object.keys(table) as Key[];
}

function listed(value: string | number | readonly string[] | undefined): Text {
  return typeof value === "object" ? [...value].sort(compareText).join(", ") : value;
}

function textOf(value: Text): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "number" ? formatNumber(value, 10) : value;
}
