import { AXES, AXIS_KEYS, type Axis } from "@/benchmark/axes";
import { listUnits } from "@/benchmark/docs/limits-text";
import {
  acceptedUnits,
  coreMetrics,
  type MetricKey,
  metric,
  SUPPLEMENTARY_METRICS,
} from "@/benchmark/metrics";
import { DocsTable } from "./docs-table";

/** The metrics of each axis, and those that any axis may have, with the units that they may be sent in. */
export function MetricDocs() {
  return (
    <>
      {AXIS_KEYS.map((axis) => (
        <MetricTable key={axis} axis={axis} title={AXES[axis].title} metrics={coreMetrics(axis)} />
      ))}
      <MetricTable axis={null} title="On every axis, shown on demand" metrics={SUPPLEMENTARY_METRICS} />
    </>
  );
}

interface TableProps {
  /** null: metrics of every axis. */
  axis: Axis | null;
  title: string;
  metrics: readonly MetricKey[];
}

function MetricTable({ axis, title, metrics }: TableProps) {
  // A metric of several axes is linked to in the first table that it stands in.
  const firstAxis = (key: MetricKey) => AXIS_KEYS.find((one) => coreMetrics(one).includes(key)) ?? null;
  return (
    <section className="mt-6">
      <h3 className="font-semibold">{title}</h3>
      <div className="mt-2">
        <DocsTable
          caption={`Metrics: ${title}`}
          heads={["Key", "Metric", "Kept in", "Sent in", "Better", "Meaning"]}
          rows={metrics.map((key) => {
            const { name, label, unit, better, definition, scoped } = metric(key);
            return {
              key,
              id: firstAxis(key) === axis ? `metric.${key}` : undefined,
              name: <code>{key}</code>,
              cells: [
                name === label ? name : `${name} (${label})`,
                unit,
                acceptedUnits(key).join(", "),
                better,
                `${definition}${scoped ? " Say its scope: per_accelerator or total." : ""}`,
              ],
            };
          })}
        />
      </div>
    </section>
  );
}

/** The units, and what one of each is in the unit that is kept. */
export function UnitDocs() {
  return (
    <DocsTable
      caption="Units and their conversion"
      heads={["Kept in", "One of these is so much of it"]}
      rows={listUnits().map(({ unit, others }) => ({
        key: unit,
        name: unit,
        cells: [
          others.length === 0
            ? "no other unit converts to it"
            : others.map((other) => `${other.unit} = ${other.factor}`).join("; "),
        ],
      }))}
    />
  );
}
