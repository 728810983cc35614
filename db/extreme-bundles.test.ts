import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Bundle } from "@/benchmark/bundle";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { checkBundle } from "@/benchmark/checks";
import { type Connection, openDatabase } from "./client";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 4 });
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const submit = (bundle: Bundle, changes: Parameters<typeof aSubmission>[1] = {}) =>
  submitBundle(connection.db, aSubmission(bundle, changes));

async function countResults(bundleId: string): Promise<number> {
  const [row] = await connection.db.execute<{ n: number }>(
    sql`select count(*)::int as n from results where bundle_id = ${bundleId}`,
  );
  return row?.n ?? -1;
}

describe("what the checks let through, the store takes", () => {
  const wide = (text: string) => text.repeat(200);
  /** Three bytes each, none like another: the longest that an index has to hold. */
  const random = String.fromCodePoint(
    ...Array.from({ length: 200 }, (_, index) => 0x4e00 + ((index * 7_919) % 20_000)),
  );
  const model = (name: string) => ({ name, family: name, parameters_b: 7, hub_id: name, revision: name });
  const many = <T>(length: number, make: (index: number) => T) =>
    Array.from({ length }, (_, index) => make(index));
  /** A bundle that nobody has looked at yet. */
  const raw = (results: object[], changes: object = {}): unknown => ({
    ...aBundle(),
    ...changes,
    results: results.map((result, index) => ({ ...aResult(), id: `r${index}`, ...result })),
  });
  const sparsity = (name: string) => ({ technique: { family: "sparsity", name } });
  const cases: Record<string, unknown> = {
    "names of 200 signs that do not compress": raw([
      { model: model(random), technique: { family: "peft", name: random }, workload: { dataset: random } },
    ]),
    "names that grow in their compatibility form": raw([{ model: model(wide("ﷺ")), ...sparsity(wide("ﷺ")) }]),
    "half of a surrogate pair": raw([{ ...sparsity("x"), workload: { settings: { a: "\udc00" } } }]),
    "counts beyond 32 bits": raw(
      [{ quality: [{ task: "t", metric: "accuracy", value: 0.5, better: "higher", samples: 2 ** 40 }] }],
      { environments: { h200: { accelerator: "NVIDIA H200", count: 3_000_000_000 } } },
    ),
    "keys that every object has": raw(
      [
        {
          id: "constructor",
          environment: "constructor",
          technique: { family: "constructor", name: "constructor", settings: { constructor: 1 } },
          workload: { dataset: "constructor", settings: { toString: "x" } },
          quality: [{ task: "constructor", metric: "constructor", value: 1, better: "higher" }],
        },
      ],
      { environments: { constructor: { accelerator: "NVIDIA H200", software: { constructor: "1" } } } },
    ),
    "the largest numbers": raw(
      [
        {
          model: { name: "m", parameters_b: 1e100 },
          metrics: { amu: { value: 1e100, unit: "GB" } },
          workload: { seed: Number.MAX_SAFE_INTEGER, tokens: 1e100 },
        },
      ],
      { environments: { h200: {} } },
    ),
    "the smallest numbers": raw([
      { model: { name: "m", parameters_b: 5e-324 }, metrics: { al: { value: 5e-324, unit: "ns" } } },
    ]),
    "two hundred environments": raw(
      many(200, (index) => ({ environment: `e${index}` })),
      {
        environments: Object.fromEntries(
          many(200, (index) => [`e${index}`, { accelerator: `GPU ${index}` }]),
        ),
      },
    ),
    "one technique in three spellings": raw(
      ["My Method", "my method", "MY-METHOD"].map((name, index) => ({
        ...sparsity(name),
        workload: { dataset: `d${index}` },
      })),
    ),
    "3,000 models and techniques": raw(
      many(3_000, (index) => ({ model: { name: `M${index}`, parameters_b: 7 }, ...sparsity(`T${index}`) })),
    ),
    "baselines in a circle": raw([{ baseline: "r1" }, { baseline: "r0", ...sparsity("2:4") }]),
    "the same conditions twice": raw([{}, {}]),
    "the same conditions in two spellings": raw([sparsity("My Method"), sparsity("my-method")]),
  };

  test.each(Object.entries(cases))("%s", async (_name, sent) => {
    const { bundle, findings } = checkBundle(sent);
    if (bundle === null) {
      expect(findings.filter(({ severity }) => severity === "error").length).toBeGreaterThan(0);
      return;
    }
    const receipt = await submit(bundle, { findings });
    expect(receipt).toMatchObject({ outcome: "added", results: bundle.results.length });
    expect(await countResults(receipt.bundleId)).toBe(bundle.results.length);
  });

  test.each([
    ["baselines in a circle", "baseline.cycle"],
    ["the same conditions twice", "results.duplicate_key"],
    ["the same conditions in two spellings", "results.duplicate_key"],
    ["half of a surrogate pair", "text.control"],
    ["counts beyond 32 bits", "schema.value"],
  ])("but %s are refused before, as %s", (name, code) => {
    const { bundle, findings } = checkBundle(cases[name]);
    expect(bundle).toBeNull();
    expect(findings.map((finding) => finding.code)).toContain(code);
  });
});
