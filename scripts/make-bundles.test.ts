import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Bundle, type BundleResult, type MeasuredValue, type QualityScore } from "@/benchmark/bundle";
import { checkBundleText } from "@/benchmark/checks";
import { peftTechnique } from "@/importers/peft-methods";
import { BUNDLES_FOLDER, bundleFiles, readFigures } from "./bundle-files";
import { paperBundles } from "./paper-bundles";
import type { Figure } from "./paper-figures";

const committed = readdirSync(BUNDLES_FOLDER).filter((name) => name.endsWith(".json"));
const text = (name: string) => readFileSync(join(BUNDLES_FOLDER, name), "utf8");
const bundle = (name: string) => Bundle.parse(JSON.parse(text(name)));
const { figures, runs } = readFigures();

/** The bundle that each of the paper's tables and figures goes into. */
const BUNDLE_OF: Record<string, string> = {
  "Table 3": "efficientllm-table-03-attention.json",
  "Table 4": "efficientllm-table-04-positional-encoding.json",
  "Table 5": "efficientllm-table-05-moe.json",
  "Table 6": "efficientllm-table-06-attention-free.json",
  "Table 7": "efficientllm-table-07-openo1-sft.json",
  "T.png panel a, lower bars (= paper Figure 4a)": "efficientllm-table-07-openo1-sft.json",
  "Table 8": "efficientllm-table-08-medical-o1.json",
  "T.png panel b, line (= paper Figure 4b)": "efficientllm-table-08-medical-o1.json",
  "Table 9": "efficientllm-table-09-16-quantization.json",
  "Table 16": "efficientllm-table-09-16-quantization.json",
  "Table 16 (by content)": "efficientllm-table-09-16-quantization.json",
  "Table 10": "efficientllm-table-10-vision-attention.json",
  "Table 11": "efficientllm-table-11-vision-moe.json",
  "Table 12": "efficientllm-table-12-vision-language-chatqa.json",
  "Table 13": "efficientllm-table-13-vision-fine-tuning.json",
};

type Value = MeasuredValue | QualityScore;
function values(result: BundleResult): Value[] {
  const measured = Object.values(result.metrics).flatMap((metric) =>
    metric && "value" in metric ? [metric] : [],
  );
  return [...measured, ...(result.quality ?? [])];
}
const allValues = (name: string) => bundle(name).results.flatMap(values);
const reading = ({ note }: Value) => note?.match(/Figure 4[ab], digitised: (\S+) ± (\S+)\./);
const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

function result(name: string, id: string): BundleResult {
  const found = bundle(name).results.find((one) => one.id === id);
  if (!found) throw new Error(`${name} has no ${id}`);
  return found;
}

describe("the committed bundles", () => {
  test("are what the script makes of the figures, to the byte", () => {
    const made = bundleFiles();
    expect([...made.keys()].sort()).toEqual(committed.sort());
    for (const [name, expected] of made) expect(text(name)).toBe(expected);
  });

  test.each(committed)("%s is a valid bundle whose ids are unique and whose baselines resolve", (name) => {
    const { results, environments } = bundle(name);
    const ids = results.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { baseline, environment } of results) {
      expect(Object.keys(environments)).toContain(environment);
      if (baseline) expect(ids).toContain(baseline);
    }
  });
});

describe("the checks", () => {
  test.each(committed)("find nothing in %s", (name) => {
    expect(checkBundleText(text(name)).findings).toEqual([]);
  });
});

describe("the 403 figures of the paper", () => {
  const files = [...new Set(Object.values(BUNDLE_OF))];

  test("are all in: 380 as values, 23 as readings beside the printed value", () => {
    expect(figures).toHaveLength(403);
    const found = files.flatMap(allValues);
    expect(found).toHaveLength(380);
    expect(found.filter(reading)).toHaveLength(23);
  });

  test.each(files)("%s holds exactly the numbers of its tables", (name) => {
    const numbers = figures.filter(({ table }) => BUNDLE_OF[table] === name).map(({ value }) => value);
    const found = allValues(name).flatMap((value) => {
      const beside = reading(value)?.[1];
      return beside ? [value.value, Number(beside)] : [value.value];
    });
    expect(sorted(found)).toEqual(sorted(numbers));
  });

  test("stand on the model and the technique that the paper prints them for", () => {
    expect(
      result("efficientllm-table-03-attention.json", "qwen2.5-style-1.5b-decoder-mla").metrics.amu,
    ).toEqual({
      value: 52.93,
      unit: "GB",
      origin: "reported",
      reference: "EfficientLLM (arXiv:2505.13840), Table 3; quoted by several sources",
    });
    const int4 = result("efficientllm-table-09-16-quantization.json", "phi-4-int4");
    expect(int4.baseline).toBe("phi-4-bfloat16");
    expect(int4.metrics.amu).toMatchObject({ value: 43.27, unit: "GB" });
    expect(int4.quality).toMatchObject([{ metric: "mean score", value: 0.395, better: "higher" }]);
    expect(
      result("efficientllm-table-12-vision-language-chatqa.json", "qvq-pre-72b-rslora").quality,
    ).toMatchObject([{ task: "ChatQA", metric: "training loss", value: 0.1434 }]);
  });

  test("never become one where a value was both printed and read off: the printed one stands", () => {
    const [loss] = result("efficientllm-table-07-openo1-sft.json", "llama-3.2-1b-dora").quality ?? [];
    expect(loss).toMatchObject({
      value: 0.7547,
      origin: "reported",
      note: "Figure 4a, digitised: 0.757 ± 0.006.",
    });
    expect(loss).not.toHaveProperty("uncertainty");
  });

  test("are marked digitised with their reading uncertainty where they were only read off", () => {
    const digitised = files.flatMap(allValues).filter(({ origin }) => origin === "digitised");
    expect(digitised).toHaveLength(47);
    expect(new Set(digitised.map(({ uncertainty }) => JSON.stringify(uncertainty)))).toEqual(
      new Set(['{"kind":"reading","value":0.006}', '{"kind":"reading","value":0.01}']),
    );
    expect(result("efficientllm-table-08-medical-o1.json", "llama-3.2-3b-lora").quality).toEqual([
      {
        task: "Medical-o1-reasoning-SFT",
        metric: "training loss",
        value: 1.527,
        better: "lower",
        uncertainty: { kind: "reading", value: 0.01 },
        origin: "digitised",
        reference: "EfficientLLM (arXiv:2505.13840), Figure 4b; digitised from T.png panel b, line",
      },
    ]);
  });

  test("keep every doubt", () => {
    const doubts = files.flatMap(allValues).flatMap(({ doubt }) => doubt ?? []);
    const expected = figures.flatMap(({ doubt }) => (doubt ? [doubt.replace(/\.?$/, ".")] : []));
    const summed = "The column is called Sum AL, and what is summed is not stated.";
    expect(doubts.sort()).toEqual([...expected, summed, summed].sort());
  });

  test("name no scope, because the paper does not state one", () => {
    for (const value of files.flatMap(allValues)) expect(value).not.toHaveProperty("scope");
  });

  test("leave full fine-tuning with half the batch size without a baseline", () => {
    const full = files.flatMap((name) =>
      bundle(name).results.filter(({ technique }) => technique.name === "full"),
    );
    expect(full.map(({ baseline }) => baseline)).toEqual(full.map(() => undefined));
    expect(full.length).toBe(13);
  });

  test("mark every Full* as not comparable, and nothing else", () => {
    const marked = files.flatMap((name) => {
      const { results } = bundle(name);
      const own = results.filter(({ not_comparable }) => not_comparable !== undefined);
      return own.length > 0 ? [[name, own.map(({ technique }) => technique.name)]] : [];
    });
    const full = (count: number) => Array.from({ length: count }, () => "full");
    // Table 13 prints its two full rows without the asterisk.
    expect(marked).toEqual([
      ["efficientllm-table-07-openo1-sft.json", full(7)],
      ["efficientllm-table-08-medical-o1.json", full(3)],
      ["efficientllm-table-12-vision-language-chatqa.json", full(1)],
    ]);
    expect(result("efficientllm-table-08-medical-o1.json", "llama-3.2-1b-full").not_comparable).toBe(
      'printed as "Full*": DeepSpeed ZeRO-3 Offload with half the batch size of the PEFT runs, and so not directly comparable with them',
    );
  });

  test("are refused where two of them claim one cell or a unit is another", () => {
    const first: Figure = {
      axis: "architecture",
      modality: "language",
      table: "Table 3",
      model: "Qwen2.5-style 1.5B decoder",
      parameters_b: 1.5,
      technique: "MQA",
      metric: "PPL",
      value: 8.23,
      unit: "perplexity",
      hardware: "48x NVIDIA GH200 96GB",
      dataset: "FineWeb-Edu 350B tokens",
      origin: "reported, quoted by several sources",
    };
    expect(() => paperBundles([first, { ...first, value: 8.24 }])).toThrow("two figures for");
    expect(() => paperBundles([{ ...first, unit: "bits" }])).toThrow("PPL in bits");
    expect(() => paperBundles([{ ...first, table: "Table 99" }])).toThrow("Table 99: in no bundle");
    expect(() => paperBundles([{ ...first, hardware: "a laptop" }])).toThrow("a laptop: not known");
  });
});

describe("the 87 runs of the PEFT comparison", () => {
  const results = ["peft-metamathqa.json", "peft-image-gen.json"].flatMap((name) => bundle(name).results);

  test("are all in, with every value that was logged", () => {
    expect(runs).toHaveLength(87);
    expect(results).toHaveLength(87);
    for (const run of runs) {
      const found = results.find(({ technique }) => technique.settings?.experiment === run.experiment);
      expect(found?.metrics).toMatchObject({
        amu: { value: run.accelerator_memory_reserved_avg_bytes, unit: "B", scope: "total" },
        peak_memory: { value: run.accelerator_memory_max_bytes, unit: "B", scope: "total" },
        size: { value: run.file_size_bytes, unit: "B" },
        train_time: { value: run.train_time_s, unit: "s" },
      });
      const scores = [run.train_loss, run.test_accuracy ?? run.dino_similarity];
      expect(found?.quality?.map(({ value }) => value)).toEqual(scores);
      expect(found?.technique.settings?.trainable_params).toBe(run.trainable_params);
    }
  });

  test("are measured, every one", () => {
    expect(new Set(results.flatMap(values).map(({ origin }) => origin))).toEqual(new Set(["measured"]));
  });

  test("are compared with plain LoRA, but for the run of 300 steps, which is its own workload", () => {
    const without = results.filter(({ baseline }) => baseline === undefined).map(({ id }) => id);
    expect(without).toEqual([
      "lora-llama-3.2-3b-rank32",
      "full-finetuning-flux2-klein-default",
      "lora-flux2-klein-default",
    ]);
    expect(result("peft-image-gen.json", "full-finetuning-flux2-klein-default").workload.steps).toBe(300);
  });

  test("are named as the field spells them", () => {
    const lora = { experiment: "lora--llama-3.2-3B-rank32", peft_type: "LORA" };
    expect(peftTechnique(lora)).toBe("LoRA");
    expect(peftTechnique({ ...lora, use_dora: true })).toBe("DoRA");
    expect(peftTechnique({ ...lora, use_rslora: true })).toBe("RSLoRA");
    expect(peftTechnique({ ...lora, init: "mica" })).toBe("MiCA");
    expect(peftTechnique({ ...lora, experiment: "lora--llama-3.2-3B-rank14-target-mlp-bdlora" })).toBe(
      "BD-LoRA",
    );
    expect(peftTechnique({ experiment: "vblora--default", peft_type: "VBLORA" })).toBe("VB-LoRA");
    expect(peftTechnique({ experiment: "new", peft_type: "NEW_ONE" })).toBe("NEW_ONE");
    expect(results.filter(({ technique }) => technique.name === "LoRA").map(({ id }) => id)).toEqual([
      "lora-llama-3.2-3b-rank32",
      "lora-flux2-klein-default",
      "lora-flux2-klein-rank64",
    ]);
  });
});

describe("bundles/README.md", () => {
  const readme = text("README.md");

  test.each(committed)("counts the sources in %s", (name) => {
    const found = allValues(name);
    const { results } = bundle(name);
    expect(readme).toContain(
      name.startsWith("peft-")
        ? `| \`${name}\` | ${results.length} | ${found.length} | ${results.length} runs | – |`
        : `| \`${name}\` | ${results.length} | ${found.length} | ${found.length} figures | ${found.filter(reading).length || "–"} |`,
    );
  });
});
