import { type Latencies, type Latency, type Load, latencyDoubts, rateDoubt } from "./agreement";
import { positiveIn } from "./fields";
import type { Besides } from "./metric-sheet";
import type { FileRecord } from "./records";

type Doubt = Pick<Besides, "doubt">;

/** How a client's file spells what its values can be held against; latencies by what stands around "mean". */
export interface ClientNames {
  completed: string;
  duration: string;
  latencies: Readonly<Record<keyof Latencies, (statistic: string) => string>>;
  /** 1 for milliseconds, 1000 for seconds. */
  milliseconds: number;
}

/** What a client of vLLM's family says against its own values, by metric; {} where nothing. */
export function clientDoubts(
  record: FileRecord,
  names: ClientNames,
): Record<keyof Latencies | "it" | "throughput", Doubt> {
  const [completed, seconds] = [positiveIn(record, names.completed), positiveIn(record, names.duration)];
  const generated = positiveIn(record, "total_output_tokens");
  const latency = (key: keyof Latencies): Latency => {
    const of = (statistic: string) => {
      const value = positiveIn(record, names.latencies[key](statistic));
      return value === null ? null : value * names.milliseconds;
    };
    return { mean: of("mean"), median: of("median"), std: of("std") };
  };
  const load: Load = {
    completed,
    seconds,
    generated,
    concurrency: positiveIn(record, "max_concurrency"),
    isSaturated: record.request_rate === "inf",
  };
  const found = latencyDoubts({ al: latency("al"), ttft: latency("ttft"), tpot: latency("tpot") }, load);
  const of = (key: keyof Latencies): Doubt => (found[key] === undefined ? {} : { doubt: found[key] });
  return {
    al: of("al"),
    ttft: of("ttft"),
    tpot: of("tpot"),
    it: rateDoubt({
      rate: positiveIn(record, "output_throughput"),
      amount: generated,
      seconds,
      made: `total_output_tokens divided by ${names.duration}`,
    }),
    throughput: rateDoubt({
      rate: positiveIn(record, "request_throughput"),
      amount: completed,
      seconds,
      made: `${names.completed} divided by ${names.duration}`,
    }),
  };
}
