import type { Imported, Reading, ReadValue } from "../reading";
import { mergeFacts, modelKey } from "../run-facts";

/** Neither form rounds what it divides: what differs by more is another run. */
const SAME = 1e-6;

/**
 * One reading of a run that is there as the client wrote it and as the tool's scripts worked it out: the same model,
 * load and values. The latter has accelerators, precision and power; the former tells how many requests there were, and
 * what became of them. Where several could belong together, none is joined.
 */
export function joinForms({ readings, skipped }: Imported): Imported {
  const clients = new Map<string, Reading[]>();
  for (const reading of readings.filter(isOfClient)) {
    const key = loadOf(reading);
    if (key !== null) clients.set(key, [...(clients.get(key) ?? []), reading]);
  }
  const found = new Map<Reading, Reading[]>();
  const worked = readings.filter((reading) => !isOfClient(reading));
  for (const reading of worked) {
    const ofLoad = clients.get(loadOf(reading) ?? "") ?? [];
    const same = ofLoad.filter((client) => isSameRun(client, reading));
    for (const client of same) found.set(client, [...(found.get(client) ?? []), reading]);
    found.set(reading, same);
  }
  const partner = (reading: Reading): Reading | null => {
    const [other, ...others] = found.get(reading) ?? [];
    return other && others.length === 0 && found.get(other)?.length === 1 ? other : null;
  };
  return {
    readings: readings.flatMap((reading) => {
      const other = partner(reading);
      if (!other) return [reading];
      return isOfClient(reading) ? [] : [joined(reading, other)];
    }),
    skipped,
  };
}

/** The scripts keep no count of requests. */
function isOfClient({ facts }: Reading): boolean {
  return facts.workload?.samples !== undefined;
}

function loadOf({ facts }: Reading): string | null {
  const model = modelKey(facts);
  const concurrency = facts.workload?.concurrency;
  return model === null || concurrency === undefined ? null : `${model} ${concurrency}`;
}

function isSameRun(one: Reading, other: Reading): boolean {
  const [it, ...latencies] = (["it", "al", "ttft", "tpot"] as const).map((key) => {
    const [a, b] = [measuredIn(one.metrics[key]), measuredIn(other.metrics[key])];
    if (a === null || b === null) return a === b ? "absent" : "one";
    return Math.abs(a / b - 1) <= SAME ? "same" : "different";
  });
  const same = latencies.filter((one) => one === "same").length;
  // Generated tokens per second are not worked out over accelerators of unknown number.
  const isTold = it === "same" || (it === "one" && same >= 2);
  return isTold && latencies.every((one) => one === "same" || one === "absent");
}

function measuredIn(metric: Reading["metrics"][keyof Reading["metrics"]]): number | null {
  return metric && "value" in metric ? metric.value : null;
}

function joined(worked: Reading, client: Reading): Reading {
  const doubted = Object.fromEntries(
    Object.entries(worked.metrics).map(([key, metric]) => {
      const other = Object.entries(client.metrics).find(([name]) => name === key)?.[1];
      return [key, other && "value" in metric && "value" in other ? withDoubt(metric, other) : metric];
    }),
  );
  return {
    ...client,
    ...worked,
    paths: [...new Set([...worked.paths, ...client.paths])],
    facts: mergeFacts(client.facts, worked.facts),
    metrics: { ...client.metrics, ...doubted },
    notes: [...new Set([...worked.notes, ...client.notes])],
  };
}

/** What one form says against a value is said of the same value of the other. */
function withDoubt(metric: ReadValue, { unit, doubt }: ReadValue): ReadValue {
  const doubts = [...new Set([metric.doubt, unit === metric.unit ? doubt : undefined])].filter(Boolean);
  return doubts.length > 0 ? { ...metric, doubt: doubts.join(" ") } : metric;
}
