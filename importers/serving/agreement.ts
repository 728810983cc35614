import type { Besides } from "./metric-sheet";

/**
 * How far a rate may be from what it was made of, as a share of it. Tools divide numbers before they round them: one in
 * a hundred is what two digits that were kept leave open. A lost or added digit, or another unit, is far beyond it.
 */
const ROUNDING = 0.01;

/** A rate and, in the same file, what it was made of. */
interface Rate {
  rate: number | null;
  amount: number | null;
  seconds: number | null;
  /** What the file calls these: "total_output_tokens divided by duration". */
  made: string;
  /** Where the rate is a mean of rates and not one over the whole: how far that may be from it. */
  tolerance?: number;
}

/** Why a rate may be wrong: the file that says it says something else as well. The rate itself stays as it is. */
export function rateDoubt({
  rate,
  amount,
  seconds,
  made,
  tolerance = ROUNDING,
}: Rate): Pick<Besides, "doubt"> {
  if (!rate || !amount || !seconds || rate < 0 || amount < 0 || seconds < 0) return {};
  const expected = amount / seconds;
  if (Math.abs(rate / expected - 1) <= tolerance) return {};
  return { doubt: `It is not ${made}, which is ${Number(expected.toPrecision(4))}.` };
}

/** Latencies of requests, each a mean in milliseconds. */
export interface Latencies {
  al: Latency;
  ttft: Latency;
  tpot: Latency;
}
export interface Latency {
  mean: number | null;
  median?: number | null;
  std?: number | null;
}

/** The load that latencies were measured under. */
export interface Load {
  completed: number | null;
  seconds: number | null;
  /** Generated tokens of all completed requests. */
  generated: number | null;
  /** Most requests at a time. */
  concurrency: number | null;
  /** Whether all requests were sent at once, or as soon as there was room, so that the server was never idle. */
  isSaturated: boolean;
}

/** Over HTTP, through a tokenizer and all layers of a model, no answer begins sooner. */
const SOONEST_TOKEN_MS = 1;
/** Means of products are not products of means, and a run has a beginning: but a wrong unit makes a thousand. */
const FAR = 10;
/** Requests that start and end within a rounding of the run's. */
const OVERLAP = 1.05;

/** Why latencies may be wrong: what cannot be of statistics, of requests, or of so many of them in that time. */
export function latencyDoubts(latencies: Latencies, load: Load): Partial<Record<keyof Latencies, string>> {
  const { al, ttft } = latencies;
  const doubts: Record<keyof Latencies, string[]> = { al: [], ttft: [], tpot: [] };
  for (const key of ["al", "ttft", "tpot"] as const) {
    const { mean, median = null, std = null } = latencies[key];
    // Holds of any numbers.
    const isFar =
      mean !== null && median !== null && std !== null && Math.abs(mean - median) > std + mean * ROUNDING;
    if (isFar)
      doubts[key].push("It is further from the median than the standard deviation, as no mean can be.");
  }
  if (ttft.mean !== null && ttft.mean > 0 && ttft.mean < SOONEST_TOKEN_MS) {
    doubts.ttft.push(`No request is answered within ${SOONEST_TOKEN_MS} ms.`);
  }
  if (ttft.mean !== null && al.mean !== null && ttft.mean > al.mean * (1 + ROUNDING)) {
    doubts.ttft.push("It is longer than the whole request.");
    doubts.al.push("It is shorter than the time to the first token.");
  }
  const whole = wholeRequest(latencies, load);
  if (al.mean !== null && whole !== null && isBeyond(al.mean / whole, FAR)) {
    for (const key of ["al", "tpot"] as const) {
      doubts[key].push("AL is not about TTFT and TPOT of each further token together.");
    }
  }
  const key = al.mean === null ? "tpot" : "al";
  const inFlight = requestsInFlight(al.mean ?? whole, load);
  if (
    inFlight !== null &&
    al.mean !== null &&
    load.concurrency !== null &&
    inFlight > load.concurrency * OVERLAP
  ) {
    doubts.al.push("So many requests of such a length do not fit into the run at that concurrency.");
  }
  if (inFlight !== null && load.isSaturated && inFlight * FAR < 1) {
    doubts[key].push("Such requests, one after the other, would take less than a tenth of the run.");
  }
  return Object.fromEntries(
    Object.entries(doubts).flatMap(([key, whys]) => (whys.length > 0 ? [[key, whys.join(" ")]] : [])),
  );
}

/** What a request takes by its first and its further tokens; null where one of them is not known. */
function wholeRequest({ ttft, tpot }: Latencies, { generated, completed }: Load): number | null {
  if (!ttft.mean || !tpot.mean || !generated || !completed) return null;
  return ttft.mean + tpot.mean * Math.max(0, generated / completed - 1);
}

/** Little's law: how many requests were under way at a time, in the mean. */
function requestsInFlight(latency: number | null, { completed, seconds }: Load): number | null {
  return latency && completed && seconds ? (completed * latency) / 1000 / seconds : null;
}

function isBeyond(ratio: number, factor: number): boolean {
  return ratio > factor || ratio < 1 / factor;
}
