import { describe, expect, test } from "vitest";
import type { QualityScore } from "./bundle";
import { insights } from "./insights";
import type { Measurement, Result } from "./result";
import { aMeasurement, aStoredResult } from "./result-builder";

function scoreOf(value: number): QualityScore {
  return { task: "mean", metric: "mean score", value, better: "higher", origin: "measured" };
}

function score(value: number): QualityScore[] {
  return [scoreOf(value)];
}

function perplexity(value: number): QualityScore[] {
  return [{ task: "FineWeb-Edu", metric: "perplexity", value, better: "lower", origin: "measured" }];
}

const serving = { axis: "inference", family: "quantization" } as const;

/** bfloat16 at 100 GB, 200 W and a mean score of 0.50, and int4 as given. */
function precisions(model: string, int4: { memory: number; power: number; quality: number }): Result[] {
  const id = `${model} bfloat16`;
  return [
    aStoredResult(
      { amu: 100, aec: 200 },
      { ...serving, model, id, technique: "bfloat16", quality: score(0.5) },
    ),
    aStoredResult(
      { amu: int4.memory, aec: int4.power },
      { ...serving, model, technique: "int4", baseline: id, quality: score(int4.quality) },
    ),
  ];
}

describe("what int4 saves", () => {
  test("is said from memory alone, with the models on which power rises", () => {
    const [insight] = insights([
      ...precisions("Small-7B", { memory: 80, power: 150, quality: 0.48 }),
      ...precisions("Large-34B", { memory: 62.5, power: 300, quality: 0.47 }),
    ]);
    expect(insight).toEqual({
      title: "int4 saves far less memory than its bits suggest",
      text:
        "Against bfloat16, int4 takes 1.25 to 1.6 times less memory on 2 models. It costs 2 to 3 points of mean task " +
        "score on 2 models. Power falls on Small-7B and rises on Large-34B.",
      href: "/trade-offs",
      chart: {
        kind: "pairs",
        title: "Average memory, GB",
        from: "bfloat16",
        to: "int4",
        rows: [
          { label: "Small-7B", from: 100, to: 80 },
          { label: "Large-34B", from: 100, to: 62.5 },
        ],
      },
    });
  });

  const roughly = (value: number, halfWidth: number, unit: string) =>
    aMeasurement(value, { unit, uncertainty: { kind: "stdev", value: halfWidth } });

  test("says nothing of a direction that the uncertainty leaves open", () => {
    const [baseline, int4] = precisions("Small-7B", { memory: 80, power: 198, quality: 0.48 });
    if (!baseline || !int4) throw new Error("two results");
    const power = { ...int4, measurements: { ...int4.measurements, aec: roughly(198, 5, "W") } };
    expect(insights([baseline, power])[0]?.text).toContain("Power can’t be told apart on Small-7B.");
    const memory = { ...int4, measurements: { ...int4.measurements, amu: roughly(99, 5, "GB") } };
    const [insight] = insights([baseline, memory]);
    expect(insight?.title).toBe("int4 does not certainly save memory");
    expect(insight?.text).toContain(
      "int4 changes memory by −1.0 per cent on one model, of which 1 within the uncertainty.",
    );
    const score = {
      ...int4,
      quality: [{ ...scoreOf(0.49), uncertainty: { kind: "stdev" as const, value: 0.05 } }],
    };
    expect(insights([baseline, score])[0]?.text).toContain(
      "It changes the mean task score by −1.0 points on one model, of which 1 within the uncertainty.",
    );
  });

  test("costs 1 point, and not 1 points", () => {
    const [insight] = insights(precisions("Small-7B", { memory: 40, power: 150, quality: 0.49 }));
    expect(insight?.text).toContain("It costs 1 point of mean task score on one model.");
  });

  test("is not said from an estimate", () => {
    const [baseline, int4] = precisions("Small-7B", { memory: 40, power: 150, quality: 0.48 });
    if (!baseline || !int4) throw new Error("two results");
    const amu = aMeasurement(40, { origin: "estimated" });
    expect(insights([baseline, { ...int4, measurements: { amu } }])).toEqual([]);
  });

  test("is called a saving once memory halves", () => {
    const [insight] = insights(precisions("Small-7B", { memory: 40, power: 150, quality: 0.48 }));
    expect(insight?.title).toBe("int4 saves memory");
    expect(insight?.text).toContain("2.5 times less memory on one model");
  });

  test("is told with its sign once a model needs more memory or gains quality", () => {
    const [insight] = insights([
      ...precisions("Small-7B", { memory: 150, power: 300, quality: 0.52 }),
      ...precisions("Large-34B", { memory: 62.5, power: 150, quality: 0.47 }),
    ]);
    expect(insight?.title).toBe("int4 does not always save memory");
    expect(insight?.text).toBe(
      "Against bfloat16, int4 changes memory by −37.5 to +50.0 per cent on 2 models. It changes the mean task score by " +
        "−3.0 to +2.0 points on 2 models. Power falls on Large-34B and rises on Small-7B.",
    );
  });

  test("counts a model once, however many pairs it has", () => {
    const first = precisions("Small-7B", { memory: 80, power: 150, quality: 0.48 });
    const second = precisions("Small-7B", { memory: 70, power: 150, quality: 0.46 }).map((result) => ({
      ...result,
      id: `${result.id} again`,
      baseline: result.baseline && `${result.baseline} again`,
    }));
    const [insight] = insights([...first, ...second]);
    // (−20% and −30%) is −25% on the mean: 1.33 times less.
    expect(insight?.text).toContain("1.33 times less memory on one model. It costs 3 points");
    expect(insight?.text).toContain("Power falls on Small-7B and rises on none.");
  });

  test("is held against bfloat16 alone, whatever baseline a result names", () => {
    const [baseline, int4] = precisions("Small-7B", { memory: 40, power: 150, quality: 0.48 });
    if (!baseline || !int4) throw new Error("two results");
    expect(insights([{ ...baseline, technique: "float16" }, int4])).toEqual([]);
  });

  test("is not said where a baseline ran on other hardware", () => {
    const [baseline, int4] = precisions("Small-7B", { memory: 40, power: 150, quality: 0.48 });
    if (!baseline || !int4) throw new Error("two results");
    expect(insights([{ ...baseline, environment: { accelerator: "NVIDIA A100", count: 1 } }, int4])).toEqual(
      [],
    );
  });
});

describe("the winners among attention variants", () => {
  const attention = { axis: "architecture", family: "attention" } as const;

  test("of a column with a value in doubt say so, and of AEC that it is power", () => {
    const [insight] = insights([
      aStoredResult({ amu: 40, aec: 500 }, { ...attention, technique: "MQA", quality: perplexity(9) }),
      aStoredResult(
        { amu: aMeasurement(50, { doubt: "as printed" }), aec: 600 },
        { ...attention, technique: "MLA", quality: perplexity(8) },
      ),
    ]);
    expect(insight?.text).toBe(
      "On Qwen2.5-7B the best attention variant depends on what you pay for: MLA on perplexity; " +
        "MQA on average memory utilization (a value is in doubt) and mean power (AEC).",
    );
  });

  test("are named with what each wins", () => {
    const [insight] = insights([
      aStoredResult({ amu: 40, al: 2 }, { ...attention, technique: "MQA", quality: perplexity(9) }),
      aStoredResult({ amu: 50, al: 1 }, { ...attention, technique: "MLA", quality: perplexity(8) }),
    ]);
    expect(insight).toEqual({
      title: "No attention variant is best at everything",
      text:
        "On Qwen2.5-7B the best attention variant depends on what you pay for: MLA on perplexity and average latency; " +
        "MQA on average memory utilization.",
      href: "/leaderboards/architecture?modality=language&family=attention",
      chart: {
        kind: "ranks",
        title: "Rank, 1 is the best",
        columns: ["Perplexity", "AMU", "AL"],
        rows: [
          { label: "MLA", ranks: [1, 2, 1] },
          { label: "MQA", ranks: [2, 1, 2] },
        ],
      },
    });
  });

  test("are one technique where it wins everything", () => {
    const [insight] = insights([
      aStoredResult({ amu: 40 }, { ...attention, technique: "MQA", quality: perplexity(7) }),
      aStoredResult({ amu: 50 }, { ...attention, technique: "MLA", quality: perplexity(8) }),
    ]);
    expect(insight?.title).toBe("MQA is best at everything measured");
    expect(insight?.text).toBe("On Qwen2.5-7B MQA leads in perplexity and average memory utilization.");
  });

  test("are several where none can be told from the others in everything", () => {
    const [insight] = insights([
      aStoredResult({ amu: 40 }, { ...attention, technique: "MQA", quality: perplexity(7) }),
      aStoredResult({ amu: 40 }, { ...attention, technique: "MLA", quality: perplexity(7) }),
    ]);
    expect(insight?.title).toBe("MQA and MLA are beaten in nothing measured");
    expect(insight?.text).toBe(
      "On Qwen2.5-7B nothing measured tells them apart at the top: MQA on perplexity and average memory utilization; " +
        "MLA on perplexity and average memory utilization.",
    );
  });

  test("are one that is beaten in nothing, where it shares a first rank with another", () => {
    const near = (value: number) => aMeasurement(value, { uncertainty: { kind: "stdev", value: 5 } });
    const [insight] = insights([
      aStoredResult({ amu: near(40) }, { ...attention, technique: "MQA", quality: perplexity(7) }),
      aStoredResult({ amu: near(42) }, { ...attention, technique: "MLA", quality: perplexity(8) }),
    ]);
    expect(insight?.title).toBe("MQA is beaten in nothing measured");
    expect(insight?.text).toBe(
      "On Qwen2.5-7B nothing measured beats MQA, and not all can be told from it: MQA on perplexity and average memory " +
        "utilization; MLA on average memory utilization.",
    );
  });
});

describe("what experts cost", () => {
  const moe = { axis: "architecture", family: "moe" } as const;
  const pairOf = (
    size: number,
    memory: number | Measurement,
    quality: QualityScore[],
    modality = "language" as const,
  ) => [
    aStoredResult(
      { amu: 40 },
      {
        ...moe,
        id: `z dense ${size}`,
        modality,
        model: `Dense ${size}B`,
        parametersB: size,
        technique: "dense",
        quality: perplexity(8),
      },
    ),
    aStoredResult(
      { amu: memory },
      {
        ...moe,
        modality,
        model: `MoE ${size}Bx8`,
        parametersB: 8 * size,
        pairedModel: `Dense ${size}B`,
        technique: "MoE",
        baseline: `z dense ${size}`,
        quality,
      },
    ),
  ];

  test("is told of the largest dense model in language, whatever comes first", () => {
    const [insight] = insights([...pairOf(0.5, 44, perplexity(7.5)), ...pairOf(1.5, 60, perplexity(7))]);
    expect(insight?.text).toMatch(/^MoE 1.5Bx8 takes 50% more memory than Dense 1.5B/);
    const [reversed] = insights([...pairOf(1.5, 60, perplexity(7)), ...pairOf(0.5, 44, perplexity(7.5))]);
    expect(reversed).toEqual(insight);
  });

  test("is no trade where the uncertainty leaves memory or quality open", () => {
    const near = aMeasurement(41, { uncertainty: { kind: "stdev", value: 3 } });
    const [memory] = insights(pairOf(1.5, near, perplexity(7)));
    expect(memory?.title).toBe("What experts cost and bring");
    expect(memory?.text).toContain(
      "takes 2.5% more memory than Dense 1.5B, within the uncertainty, and reaches",
    );
    const [quality] = insights(
      pairOf(
        1.5,
        60,
        perplexity(7.9).map((one) => ({ ...one, uncertainty: { kind: "stdev" as const, value: 0.5 } })),
      ),
    );
    expect(quality?.title).toBe("What experts cost and bring");
    expect(quality?.text).toContain("where that has 8 (lower is better; too close to tell).");
  });
});

test("experts are held against the dense model that they extend", () => {
  const moe = { axis: "architecture", family: "moe" } as const;
  const [insight] = insights([
    aStoredResult(
      { amu: 40 },
      { ...moe, id: "dense", model: "Dense 1.5B", technique: "dense", quality: perplexity(8) },
    ),
    aStoredResult(
      { amu: 60 },
      {
        ...moe,
        model: "MoE 1.5Bx8",
        pairedModel: "Dense 1.5B",
        technique: "MoE",
        baseline: "dense",
        quality: perplexity(7),
      },
    ),
  ]);
  expect(insight).toEqual({
    title: "Experts buy quality with memory",
    text: "MoE 1.5Bx8 takes 50% more memory than Dense 1.5B and reaches a perplexity of 7 where that has 8 (lower is better).",
    href: "/leaderboards/architecture?modality=language&family=moe&level=runs",
    chart: {
      kind: "bars",
      title: "Dense 1.5B and MoE 1.5Bx8",
      groups: [
        {
          title: "AMU, GB; lower is better",
          bars: [
            { label: "Dense 1.5B", value: 40 },
            { label: "MoE 1.5Bx8", value: 60 },
          ],
        },
        {
          title: "Perplexity; lower is better",
          bars: [
            { label: "Dense 1.5B", value: 8 },
            { label: "MoE 1.5Bx8", value: 7 },
          ],
        },
      ],
    },
  });
});

test("without results there is nothing to say", () => {
  expect(insights([])).toEqual([]);
});
