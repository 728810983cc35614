/** A report in the shape of version 0.5, with invented values. */
export function madeUpReport(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    load_model: stage({ latency: latency(9) }),
    prefill: stage({
      memory: memory(20_000, 19_000),
      latency: latency(0.25),
      throughput: { unit: "samples/s", value: 16 },
    }),
    decode: stage({
      memory: memory(24_500, 21_000),
      latency: latency(2.5),
      throughput: { unit: "tokens/s", value: 100.5 },
    }),
    per_token: stage({ latency: latency(0.04) }),
    ...changes,
  };
}

/** A report of the energy scenario with invented values: 100 samples of 50 generated tokens. */
export function madeUpEnergyReport(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    prefill: stage({
      energy: { unit: "kWh", cpu: 0.0005, ram: 0.0005, gpu: 0.004, total: 0.005 },
      efficiency: { unit: "samples/kWh", value: 20_000 },
    }),
    decode: stage({
      energy: { unit: "kWh", cpu: 0.001, ram: 0.001, gpu: 0.008, total: 0.01 },
      efficiency: { unit: "tokens/kWh", value: 500_000 },
    }),
    ...changes,
  };
}

/** The configuration beside it. */
export function madeUpConfig(backend: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: "made-up",
    backend: {
      name: "pytorch",
      version: "9.9",
      _target_: "optimum_benchmark.backends.pytorch.backend.PyTorchBackend",
      model: "made-up-org/Invented-3B",
      task: "text-generation",
      device: "cuda",
      device_ids: "0,2",
      torch_dtype: "bfloat16",
      quantization_scheme: null,
      volumes: { "/home/somebody/.cache": { bind: "/data" } },
      ...backend,
    },
    scenario: {
      input_shapes: { batch_size: 4, sequence_length: 32 },
      generate_kwargs: { max_new_tokens: 64 },
    },
    environment: {
      cpu: " Invented CPU 64-Core",
      gpu: ["Invented GPU 40GB", "Display", "Invented GPU 40GB"],
      gpu_count: 3,
      gpu_vram_mb: 80_000_000_000,
      optimum_benchmark_version: "0.5.0",
      transformers_version: "4.0.0",
    },
  };
}

/** A table of version 0.0.x, units in its header. */
export const MADE_UP_TABLE = [
  "forward.latency(s),forward.throughput(samples/s),forward.peak_memory(MB),generate.latency(s),generate.throughput(tokens/s),generate.peak_memory(MB)",
  "0.05,20,15000,12.5,80,16500",
].join("\n");

/** A table that is flattened from reports and configurations. */
export const MADE_UP_FLAT_TABLE = [
  "config.backend.model,config.backend.torch_dtype,config.backend.device,report.prefill.latency.mean,report.decode.latency.mean,report.decode.latency.unit,report.decode.throughput.value,report.decode.throughput.unit,report.decode.memory.max_allocated,report.decode.memory.unit",
  "made-up-org/Invented-3B,float16,cuda,0.5,1.5,s,30,tokens/s,9000,MB",
].join("\n");

function stage(parts: Record<string, unknown>): Record<string, unknown> {
  return { memory: null, latency: null, throughput: null, energy: null, efficiency: null, ...parts };
}

function memory(process: number, allocated: number): Record<string, unknown> {
  return {
    unit: "MB",
    max_ram: 1000,
    max_global_vram: 99_000,
    max_process_vram: process,
    max_allocated: allocated,
  };
}

function latency(mean: number): Record<string, unknown> {
  return { unit: "s", values: [mean, mean], count: 2, total: 2 * mean, mean, p50: mean, stdev: 0, stdev_: 0 };
}
