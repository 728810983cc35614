import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { CLAIMS } from "./claims";

// Every value here is made up.
function testClaim(id: string, results: readonly Result[]) {
  const claim = CLAIMS.find((one) => one.id === id);
  if (!claim) throw new Error(`there is no claim ${id}`);
  return claim.test(results);
}

const verdicts = (id: string, results: readonly Result[]) =>
  Object.fromEntries(testClaim(id, results).parts.map(({ name, verdict }) => [name, verdict]));

test("every claim of the list is there once, those of the abstract first", () => {
  expect(CLAIMS.map(({ id, where }) => `${id} ${where}`)).toEqual([
    "no-universal-winner abstract",
    "modality-transfer abstract",
    "moe-tradeoff abstract",
    "mqa-constrained abstract",
    "mla-quality abstract",
    "rslora-scale abstract",
    "int4-savings abstract",
    "relative-efficient text",
    "nsa-power text",
    "freeze-latency text",
    "full-diminishing text",
    "dora-latency text",
    "bf16-over-fp16 text",
  ]);
});

test("without results no claim is testable, and each says what would have to be run", () => {
  for (const claim of CLAIMS) {
    const { verdict, parts } = claim.test([]);
    expect(`${claim.id} ${verdict}`).toBe(`${claim.id} not testable`);
    expect(parts.every(({ missing }) => missing.length > 0)).toBe(true);
  }
});

describe("int4 and bfloat16", () => {
  const run = (technique: string, values: Parameters<typeof aStoredResult>[0], score: number) =>
    aStoredResult(values, {
      technique,
      axis: "inference",
      family: "quantization",
      quality: [{ task: "MMLU", metric: "accuracy", value: score, better: "higher", origin: "measured" }],
    });

  test("memory and energy that fall four times at 4% of accuracy bear the claim out", () => {
    // Memory 40 / 10 = 4. Energy 400 W / 20 tokens/s = 20 J, and 200 / 40 = 5 J: 4 times. 0.48 of 0.50 is −4%.
    const results = [
      run("int4", { amu: 10, aec: 200, it: 40 }, 0.48),
      run("bfloat16", { amu: 40, aec: 400, it: 20 }, 0.5),
    ];
    expect(testClaim("int4-savings", results).verdict).toBe("supported");
  });

  test("3 to 5% is what rounds to 3, 4 or 5, half a per cent upwards", () => {
    const lost = (score: number) =>
      verdicts("int4-savings", [run("int4", {}, score), run("bfloat16", {}, 0.4)])["3 to 5% less accurate"];
    // 0.39 of 0.40 is a loss of 2.5%, 0.3904 of 2.4%, 0.378 of 5.5%, 0.3784 of 5.4%.
    expect([0.3904, 0.39, 0.3784, 0.378].map(lost)).toEqual([
      "contradicted",
      "supported",
      "supported",
      "contradicted",
    ]);
    const { parts } = testClaim("int4-savings", []);
    expect(parts.at(-1)?.supports).toBe(
      "The score falls by 2.5% to under 5.5% of bfloat16’s, which rounds to a loss of 3, 4 or 5%.",
    );
  });

  test("power that rises can still be less energy, and MCR is nothing of either", () => {
    // Energy 300 W / 30 tokens/s = 10 J, and 330 / 60 = 5.5 J: a factor of 1.818.
    const results = [
      run("int4", { amu: 30, aec: 330, it: 60, mcr: 3.9 }, 0.49),
      run("bfloat16", { amu: 40, aec: 300, it: 30 }, 0.5),
    ];
    expect(verdicts("int4-savings", results)).toEqual({
      "Less memory": "supported",
      "Up to 3.9 times less memory": "contradicted",
      "Less power": "contradicted",
      "Less energy": "supported",
      "Up to 3.9 times less energy": "contradicted",
      "3 to 5% less accurate": "contradicted",
    });
    const { reason, caveats } = testClaim("int4-savings", results);
    expect(reason).toContain("Energy per token factor of 1.82");
    expect(caveats[0]).toContain("The largest MCR of int4 here is 3.9, on Qwen2.5-7B.");
  });

  test("energy that was measured stands before energy that is computed", () => {
    const results = [
      run("int4", { energy_per_token: 12, aec: 330, it: 60 }, 0.49),
      run("bfloat16", { energy_per_token: 10, aec: 300, it: 30 }, 0.5),
    ];
    expect(verdicts("int4-savings", results)["Less energy"]).toBe("contradicted");
  });

  test("throughput in images is no base for energy per token", () => {
    const images = (value: number) => aMeasurement(value, { unit: "images/s" });
    const results = [
      run("int4", { aec: 200, it: images(40) }, 0.48),
      run("bfloat16", { aec: 400, it: images(20) }, 0.5),
    ];
    expect(verdicts("int4-savings", results)["Less energy"]).toBe("not testable");
  });

  test("bfloat16 is held against float16 on Hopper alone", () => {
    const on = (accelerator: string) =>
      ["bfloat16", "float16"].map((technique, index) => ({
        ...run(technique, { it: 30 - index, al: 1 + index, aec: 300 + index }, 0.5),
        environment: { accelerator, count: 1 },
      }));
    expect(testClaim("bf16-over-fp16", on("NVIDIA H100 80GB")).verdict).toBe("supported");
    expect(testClaim("bf16-over-fp16", on("NVIDIA GH200")).verdict).toBe("supported");
    expect(testClaim("bf16-over-fp16", on("NVIDIA A100")).verdict).toBe("not testable");
  });
});

describe("fine-tuning", () => {
  const tuned = (technique: string, loss: number, model: string, parametersB: number, al?: number) =>
    aStoredResult(al === undefined ? {} : { al }, {
      technique,
      model,
      parametersB,
      quality: [
        { task: "OpenO1-SFT", metric: "training loss", value: loss, better: "lower", origin: "measured" },
      ],
    });

  test("RSLoRA that is better at 14B and worse at 7B bears the claim out; better at 7B does not", () => {
    const large = [tuned("RSLoRA", 0.4, "B-14B", 14), tuned("LoRA", 0.5, "B-14B", 14)];
    const worse = [tuned("RSLoRA", 0.6, "A-7B", 7), tuned("LoRA", 0.5, "A-7B", 7)];
    const better = [tuned("RSLoRA", 0.4, "A-7B", 7), tuned("LoRA", 0.5, "A-7B", 7)];
    expect(testClaim("rslora-scale", [...large, ...worse]).verdict).toBe("supported");
    expect(testClaim("rslora-scale", [...large, ...better]).verdict).toBe("mixed");
    const { verdict, untested } = testClaim("rslora-scale", large);
    expect([verdict, untested]).toEqual(["supported", 1]);
  });

  test("freezing is measured against PEFT techniques, not against full fine-tuning", () => {
    // 3 / 1 is threefold; 5 / 1 is not.
    const results = [
      tuned("freeze", 0.5, "A-7B", 7, 1),
      tuned("LoRA", 0.5, "A-7B", 7, 3),
      tuned("full", 0.5, "A-7B", 7, 5),
    ];
    expect(testClaim("freeze-latency", results).verdict).toBe("supported");
  });

  test("a gain of full fine-tuning that shrinks from band to band bears the claim out", () => {
    const gains = (small: number, large: number) => [
      tuned("full", 1 - small, "A-1B", 1, 1),
      tuned("LoRA", 1, "A-1B", 1, 1),
      tuned("full", 1 - large, "A-7B", 7, 1),
      tuned("LoRA", 1, "A-7B", 7, 1),
    ];
    const part = testClaim("full-diminishing", gains(0.2, 0.1));
    expect(part.verdict).toBe("supported");
    expect(part.parts[0]?.votes.map(({ label }) => label)).toEqual([
      "A-1B −20.0%, A-7B −10.0% (8x NVIDIA H200, OpenO1-SFT)",
    ]);
    expect(testClaim("full-diminishing", gains(0.1, 0.2)).verdict).toBe("contradicted");
    expect(testClaim("full-diminishing", gains(0.1, 0.1)).verdict).toBe("not testable");
  });
});

test("a finding keeps 50 rows of each part, counts the others, and is judged by all of them", () => {
  const run = (technique: string, batch_size: number, amu: number) =>
    aStoredResult(
      { amu },
      {
        id: `${technique}-${batch_size}`,
        technique,
        axis: "inference",
        family: "quantization",
        workload: { dataset: "OpenO1-SFT", batch_size },
      },
    );
  const results = Array.from({ length: 60 }, (_, index) => [
    run("int4", index + 1, index < 58 ? 30 : 50),
    run("bfloat16", index + 1, 40),
  ]).flat();
  const part = testClaim("int4-savings", results).parts[0];
  expect(part?.reason).toBe("Of 60 comparisons 58 speak for it, 2 against it: AMU −25.0% to +25.0%.");
  expect(part?.rows.map(({ says }) => says).slice(0, 3)).toEqual(["against", "against", "for"]);
  expect([part?.rows.length, part?.votes.length]).toEqual([50, 50]);
  expect(part?.more).toEqual({ votes: 10, rows: 10, barred: 0, missing: 0 });
});

test("RSLoRA of another rank than LoRA decides nothing", () => {
  const run = (technique: string, r: number, loss: number) =>
    aStoredResult(
      {},
      {
        technique,
        settings: { r },
        quality: [{ task: "t", metric: "training loss", value: loss, better: "lower", origin: "measured" }],
      },
    );
  const below = (r: number) =>
    verdicts("rslora-scale", [run("RSLoRA", r, 0.6), run("LoRA", 32, 0.5)])["Not better below"];
  expect([64, 32].map(below)).toEqual(["not testable", "supported"]);
});

describe("attention", () => {
  const attention = (technique: string, amu: number, al: number) =>
    aStoredResult({ amu, al }, { technique, axis: "architecture", family: "attention" });

  test("a variant that is better on memory and no worse on latency beats MQA on both", () => {
    const beaten = [attention("MQA", 40, 2), attention("GQA", 30, 2)];
    expect(verdicts("mqa-constrained", beaten)["Not beaten on both"]).toBe("contradicted");
    const traded = [attention("MQA", 40, 1), attention("GQA", 30, 2)];
    expect(verdicts("mqa-constrained", traded)["Not beaten on both"]).toBe("supported");
  });

  test("only one accelerator of at most 24 GB counts as constrained", () => {
    const on = (memory_gb: number) =>
      [attention("MQA", 10, 1), attention("GQA", 12, 2)].map((result) => ({
        ...result,
        environment: { accelerator: "A card", count: 1, memory_gb },
      }));
    expect(verdicts("mqa-constrained", on(24))["On a constrained device"]).toBe("supported");
    expect(verdicts("mqa-constrained", on(25))["On a constrained device"]).toBe("not testable");
  });
});

test("40% more memory is 35% to under 45%, against the dense model of the pair alone", () => {
  const run = (technique: string, amu: number, model: string, pairedModel = model) =>
    aStoredResult({ amu }, { technique, model, pairedModel, axis: "architecture", family: "moe" });
  const memory = (amu: number) =>
    verdicts("moe-tradeoff", [
      run("dense", 100, "Dense 1B"),
      run("MoE", amu, "MoE 1Bx8", "Dense 1B"),
      run("MoE", 500, "MoE 2Bx8"),
    ])["40% more memory"];
  expect([134, 135, 144, 145].map(memory)).toEqual([
    "contradicted",
    "supported",
    "supported",
    "contradicted",
  ]);
});
