/** A summary of LoadGen with invented values. */
export function madeUpSummary(
  lines: { head?: string[]; stats?: string[]; scenario?: string; result?: string; mode?: string } = {},
): string {
  const {
    scenario = "Server",
    mode = "PerformanceOnly",
    result = "VALID",
    head = ["Completed samples per second    : 12.50", "Completed tokens per second: 3000.25"],
    stats = [
      "Mean latency (ns)               : 4000000000",
      "",
      "Completed tokens per second                 : 3000.25",
      "Mean First Token latency (ns)               : 250000000",
      "Mean Time to Output Token (ns)               : 40000000",
    ],
  } = lines;
  return [
    "================================================",
    "MLPerf Results Summary",
    "================================================",
    "SUT name : MadeUpSUT",
    `Scenario : ${scenario}`,
    `Mode     : ${mode}`,
    ...head,
    ...(result ? [`Result is : ${result}`] : []),
    "  Min duration satisfied : Yes",
    "",
    "Additional Stats",
    ...stats,
    "qsl_rng_seed : 1234567890123456789",
    "",
  ].join("\n");
}

/** The log of an accuracy run, a Python dictionary between other lines. */
export const MADE_UP_ACCURACY = [
  "[nltk_data] Downloading package to /root/somebody...",
  "Results",
  "",
  "{'rouge1': 45.5, 'rougeL': '30.25', 'gsm8k': 70.0, 'gen_len': 99999, 'gen_num': 1000, 'tokens_per_sample': 250.5}",
  "",
  `hash=${"0a".repeat(32)}`,
].join("\n");

/** Power samples, one a second from 12:00:00 on. */
export function madeUpPower(watts: readonly number[], mark = "2025-01-01_12-00-00_testing"): string {
  return watts
    .map((value, second) => {
      const time = `12:00:${String(second).padStart(2, "0")}.000`;
      return `Time,01-01-2025 ${time},Watts,${value.toFixed(6)},Volts,230.0,Amps,1.0,PF,0.9,Mark,${mark}`;
    })
    .join("\n");
}

/** One side of a power session; its clock is `timezone` seconds west of Greenwich. */
export function madeUpSession(
  side: "client" | "server",
  timezone: number,
  testing?: readonly number[],
): string {
  return JSON.stringify({
    version: "1.0",
    timezone,
    modules: {
      "ptd_client_server.lib.common": "lib/common.py",
      [`ptd_client_server.lib.${side}`]: `lib/${side}.py`,
    },
    phases: { testing: testing?.map((time) => [time, time - 1e9]) },
  });
}

/** The lines of a detail log that say when the run was. */
export function madeUpDetail(begin: string, end: string): string {
  return [
    ':::MLLOG {"key": "loadgen_version", "value": "9.9", "time_ms": 0.1}',
    `:::MLLOG {"key": "power_begin", "value": "${begin}", "time_ms": 1}`,
    `:::MLLOG {"key": "power_end", "value": "${end}", "time_ms": 2}`,
  ].join("\n");
}

/** A description of a system, numbers as text and as numbers. */
export const MADE_UP_SYSTEM = {
  division: "closed",
  submitter: "MadeUp",
  system_name: "Invented server",
  number_of_nodes: "2",
  accelerators_per_node: 8,
  accelerator_model_name: "Invented GPU",
  accelerator_memory_capacity: "180 GB",
  host_processor_model_name: "Invented CPU",
  framework: "InventedRT 1.0",
};

/** A row of a round's table of results. */
export function madeUpRow(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ID: "9.9-0001",
    Submitter: "MadeUp",
    Category: "closed",
    Suite: "datacenter",
    System: "Invented server",
    Model: "llama2-70b-99",
    Scenario: "Offline",
    Accuracy: "ROUGE1: 44.5  ROUGEL: 28.25  TOKENS_PER_SAMPLE: 301.1",
    Nodes: 2,
    Processor: "Invented CPU",
    Accelerator: "Invented GPU",
    "a#": 4.0,
    Software: "InventedRT 1.0",
    has_power: true,
    weight_data_types: "fp8",
    Performance_Result: 25_000.5,
    Performance_Units: "Tokens/s",
    Power_Result: 9000.5,
    Power_Units: "Watts",
    Location: "closed/MadeUp/results/box_8x/llama2-70b-99/Offline",
    ...changes,
  };
}
