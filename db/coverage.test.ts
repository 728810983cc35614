import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import type { CoverageCounts } from "@/benchmark/coverage/coverage";
import { type CoverageQuestion, defaultCoverage } from "@/benchmark/coverage/coverage-question";
import { type Connection, openDatabase } from "./client";
import { loadCoverage } from "./coverage";
import { resultId } from "./result-rows";
import { seedDatabase } from "./seed";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeEach(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 4 });
});

afterEach(async () => {
  await connection.close();
  await database.drop();
});

const load = (question: CoverageQuestion) => loadCoverage(question, connection.db);

describe("the seeded data", () => {
  beforeEach(() => seedDatabase(database.url));

  test("covers 194 of 680 cells; three of nine pairs of axis and modality have none", async () => {
    const { totals } = await load(defaultCoverage());
    expect(
      totals.map(({ axis, modality, covered, cells }) => `${axis}, ${modality}: ${covered} of ${cells}`),
    ).toEqual([
      // Attention 6 of 5 x 3, positional encodings 5 of 5, experts 4 of 2 x 3, attention-free 4 of 4.
      "architecture, language: 19 of 30",
      "architecture, vision: 9 of 9",
      "architecture, vision-language: 0 of 0",
      // 44 techniques, of which one data set has 40 on one model and two have 7 on 7 and on 3.
      "fine-tuning, language: 110 of 484",
      "fine-tuning, vision: 30 of 99",
      "fine-tuning, vision-language: 11 of 40",
      "inference, language: 15 of 18",
      "inference, vision: 0 of 0",
      "inference, vision-language: 0 of 0",
    ]);
  });

  test("has each state in each family, as its sources have it", async () => {
    const counts: Record<string, CoverageCounts> = {};
    for (const axis of ["architecture", "fine-tuning", "inference"] as const) {
      const { matrices } = await load(defaultCoverage(axis));
      for (const { modality, family, counts: own } of matrices) counts[`${modality} ${family}`] = own;
    }
    const none = { measured: 0, reported: 0, digitised: 0, estimated: 0, failed: 0, missing: 0 };
    // 57 runs of one toolkit on 40 techniques; of the paper's 70, 42 have nothing but a loss read off a figure.
    expect(counts["language peft"]).toEqual({
      states: { ...none, measured: 40, reported: 28, digitised: 42, missing: 374 },
      single: 110,
      repeated: 0,
      partial: 110,
      contested: 0,
    });
    expect(counts["language positional-encoding"]).toEqual({
      states: { ...none, reported: 5 },
      single: 5,
      repeated: 0,
      partial: 0,
      contested: 0,
    });
    expect(counts["language quantization"]).toEqual({
      states: { ...none, reported: 15, missing: 3 },
      single: 15,
      repeated: 0,
      partial: 15,
      contested: 0,
    });
  });

  test("would tell most about experts by a mixture beside Dense 3B, in all five columns", async () => {
    const { telling } = await load(defaultCoverage("architecture"));
    expect(telling.map(({ techniques, model, means }) => [techniques[0]?.technique, model, means])).toEqual([
      ["MoE", "Dense 3B", 10],
      ["dense", "MoE 0.5Bx8 (top-2)", 10],
      ["MHA", "Qwen2.5-style 1.5B decoder", 4],
    ]);
    expect(telling[0]?.gains.map(({ column }) => column)).toEqual(["quality", "amu", "al", "tt", "aec"]);
  });

  test("answers for the cell that an address names, or says that there is none", async () => {
    const run = {
      modality: "language",
      family: "quantization",
      setting: "mmlu-pro-bbh-gpqa-ifeval-math-musr_4x-nvidia-gh200",
      technique: "float16",
      column: "qwen2.5-32b",
    } as const;
    const found = await load({ ...defaultCoverage("inference"), run });
    expect(found.run?.columns).toEqual(["quality", "amu", "pcu", "al", "aec", "mcr"]);
    expect(found.notices).toEqual([]);
    const none = await load({ ...defaultCoverage("inference"), run: { ...run, technique: "int3" } });
    expect(none.run).toBeNull();
    expect(none.notices).toEqual([{ parameter: "run", message: "No table of this page has that cell." }]);
  });

  test("is asked by a filter that it does not know with a notice, and shows nothing", async () => {
    const { matrices, notices } = await load({ ...defaultCoverage(), dataset: ["c4"] });
    expect(matrices).toEqual([]);
    expect(notices).toEqual([{ parameter: "dataset", message: "No result here has the dataset “c4”." }]);
  });
});

test("a cell is contested from the moment that a second source disagrees", async () => {
  const publish = async (title: string, submitter: string, amu: number) => {
    const { bundleId } = await submitBundle(
      connection.db,
      aSubmission(
        aBundle({
          title,
          submitter: { name: submitter, relationship: "third-party" },
          results: [aResult({ metrics: inCanonicalUnits({ amu }) })],
        }),
      ),
    );
    return resultId(bundleId, "qwen2.5-7b-bf16");
  };
  const question: CoverageQuestion = { ...defaultCoverage("inference"), metric: "amu" };
  const first = await publish("made-up first", "A. Researcher", 40);
  expect((await load(question)).matrices[0]?.counts).toMatchObject({ single: 1, contested: 0 });
  const second = await publish("made-up second", "B. Researcher", 44);
  const { matrices } = await load(question);
  expect(matrices[0]?.counts).toMatchObject({ single: 0, repeated: 1, contested: 1 });
  const [cell] = matrices[0]?.rows[0]?.cells ?? [];
  const sides = cell?.disagreements[0]?.sides.map(({ result, source, value }) => [result, source, value]);
  expect(sides).toHaveLength(2);
  expect(sides).toEqual(
    expect.arrayContaining([
      [first, "made-up first", 40],
      [second, "made-up second", 44],
    ]),
  );
});
