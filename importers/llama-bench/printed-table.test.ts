import { expect, test } from "vitest";
import { canonicalValues } from "../serving/canonical-values";
import { textFile } from "../source-file";
import { llamaBench } from "./importer";

/** Made up, in the shape of build 5882. */
const TABLE = `ggml_cuda_init: GGML_CUDA_FORCE_MMQ:    no
ggml_cuda_init: found 2 CUDA devices:
  Device 0: NVIDIA H100, compute capability 9.0, VMM: yes
  Device 1: NVIDIA H100, compute capability 9.0, VMM: yes
| model                          |       size |     params | backend    | ngl | fa |            test |                  t/s |
| ------------------------------ | ---------: | ---------: | ---------- | --: | -: | --------------: | -------------------: |
| llama 7B Q4_K - Medium         |   3.50 GiB |     6.75 B | CUDA       |  99 |  1 |           pp512 |      9000.50 ± 45.25 |
| llama 7B Q4_K - Medium         |   3.50 GiB |     6.75 B | CUDA       |  99 |  1 |           tg128 |        150.25 ± 0.50 |
| llama 7B Q4_K - Medium         |   3.50 GiB |     6.75 B | CUDA       |  99 |  1 |   tg128 @ d4096 |        120.00 ± 0.00 |
| llama 7B Q4_K - Medium         |   3.50 GiB |     6.75 B | CUDA       |  99 |  1 |     pp512+tg128 |        600.00 ± 1.00 |

build: 0abc123d (5882)
`;
const read = async (text: string) => {
  const file = textFile("notes/bench.md", text);
  expect(llamaBench.recognises(file)).toBe(true);
  return await llamaBench.read([file], [file]);
};

test("a printed table gives speeds and sizes in the units that it prints, and no latency", async () => {
  const { readings, skipped } = await read(TABLE);
  expect(skipped).toEqual([]);
  expect(readings.map(({ label }) => label)).toEqual(["pp512", "tg128", "tg128 @ d4096", "pp512+tg128"]);
  const size = "3.758096384 GB";
  expect(readings.map(canonicalValues)).toEqual([
    { throughput: "9000.5 tokens/s", size },
    { it: "150.25 tokens/s", size },
    { it: "120 tokens/s", size },
    { throughput: "600 tokens/s", size },
  ]);
  expect(readings[1]?.metrics.it).toMatchObject({ uncertainty: { kind: "stdev", value: 0.5 } });
  expect(readings[2]?.metrics.it).not.toHaveProperty("uncertainty");
});

test("devices stand above it, the build below it, and no model's name in it", async () => {
  const { readings } = await read(TABLE);
  expect(readings[1]).toMatchObject({ version: "b5882 (0abc123d)" });
  expect(readings[1]?.facts).toEqual({
    axis: "inference",
    modality: "language",
    model: { parameters_b: 6.75 },
    technique: { family: "quantization", name: "Q4_K_M" },
    environment: { accelerator: "NVIDIA H100", count: 2, software: { "llama.cpp": "b5882 (0abc123d)" } },
    workload: {
      task: "generation",
      output_tokens: 128,
      settings: { n_depth: 0, n_gpu_layers: 99, flash_attn: true },
    },
  });
});

test("each table of a log has its own devices and build", async () => {
  const other = TABLE.replaceAll("NVIDIA H100", "AMD Instinct MI300X")
    .replace("(5882)", "(6000)")
    .replaceAll("150.25", "99.5");
  const { readings } = await read(`${TABLE}\nsome words\n${other}`);
  const generation = readings.filter(({ label }) => label.startsWith("tg128, no.") || label === "tg128");
  expect(generation.map(({ facts }) => facts.environment?.accelerator)).toEqual([
    "NVIDIA H100",
    "AMD Instinct MI300X",
  ]);
  expect(generation.map(({ version }) => version)).toEqual(["b5882 (0abc123d)", "b6000 (0abc123d)"]);
});

test("without a log, where it ran is not known; on the processor it has no accelerator", async () => {
  const bare = TABLE.slice(TABLE.indexOf("|"));
  expect((await read(bare)).readings[0]?.facts.environment).not.toHaveProperty("accelerator");
  const { readings } = await read(TABLE.replaceAll("| CUDA  ", "| CPU   "));
  expect(readings[0]?.facts.environment).not.toHaveProperty("accelerator");
});

test("Vulkan's devices and millions of parameters are read, broken rows and signs are no harm", async () => {
  const text = TABLE.replace(
    /^ {2}Device 0.*$/m,
    "ggml_vulkan: 0 = Radeon 8060S (RADV) (radv) | uma: 1 | fp16: 1",
  )
    .replace(/^ {2}Device 1.*\n/m, "")
    .replaceAll("6.75 B", "134.50 M")
    .replaceAll("3.50 GiB", "137.00 MiB")
    .replaceAll("±", "Â±")
    .replace("|           pp512 |", "|           pp512 | 1 |");
  const { readings } = await read(text.replaceAll("\n", "\r\n"));
  expect(readings).toHaveLength(3);
  expect(canonicalValues(readings[0] ?? never())).toEqual({ it: "150.25 tokens/s", size: "0.143654912 GB" });
  expect(readings[0]?.facts).toMatchObject({
    model: { parameters_b: 0.1345 },
    environment: { accelerator: "AMD Radeon 8060S", count: 1 },
  });
});

test("other tables with a model's size are nobody's here", () => {
  const other =
    "| model | size | params | ppl |\n| --- | --- | --- | --- |\n| llama 7B | 3.56 GiB | 6.74 B | 5.9 |\n";
  expect(llamaBench.recognises(textFile("ppl.md", other))).toBe(false);
});

function never(): never {
  throw new Error("no reading");
}
