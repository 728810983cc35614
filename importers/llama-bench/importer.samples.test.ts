import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalValues } from "../serving/canonical-values";
import { textFile } from "../source-file";
import { llamaBench } from "./importer";

/** Files that real tools wrote, where somebody has them beside the project. */
const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../../shared/samples");

async function importSample(name: string) {
  const file = textFile(name, readFileSync(join(SAMPLES, "llama-bench", name), "utf8"));
  expect(llamaBench.recognises(file)).toBe(true);
  const { readings, skipped } = await llamaBench.read([file], [file]);
  return {
    readings,
    values: readings.map(canonicalValues),
    skipped: skipped.map(({ reason }) => reason),
  };
}

describe.skipIf(!existsSync(SAMPLES))("the real files of shared/samples", () => {
  test("llama-bench: prefill and generation are two runs", async () => {
    const { values, readings } = await importSample("rtx4090_snowpiercer-15b_q3kl.json");
    expect(values).toEqual([
      { throughput: "3024.404345 tokens/s", al: "2.708634165 s", size: "7.98230528 GB" },
      { it: "85.498819 tokens/s", al: "14.97097148 s", size: "7.98230528 GB" },
    ]);
    expect(readings[0]?.facts.technique).toEqual({ family: "quantization", name: "Q3_K_L" });
    expect(readings[0]?.facts.model).toEqual({ name: "Snowpiercer-15B-v1", parameters_b: 14.9741824 });
  });

  test("llama-bench: prefill at nine depths", async () => {
    const { values } = await importSample("strix-halo_qwen3.6-35b-a3b_q8_vulkan_prefill.jsonl");
    expect(values).toEqual([
      { throughput: "1176.605831 tokens/s", al: "1.740633486 s", size: "39.08845619 GB" },
      { throughput: "1019.46736 tokens/s", al: "2.008902857 s", size: "39.08845619 GB" },
      { throughput: "900.457499 tokens/s", al: "2.274401121 s", size: "39.08845619 GB" },
      { throughput: "803.847519 tokens/s", al: "2.547747743 s", size: "39.08845619 GB" },
      { throughput: "720.800158 tokens/s", al: "2.84129921 s", size: "39.08845619 GB" },
      { throughput: "653.120601 tokens/s", al: "3.135716332 s", size: "39.08845619 GB" },
      { throughput: "582.871496 tokens/s", al: "3.51364938 s", size: "39.08845619 GB" },
      { throughput: "508.472147 tokens/s", al: "4.02775869 s", size: "39.08845619 GB" },
      { throughput: "445.835762 tokens/s", al: "4.593783675 s", size: "39.08845619 GB" },
    ]);
  });

  test("llama-bench: generation at nine depths", async () => {
    const { values } = await importSample("strix-halo_qwen3.6-27b_q8_rocm_generation.jsonl");
    expect(values).toEqual([
      { it: "6.564042 tokens/s", al: "19.50018405 s", size: "35.76548966 GB" },
      { it: "6.463407 tokens/s", al: "19.80379872 s", size: "35.76548966 GB" },
      { it: "6.372255 tokens/s", al: "20.08708193 s", size: "35.76548966 GB" },
      { it: "6.282435 tokens/s", al: "20.37426881 s", size: "35.76548966 GB" },
      { it: "6.19293 tokens/s", al: "20.66873271 s", size: "35.76548966 GB" },
      { it: "6.108451 tokens/s", al: "20.9545798 s", size: "35.76548966 GB" },
      { it: "6.027358 tokens/s", al: "21.23650465 s", size: "35.76548966 GB" },
      { it: "5.948842 tokens/s", al: "21.51679665 s", size: "35.76548966 GB" },
      { it: "5.870429 tokens/s", al: "21.80420269 s", size: "35.76548966 GB" },
    ]);
  });

  test("llama-bench: a model in three parts", async () => {
    const { values, readings } = await importSample(
      "strix-halo_deepseek-v4-flash_iq2xxs_vulkan_generation.jsonl",
    );
    expect(values).toEqual([
      { it: "13.077032 tokens/s", al: "9.788155903 s", size: "90.85539158 GB" },
      { it: "12.483338 tokens/s", al: "10.25387977 s", size: "90.85539158 GB" },
      { it: "12.138796 tokens/s", al: "10.54491857 s", size: "90.85539158 GB" },
      { it: "11.908373 tokens/s", al: "10.74891962 s", size: "90.85539158 GB" },
      { it: "11.643902 tokens/s", al: "10.99307898 s", size: "90.85539158 GB" },
      { it: "11.486285 tokens/s", al: "11.14389219 s", size: "90.85539158 GB" },
      { it: "11.327719 tokens/s", al: "11.29991631 s", size: "90.85539158 GB" },
      { it: "11.191262 tokens/s", al: "11.43769749 s", size: "90.85539158 GB" },
      { it: "10.985262 tokens/s", al: "11.65213278 s", size: "90.85539158 GB" },
    ]);
    expect(readings[0]?.facts.technique).toEqual({ family: "quantization", name: "IQ2_XXS" });
    expect(JSON.stringify(readings)).not.toContain("/home/");
  });

  test("a table made from llama-bench's output is derived", async () => {
    const { values, skipped } = await importSample("strix-halo_curve_summary.csv");
    expect(values).toEqual([]);
    expect(skipped).toEqual(["derived"]);
  });

  test("a table of qualities per quantisation is nobody's here", () => {
    const path = "llama-bench/ghost91_kld-results.csv";
    const file = textFile(path, readFileSync(join(SAMPLES, path), "utf8"));
    expect(llamaBench.recognises(file)).toBe(false);
  });
});
