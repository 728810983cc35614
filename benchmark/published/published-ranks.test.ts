import { describe, expect, test } from "vitest";
import type { Axis } from "../axes";
import { printLeaderboardUrl } from "../question";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { comparePublished, type PublishedGroup, type PublishedRanks } from "./published-ranks";

const NOTHING: Record<Axis, Result[]> = { architecture: [], "fine-tuning": [], inference: [] };

function groupNamed(ranks: PublishedRanks, axis: Axis, name: string): PublishedGroup {
  const group = ranks.groups.find((candidate) => candidate.axis === axis && candidate.name === name);
  if (!group) throw new Error(`there is no group ${name}`);
  return group;
}

/** A group's cells of one column in short: "4 → 4 agrees", by technique. */
function column(group: PublishedGroup, key: PublishedGroup["columns"][number]) {
  const index = group.columns.indexOf(key);
  return Object.fromEntries(
    group.rows.map(({ technique, cells }) => {
      const cell = cells[index];
      const ours = cell?.ours.map((own) => (own ? [...new Set([own.rank, own.to])].join("–") : "—"));
      return [technique, `${cell?.published} → ${ours?.join(" / ")} ${cell?.verdict}`];
    }),
  );
}

function reasonsOf(group: PublishedGroup, technique: string, key: PublishedGroup["columns"][number]) {
  const row = group.rows.find((candidate) => candidate.technique === technique);
  return row?.cells[group.columns.indexOf(key)]?.reasons.map((index) => group.reasons[index]);
}

const attention = (technique: string, al: number, changes: Parameters<typeof aStoredResult>[1] = {}) =>
  aStoredResult({ al }, { axis: "architecture", family: "attention", technique, ...changes });

function attentionGroup(architecture: Result[]) {
  return groupNamed(comparePublished({ ...NOTHING, architecture }), "architecture", "Attention Mechanism");
}

describe("published ranks beside those of the data", () => {
  test("can't be told at all without data, and every one of them is counted", () => {
    const ranks = comparePublished(NOTHING);
    expect(ranks.totals).toEqual({ agrees: 0, differs: 0, "can't be told": 260 });
    const group = groupNamed(ranks, "inference", "7B-8B");
    expect(group.boards).toEqual([]);
    expect(group.reasons).toEqual(["No result of this group is in the data."]);
  });

  // Published ranks of latency: MQA 1, GQA 2, MLA 3, NSA 4.
  test("agree or differ where every technique has a value, and say the values where they differ", () => {
    const group = attentionGroup([
      attention("MQA", 0.2),
      attention("GQA", 0.1),
      attention("MLA", 0.3),
      attention("NSA", 0.4),
    ]);
    expect(column(group, "al")).toEqual({
      MQA: "1 → 2 differs",
      GQA: "2 → 1 differs",
      MLA: "3 → 3 agrees",
      NSA: "4 → 4 agrees",
    });
    expect(reasonsOf(group, "MQA", "al")).toEqual([
      "AL in this data, the best first: GQA 0.1, MQA 0.2, MLA 0.3, NSA 0.4 (s).",
    ]);
    expect(reasonsOf(group, "MLA", "al")).toEqual([]);
    expect(reasonsOf(group, "MLA", "amu")).toEqual(["No value of this metric is in the data."]);
  });

  test("are ranks among the published techniques alone", () => {
    const group = attentionGroup([
      attention("MHA", 0.05),
      attention("MQA", 0.1),
      attention("GQA", 0.2),
      attention("MLA", 0.3),
      attention("NSA", 0.4),
    ]);
    expect(column(group, "al")).toMatchObject({ MQA: "1 → 1 agrees", NSA: "4 → 4 agrees" });
    expect(group.unpublished).toEqual(["MHA"]);
    expect(group.boards.map(({ question }) => printLeaderboardUrl(question))).toEqual([
      "/leaderboards/architecture?modality=language&family=attention&technique=mqa,gqa,mla,nsa&dataset=openo1-sft&show=ranks",
    ]);
  });

  test("can't be told where a technique has no value, and say which", () => {
    const group = attentionGroup([attention("MQA", 0.1), attention("GQA", 0.2), attention("MLA", 0.3)]);
    expect(column(group, "al")).toMatchObject({
      MQA: "1 → — can't be told",
      NSA: "4 → — can't be told",
    });
    expect(reasonsOf(group, "MQA", "al")).toEqual([
      "No value that compares with the others is in the data for NSA.",
    ]);
  });

  test("can't be told where values are equal, or no further apart than their uncertainty", () => {
    const unsure = (technique: string, value: number) =>
      aStoredResult(
        { al: 1, aec: aMeasurement(value, { unit: "W", uncertainty: { kind: "reading", value: 1 } }) },
        { axis: "architecture", family: "attention", technique },
      );
    // Published ranks of power: NSA 1, MLA 2, MQA 3, GQA 4.
    const group = attentionGroup([
      unsure("NSA", 100),
      unsure("MLA", 110),
      unsure("MQA", 111),
      unsure("GQA", 120),
    ]);
    expect(column(group, "aec")).toEqual({
      NSA: "1 → 1 agrees",
      MLA: "2 → 2–3 can't be told",
      MQA: "3 → 2–3 can't be told",
      GQA: "4 → 4 agrees",
    });
    expect(reasonsOf(group, "MLA", "aec")).toEqual([
      "Values lie within each other’s uncertainty, which leaves the ranks 2 to 3 open.",
    ]);
    expect(column(group, "al")).toMatchObject({ MQA: "1 → 1–4 can't be told" });
    expect(reasonsOf(group, "MQA", "al")).toEqual(["Values are equal, which leaves the ranks 1 to 4 open."]);
  });

  test("say over which models they are compared where that is not all, and which value is doubtful", () => {
    const doubtful = attention("NSA", 0.4);
    const al = aMeasurement(0.4, { unit: "s", doubt: "made up for this test" });
    const group = attentionGroup([
      attention("MQA", 0.1),
      attention("MQA", 9, { model: "Another", id: "another" }),
      attention("GQA", 0.2),
      attention("MLA", 0.3),
      { ...doubtful, measurements: { al } },
    ]);
    expect(column(group, "al")).toMatchObject({ MQA: "1 → 1 agrees" });
    expect(reasonsOf(group, "MQA", "al")).toEqual([
      "A value of this column is doubtful: made up for this test",
      "Compared on Qwen2.5-7B; not every technique has a value on Another.",
    ]);
  });

  test("are by configuration for mixtures of experts", () => {
    const configuration = (model: string, al: number) =>
      aStoredResult(
        { al },
        { axis: "architecture", family: "moe", technique: model.startsWith("MoE") ? "MoE" : "dense", model },
      );
    const architecture = [
      configuration("Dense 1.5B", 2),
      configuration("Dense 3B", 1),
      configuration("MoE 1.5Bx8 (top-2)", 4),
      configuration("MoE 0.5Bx8 (top-2)", 3),
    ];
    const ranks = comparePublished({ ...NOTHING, architecture });
    expect(column(groupNamed(ranks, "architecture", "MoE Mechanism"), "al")).toEqual({
      "Dense Model 1.5B": "2 → 2 agrees",
      "Dense Model 3B": "1 → 1 agrees",
      "MoE Model 1.5Bx8": "4 → 4 agrees",
      "MoE Model 0.5Bx8": "3 → 3 agrees",
    });
  });
});

describe("published ranks of a size group", () => {
  const quantized = (technique: string, amu: number, model: string, parametersB: number) =>
    aStoredResult({ amu }, { axis: "inference", family: "quantization", technique, model, parametersB });
  // Published ranks of memory at 14B-34B: int4 1, bfloat16 2, float16 3.
  const on = (model: string, parametersB: number) => [
    quantized("bfloat16", 50, model, parametersB),
    quantized("float16", 51, model, parametersB),
    quantized("int4", 20, model, parametersB),
  ];

  test("are told over models that reach from its smallest to its largest size", () => {
    const inference = [...on("Small", 14.8), ...on("Large", 34.4)];
    const ranks = comparePublished({ ...NOTHING, inference });
    expect(column(groupNamed(ranks, "inference", "14B-34B"), "amu")).toEqual({
      bfloat16: "2 → 2 agrees",
      float16: "3 → 3 agrees",
      int4: "1 → 1 agrees",
    });
  });

  test("can't be told over a part of its sizes, though ours is shown", () => {
    const group = groupNamed(
      comparePublished({ ...NOTHING, inference: on("Small", 14) }),
      "inference",
      "14B-34B",
    );
    expect(column(group, "amu")).toMatchObject({ int4: "1 → 1 can't be told" });
    expect(reasonsOf(group, "int4", "amu")).toEqual([
      "Values compare on Small alone; the group reaches from 14B to 34B.",
    ]);
  });

  test("take no model of another scale", () => {
    const ranks = comparePublished({ ...NOTHING, inference: on("Tiny", 7) });
    expect(groupNamed(ranks, "inference", "14B-34B").boards).toEqual([]);
    expect(groupNamed(ranks, "inference", "7B-8B").boards).toHaveLength(1);
  });
});

describe("published ranks of tuning methods", () => {
  // Published ranks of memory at 14B-24B: LoRA 1, RSLoRA 2, LoRA-Plus 3, PiSSA 4, Full* 5, Freeze 6, DoRA 7.
  const METHODS = ["LoRA", "RSLoRA", "LoRA-plus", "PiSSA", "full", "freeze", "DoRA"];
  const tuned = (dataset: string, methods: readonly string[]) =>
    [14, 24].flatMap((parametersB) =>
      methods.map((technique, index) =>
        aStoredResult(
          { amu: 10 + index },
          {
            technique,
            model: `A ${parametersB}B`,
            parametersB,
            id: `${dataset} ${technique} ${parametersB}`,
            workload: { dataset },
          },
        ),
      ),
    );
  const group = (results: Result[]) =>
    groupNamed(comparePublished({ ...NOTHING, "fine-tuning": results }), "fine-tuning", "14B-24B");

  test("agree where both data sets give them", () => {
    const both = group([...tuned("OpenO1-SFT", METHODS), ...tuned("Medical-o1-reasoning-SFT", METHODS)]);
    expect(both.boards.map(({ label }) => label)).toEqual(["OpenO1-SFT", "Medical-o1-reasoning-SFT"]);
    expect(column(both, "amu")).toMatchObject({ LoRA: "1 → 1 / 1 agrees", "Full*": "5 → 5 / 5 agrees" });
  });

  test("take what the paper itself calls not comparable, as the published table does, and name it", () => {
    const marked = tuned("OpenO1-SFT", METHODS).map((result) =>
      result.technique === "full" ? { ...result, notComparable: "half the batch size" } : result,
    );
    expect(column(group(marked), "amu")).toMatchObject({ LoRA: "1 → 1 agrees", "Full*": "5 → 5 agrees" });
    expect(group(marked).barred).toEqual(["Full*"]);
    expect(group(tuned("OpenO1-SFT", METHODS)).barred).toEqual([]);
  });

  test("can't be told where the data sets disagree", () => {
    const swapped = ["RSLoRA", "LoRA", ...METHODS.slice(2)];
    const both = group([...tuned("OpenO1-SFT", METHODS), ...tuned("Medical-o1-reasoning-SFT", swapped)]);
    expect(column(both, "amu")).toMatchObject({
      LoRA: "1 → 1 / 2 can't be told",
      DoRA: "7 → 7 / 7 agrees",
    });
    expect(reasonsOf(both, "LoRA", "amu")).toEqual([
      "The data sets give different ranks, and the published table does not say which of them it ranks.",
    ]);
  });

  test("are told by the one that can tell, and say why the other can't", () => {
    const both = group([
      ...tuned("OpenO1-SFT", METHODS),
      ...tuned("Medical-o1-reasoning-SFT", METHODS.slice(1)),
    ]);
    expect(column(both, "amu")).toMatchObject({ LoRA: "1 → 1 / — agrees" });
    expect(reasonsOf(both, "LoRA", "amu")).toEqual([
      "Medical-o1-reasoning-SFT: No value that compares with the others is in the data for LoRA.",
    ]);
  });

  test("take no other data set, and name ranks that the published table gives twice", () => {
    const other = group(tuned("MetaMathQA", METHODS));
    expect(other.boards).toEqual([]);
    expect(other.shared).toEqual([{ column: "st", rank: 4, techniques: ["RSLoRA", "PiSSA"] }]);
  });
});
