import type { Reading } from "../reading";
import { measure, metricsOf, numberOf } from "../reading-parts";

/** The log that LoadGen writes of a run, by its keys. */
export interface Summary {
  /** One of LoadGen's; null for any other word. */
  scenario: string | null;
  mode: string | null;
  /** "VALID" or "INVALID"; null where the log breaks off before it. */
  result: string | null;
  fields: ReadonlyMap<string, string>;
}

const SCENARIO = /^(?:Offline|Server|Interactive|SingleStream|MultiStream)$/i;

/** `key : value` lines; of a key that stands twice, the first. Numbers stay text: seeds are larger than 2^53. */
export function readSummary(text: string): Summary {
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, key = "", value = ""] = /^\s*([^:]*[^:\s])\s*:\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (key && !fields.has(key)) fields.set(key, value);
  }
  return {
    scenario: SCENARIO.exec(fields.get("Scenario") ?? "")?.[0] ?? null,
    mode: fields.get("Mode") ?? null,
    result: fields.get("Result is") ?? null,
    fields,
  };
}

/**
 * Values of a whole system. Offline sends everything at once: its latencies are times in a queue and are not taken,
 * nor are those of a log that does not say its scenario.
 */
export function summaryMetrics({ scenario, fields }: Summary, path: string): Reading["metrics"] {
  const first = (...keys: string[]) => keys.find((key) => numberOf(fields.get(key)) !== null) ?? "";
  const tokens = first("Tokens per second", "Completed tokens per second", "Tokens per second (inferred)");
  const samples = first("Samples per second", "Completed samples per second");
  const isTimed = scenario !== null && scenario.toLowerCase() !== "offline";
  const latency = (key: string, note: string) =>
    isTimed ? measure(fields.get(key), "ns", path, { note }) : null;
  return metricsOf({
    it: measure(fields.get(tokens), "tokens/s", path, {
      note: tokens.endsWith("(inferred)")
        ? "Tokens of the whole system, inferred from the length of the samples."
        : "Tokens of the whole system.",
    }),
    throughput: measure(fields.get(samples), "samples/s", path, { scope: "total" }),
    al: latency("Mean latency (ns)", `Mean of a query, ${scenario} scenario, time in the queue included.`),
    ttft: latency("Mean First Token latency (ns)", "Time in the queue included."),
    tpot: latency("Mean Time to Output Token (ns)", "Mean over the requests."),
  });
}
