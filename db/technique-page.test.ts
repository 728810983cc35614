import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "./client";
import { loadModelPage } from "./model-page";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { loadTechniquePage } from "./technique-page";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

const model = (revision?: string) => ({
  name: "Qwen2.5-7B",
  parameters_b: 7.62,
  ...(revision ? { revision } : {}),
});

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url);
  const bundle = aBundle({
    results: [
      aResult({ id: "bf16", model: model() }),
      aResult({ id: "bf16-new", model: model("abc123") }),
      aResult({
        id: "int4",
        model: model(),
        baseline: "bf16",
        technique: { family: "quantization", name: "int4" },
        metrics: { amu: { value: 10, unit: "GB" } },
      }),
      aResult({
        id: "none",
        axis: "architecture",
        model: { name: "Small 0.5B", parameters_b: 0.5 },
        technique: { family: "pruning", name: "none" },
      }),
    ],
  });
  await submitBundle(connection.db, aSubmission(bundle));
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const technique = (slug: string) => loadTechniquePage(slug, connection.db);

describe("a technique's page", () => {
  test("has its explanation, its models and its results with their changes", async () => {
    const found = await technique("int4");
    const [family, ...others] = found?.families ?? [];
    expect(others).toEqual([]);
    expect(family).toMatchObject({ family: "quantization", axis: "inference", name: "int4" });
    expect(family?.note?.papers.map(({ arxiv }) => arxiv)).toEqual(["2210.17323", "2306.00978"]);
    expect(family?.models.map(({ name }) => name)).toEqual(["Qwen2.5-7B"]);
    // 10 GB against 40 GB.
    expect(family?.tables[0]?.rows[0]?.changes.amu?.change).toMatchObject({ value: -75, verdict: "better" });
  });

  test("is there for a technique that is known and not measured yet", async () => {
    const found = await technique("rwkv");
    expect(found).toMatchObject({
      name: "RWKV",
      families: [{ family: "attention-free", models: [], tables: [] }],
    });
  });

  test("shows each family that has a technique of this name", async () => {
    const found = await technique("none");
    expect(found?.families.map(({ family, tables, note }) => [family, tables.length, note !== null])).toEqual(
      [
        ["positional-encoding", 0, true],
        ["pruning", 1, false],
      ],
    );
  });
});

describe("a model's page", () => {
  test("has every revision and the results of all of them", async () => {
    const found = await loadModelPage("qwen2.5-7b", connection.db);
    expect(found?.name).toBe("Qwen2.5-7B");
    expect(found?.revisions.map(({ revision, results }) => [revision, results])).toEqual([
      [null, 2],
      ["abc123", 1],
    ]);
    expect(found?.tables.map(({ axis, total }) => [axis, total])).toEqual([["inference", 3]]);
  });
});

test.each(["gpt-5", "'; drop table models; --", "%", "💥".repeat(100), "constructor", "\ud800"])(
  "%j is neither a model nor a technique",
  async (slug) => {
    expect(await loadModelPage(slug, connection.db)).toBeNull();
    expect(await technique(slug)).toBeNull();
  },
);
