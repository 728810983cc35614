import type { CsvTable } from "../csv-table";
import type { Reading } from "../reading";
import { at, hasValue, labelOf, measure, metricsOf, positiveOf } from "../reading-parts";
import { configFacts, toolVersion } from "./config";
import { reportValues } from "./report";

export const TABLE_FIELD =
  /^(forward|generate)\.(latency|throughput|peak_memory|max_memory_allocated|max_memory_used)\(([^)]+)\)$/;

/** A table of version 0.0.x (units in the column names) or a report flattened with dots, one run a row. */
export function tableReadings(table: CsvTable, path: string): Omit<Reading, "producer">[] {
  return table.rows.flatMap(({ number, cells }) => {
    const config = nested(cells);
    const report = at(config, "report");
    const { metrics, notes, isTraining } =
      report === undefined
        ? { metrics: oldMetrics(cells, path), notes: [], isTraining: false }
        : reportValues({ report, path, isCertain: true });
    if (!hasValue(metrics)) return [];
    const { facts, notes: configNotes } = configFacts(at(config, "config") ?? config, isTraining);
    const name = labelOf(cells.experiment_name) ?? `row ${number}`;
    const version = toolVersion(at(config, "config") ?? config);
    return [
      {
        ...(version && { version }),
        label: table.rows.length > 1 ? name : "",
        paths: [path],
        facts,
        metrics,
        scores: [],
        notes: [...notes, ...configNotes],
      },
    ];
  });
}

function oldMetrics(cells: Readonly<Record<string, string>>, path: string): Reading["metrics"] {
  const columns = Object.entries(cells).flatMap(([header, cell]) => {
    const [, stage = "", field = "", unit = ""] = TABLE_FIELD.exec(header) ?? [];
    return stage ? [{ stage, field, unit, cell }] : [];
  });
  const find = (stage: string, field: string) =>
    columns.find(
      (column) => column.stage === stage && column.field === field && positiveOf(column.cell) !== null,
    );
  const stage = find("generate", "latency") || find("generate", "throughput") ? "generate" : "forward";
  const latency = find(stage, "latency");
  const throughput = find(stage, "throughput");
  const allocated = find(stage, "max_memory_allocated");
  const memory = allocated ?? find(stage, "peak_memory");
  const scope = "total" as const;
  return metricsOf({
    al: latency
      ? measure(latency.cell, latency.unit, path, { note: `Mean of one ${stage} call, for one whole batch.` })
      : null,
    ...(throughput && stage === "generate"
      ? {
          it: measure(throughput.cell, throughput.unit, path, {
            note: "Generated tokens over the time of a whole generation.",
          }),
        }
      : throughput && { throughput: measure(throughput.cell, throughput.unit, path, { scope }) }),
    ...(memory && {
      amu: measure(memory.cell, memory.unit, path, {
        scope,
        doubt: "The largest memory: the tool keeps no mean.",
      }),
      peak_memory: measure(memory.cell, memory.unit, path, { scope }),
    }),
  });
}

/** `config.backend.model` as a document has it. */
function nested(cells: Readonly<Record<string, string>>): Record<string, unknown> {
  const whole: Record<string, unknown> = Object.create(null);
  for (const [header, cell] of Object.entries(cells)) {
    const keys = header.split(".");
    let place: unknown = whole;
    for (const key of keys.slice(0, -1)) {
      if (typeof place !== "object" || place === null) break;
      if (!Object.hasOwn(place, key)) Reflect.set(place, key, Object.create(null));
      place = Reflect.get(place, key);
    }
    if (typeof place === "object" && place !== null) Reflect.set(place, keys.at(-1) ?? header, cell);
  }
  return whole;
}
