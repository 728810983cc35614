import { gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Bundle } from "@/benchmark/bundle";
import { aBundle, aLargeBundle, aResult } from "@/benchmark/bundle-builder";
import { checkBundle } from "@/benchmark/checks";
import { defaultQuestion } from "@/benchmark/question";
import { type Connection, openDatabase } from "./client";
import { listCurrentResults } from "./current-results";
import { sha256 } from "./digest";
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

const submit = (bundle: Bundle, changes: Parameters<typeof aSubmission>[1] = {}) =>
  submitBundle(connection.db, aSubmission(bundle, changes));

async function count(table: string): Promise<number> {
  const [row] = await connection.db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${sql.identifier(table)}`,
  );
  return row?.n ?? -1;
}

async function current() {
  return (await listCurrentResults(connection.db, defaultQuestion("inference"))).results;
}

describe("a bundle that comes in", () => {
  test("is stored with everything it says, in canonical units", async () => {
    const bundle = aBundle({
      results: [
        aResult({ id: "bf16" }),
        aResult({
          id: "int4",
          baseline: "bf16",
          technique: { family: "quantization", name: "INT4", settings: { method: "AWQ", group_size: 128 } },
          metrics: {
            amu: {
              value: 13_100,
              unit: "MB",
              scope: "total",
              repeats: [13_000, 13_200],
              uncertainty: { kind: "stdev", value: 100 },
              origin: "reported",
              reference: "Table 9",
              note: "n",
              doubt: "d",
            },
            pcu: { missing: "not_measured", note: "no counter" },
            peak_memory: { value: 0.5, unit: "fraction", scope: "per_accelerator" },
          },
          quality: [
            {
              task: "MATH",
              metric: "accuracy",
              value: 0.53,
              better: "higher",
              stderr: 0.01,
              samples: 500,
              shots: 4,
            },
          ],
          notes: "with Ω and 通义",
        }),
      ],
    });
    expect(checkBundle(JSON.parse(JSON.stringify(bundle))).findings).toEqual([]);
    const receipt = await submit(bundle);
    expect(receipt).toMatchObject({ outcome: "added", results: 2, newVersions: 0, datasetVersion: 1 });
    expect(receipt.bundleId).toBe(sha256(JSON.stringify(bundle)).slice(0, 16));
    const results = await current();
    const baseline = results.find(({ technique }) => technique === "bfloat16");
    expect(results.find(({ technique }) => technique === "int4")).toEqual({
      id: sha256(`${receipt.bundleId}:int4`).slice(0, 16),
      bundle: receipt.bundleId,
      source: { title: "Qwen2.5-7B on one H200", url: null },
      submitter: "A. Researcher",
      axis: "inference",
      modality: "language",
      family: "quantization",
      technique: "int4",
      settings: { method: "AWQ", group_size: 128 },
      model: {
        slug: "qwen2.5-7b",
        name: "Qwen2.5-7B",
        family: "Qwen2.5",
        parametersB: 7.62,
        activeParametersB: null,
        hubId: "Qwen/Qwen2.5-7B",
        revision: null,
      },
      pairedModel: "Qwen2.5-7B",
      environment: { accelerator: "NVIDIA H200", count: 1, memory_gb: 141, power_limit_w: 700 },
      workload: { dataset: "MMLU-Pro" },
      baseline: baseline?.id,
      notComparable: null,
      notes: "with Ω and 通义",
      trust: { verification: null, party: "third-party", checks: "hold" },
      measurements: {
        amu: {
          value: 13.1,
          unit: "GB",
          scope: "total",
          uncertainty: { kind: "stdev", value: 0.1 },
          repeats: [13, 13.2],
          origin: "reported",
          reference: "Table 9",
          note: "n",
          doubt: "d",
        },
        pcu: { missing: "not_measured", note: "no counter" },
        peak_memory: {
          value: 70.5,
          unit: "GB",
          scope: "per_accelerator",
          uncertainty: null,
          repeats: null,
          origin: "measured",
          reference: null,
          note: null,
          doubt: null,
        },
      },
      quality: [
        {
          task: "MATH",
          metric: "accuracy",
          value: 0.53,
          better: "higher",
          origin: "measured",
          stderr: 0.01,
          samples: 500,
          shots: 4,
        },
      ],
    });
    const [sent] = await connection.db.execute(
      sql`select sent_value, sent_unit from measurements where metric = 'amu' and sent_unit = 'MB'`,
    );
    expect(sent).toEqual({ sent_value: 13_100, sent_unit: "MB" });
  });

  test("keeps why its source calls a result not comparable, which makes it no other result", async () => {
    const comparable = aBundle({ results: [aResult()] });
    const reason = "half the batch size";
    await submit(comparable);
    expect((await current()).map(({ notComparable }) => notComparable)).toEqual([null]);
    const marked = aBundle({ results: [aResult({ not_comparable: reason })] });
    expect(checkBundle(JSON.parse(JSON.stringify(marked))).findings).toEqual([]);
    expect(await submit(marked)).toMatchObject({ outcome: "added", newVersions: 1 });
    expect((await current()).map(({ notComparable }) => notComparable)).toEqual([reason]);
  });

  test("keeps the very bytes that were sent, packed or not, however many", async () => {
    const bundle = aLargeBundle(2_000);
    const document = Buffer.from(JSON.stringify(bundle, null, 8));
    expect(document.byteLength).toBeGreaterThan(1024 * 1024);
    const { bundleId } = await submit(bundle, { bytes: document });
    const [stored] = await connection.db.execute<{ chunks: number; bytes: number; digest: string }>(sql`
      select count(*)::int as chunks, sum(length(data))::int as bytes,
        encode(sha256(string_agg(data, ''::bytea order by ordinal)), 'hex') as digest
      from bundle_file_chunks where bundle_id = ${bundleId}
    `);
    expect(stored).toEqual({
      chunks: Math.ceil(document.byteLength / 1024 / 1024),
      bytes: document.byteLength,
      digest: sha256(document),
    });
  });

  test("leaves its history from received to published, each step with a reason", async () => {
    const { bundleId } = await submit(aBundle(), { via: "api", fileName: "run 7.json" });
    const events = await connection.db.execute(
      sql`select actor, from_state, to_state, reason from events where bundle_id = ${bundleId} order by id`,
    );
    expect([...events]).toEqual([
      { actor: "api", from_state: null, to_state: "received", reason: "received as run 7.json" },
      { actor: "checks", from_state: "received", to_state: "checking", reason: "checks begun" },
      { actor: "checks", from_state: "checking", to_state: "pending", reason: "all checks passed" },
      {
        actor: "api",
        from_state: "pending",
        to_state: "published",
        reason: "published on arrival: sent by an operator",
      },
    ]);
  });

  test("tells its progress", async () => {
    const progress: number[][] = [];
    await submit(aLargeBundle(2_500), { onProgress: (done, total) => progress.push([done, total]) });
    expect(progress).toEqual([
      [1_000, 2_500],
      [2_000, 2_500],
      [2_500, 2_500],
    ]);
  });

  test("may list results before their baselines", async () => {
    const results = [
      aResult({ id: "c", baseline: "b", technique: { family: "quantization", name: "int4" } }),
      aResult({ id: "b", baseline: "a", technique: { family: "quantization", name: "float16" } }),
      aResult({ id: "a" }),
    ];
    expect(await submit(aBundle({ results }))).toMatchObject({ outcome: "added", results: 3 });
  });

  test("pairs a result that makes another model with the model of its last baseline", async () => {
    const architecture = (id: string, name: string, technique: string, baseline?: string) =>
      aResult({
        id,
        axis: "architecture",
        model: { name, parameters_b: 1.5 },
        technique: { family: "moe", name: technique },
        ...(baseline ? { baseline } : {}),
      });
    const results = [
      architecture("dense", "Dense 1.5B", "dense"),
      architecture("moe", "MoE 1.5Bx8", "MoE", "dense"),
      architecture("deep", "MoE 1.5Bx16", "MoE", "moe"),
    ];
    await submit(aBundle({ results }));
    const stored = (await listCurrentResults(connection.db, defaultQuestion("architecture"))).results;
    expect(Object.fromEntries(stored.map(({ model, pairedModel }) => [model.name, pairedModel]))).toEqual({
      "Dense 1.5B": "Dense 1.5B",
      "MoE 1.5Bx8": "Dense 1.5B",
      "MoE 1.5Bx16": "Dense 1.5B",
    });
  });
});

describe("the same bundle again", () => {
  test("adds nothing and says so", async () => {
    const first = await submit(aBundle());
    const again = await submit(aBundle());
    expect(again).toEqual({
      outcome: "duplicate",
      bundleId: first.bundleId,
      results: 0,
      newVersions: 0,
      datasetVersion: 1,
    });
    expect([await count("bundles"), await count("results"), await count("events")]).toEqual([1, 1, 4]);
  });

  test("is known whether it is packed or not", async () => {
    const document = Buffer.from(JSON.stringify(aBundle()));
    const packed = { bytes: gzipSync(document), document, fileName: "bundle.json.gz" };
    const repacked = { ...packed, bytes: gzipSync(document, { level: 1 }) };
    const first = await submit(aBundle(), packed);
    expect(first.outcome).toBe("added");
    expect(await submit(aBundle(), repacked)).toMatchObject({
      outcome: "duplicate",
      bundleId: first.bundleId,
    });
    expect(await submit(aBundle())).toMatchObject({ outcome: "duplicate", bundleId: first.bundleId });
  });

  test("at the same moment over many connections is added once", async () => {
    const submissions = Array.from({ length: 8 }, () => submit(aLargeBundle(50)));
    const outcomes = (await Promise.all(submissions)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "added")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "duplicate")).toHaveLength(7);
    expect([await count("bundles"), await count("results")]).toEqual([1, 50]);
  });
});

test("a bundle that fails on its way leaves nothing, not even a name", async () => {
  const results = [aResult({ id: "a" }), aResult({ id: "b", workload: { dataset: "other" } })];
  const broken = aBundle({ results });
  const submission = aSubmission(broken, {
    onProgress: () => {
      throw new Error("power cut");
    },
  });
  await expect(submitBundle(connection.db, submission)).rejects.toThrow("power cut");
  for (const table of ["bundles", "bundle_files", "results", "measurements", "models", "events"]) {
    expect([table, await count(table)]).toEqual([table, 0]);
  }
  expect(await submit(broken)).toMatchObject({ outcome: "added", datasetVersion: 1 });
});
