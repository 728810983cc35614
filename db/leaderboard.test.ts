import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { defaultQuestion, type LeaderboardQuestion } from "@/benchmark/question";
import { parseLeaderboardQuestion } from "@/benchmark/question-reader";
import { type Connection, openDatabase } from "./client";
import { loadLeaderboard } from "./leaderboard";
import * as schema from "./schema";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

type Changes = NonNullable<Parameters<typeof aResult>[0]>;

const peft = (id: string, changes: Changes = {}) =>
  aResult({
    id,
    axis: "fine-tuning",
    technique: { family: "peft", name: "LoRA" },
    workload: { dataset: "OpenO1-SFT" },
    metrics: inCanonicalUnits({ amu: 40 }),
    ...changes,
  });

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url);
  const bundle = aBundle({
    environments: {
      h200: { accelerator: "NVIDIA H200", count: 8 },
      l40s: { accelerator: "NVIDIA L40S", count: 1 },
      unknown: {},
    },
    results: [
      peft("plain"),
      peft("vision", { modality: "vision" }),
      peft("family", { technique: { family: "pruning", name: "2:4" } }),
      peft("small", { model: { name: "SmolLM 0.99B", parameters_b: 0.99 } }),
      peft("large", { model: { name: "Llama-3.1-70B", parameters_b: 70.6 } }),
      peft("dora", { technique: { family: "peft", name: "DoRA" } }),
      peft("l40s", { environment: "l40s" }),
      peft("nowhere", { environment: "unknown" }),
      peft("medical", { workload: { dataset: "Medical-o1" } }),
      peft("undated", { workload: {} }),
      peft("reported", {
        technique: { family: "peft", name: "PiSSA" },
        metrics: { amu: { value: 30, unit: "GB", origin: "reported" } },
      }),
      aResult({ id: "inference" }),
    ],
  });
  await submitBundle(connection.db, aSubmission(bundle));
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const ask = (changes: Partial<LeaderboardQuestion> = {}): LeaderboardQuestion => ({
  ...defaultQuestion("fine-tuning"),
  level: "runs",
  ...changes,
});

/** The ids, as the bundle gave them, of the results that a question's board shows. */
async function shown(changes: Partial<LeaderboardQuestion>): Promise<string[]> {
  const { cohorts } = await loadLeaderboard(ask(changes), connection.db);
  const rows = await connection.db
    .select({ id: schema.results.id, localId: schema.results.localId })
    .from(schema.results);
  const names = new Map(rows.map(({ id, localId }) => [id, localId]));
  return cohorts.flatMap((cohort) => cohort.rows.map(({ result }) => names.get(result ?? "") ?? "?")).sort();
}

describe("a board narrows to what its filters name", () => {
  const ALL = [
    "dora",
    "family",
    "l40s",
    "large",
    "medical",
    "nowhere",
    "plain",
    "reported",
    "small",
    "undated",
    "vision",
  ];
  const except = (...left: string[]) => ALL.filter((id) => !left.includes(id));

  test.each<[string, Partial<LeaderboardQuestion>, string[]]>([
    ["nothing", {}, ALL],
    ["a modality", { modality: ["vision"] }, ["vision"]],
    ["two modalities", { modality: ["vision", "language"] }, ALL],
    ["a family", { family: ["pruning"] }, ["family"]],
    ["the smallest scale", { scale: ["under-1b"] }, ["small"]],
    ["the largest scale", { scale: ["from-40b"] }, ["large"]],
    ["several scales", { scale: ["under-1b", "from-40b"] }, ["large", "small"]],
    ["a scale between", { scale: ["4b-10b"] }, except("small", "large")],
    ["a model", { model: ["llama-3.1-70b"] }, ["large"]],
    ["a technique", { technique: ["dora"] }, ["dora"]],
    ["two techniques", { technique: ["dora", "2-4"] }, ["dora", "family"]],
    ["an accelerator", { accelerator: ["nvidia-l40s"] }, ["l40s"]],
    ["an accelerator that is not stated", { accelerator: ["not-stated"] }, ["nowhere"]],
    ["a data set", { dataset: ["medical-o1"] }, ["medical"]],
    ["a data set that is not stated", { dataset: ["not-stated"] }, ["undated"]],
    ["an origin", { origin: ["reported"] }, ["reported"]],
    ["two filters, both of which must hold", { technique: ["lora"], dataset: ["medical-o1"] }, ["medical"]],
    ["filters that no result meets together", { technique: ["dora"], dataset: ["medical-o1"] }, []],
    ["a name that there is not", { model: ["gpt-5"] }, []],
  ])("%s", async (_name, filter, expected) => {
    expect(await shown(filter)).toEqual(expected);
  });

  test("and tells which names the data does not know", async () => {
    const { notices } = await loadLeaderboard(ask({ model: ["gpt-5", "llama-3.1-70b"] }), connection.db);
    expect(notices).toEqual([{ parameter: "model", message: "No result here has the model “gpt-5”." }]);
  });

  test("and offers each value there is, with the number of results that it would leave", async () => {
    const { facets } = await loadLeaderboard(ask({}), connection.db);
    const counted = Object.fromEntries(
      Object.entries<readonly { key: string; results: number }[]>({ ...facets }).map(([name, values]) => [
        name,
        Object.fromEntries(values.map(({ key, results }) => [key, results])),
      ]),
    );
    expect(counted).toEqual({
      modality: { language: 10, vision: 1 },
      family: { peft: 10, pruning: 1 },
      scale: { "under-1b": 1, "4b-10b": 9, "from-40b": 1 },
      model: { "llama-3.1-70b": 1, "qwen2.5-7b": 9, "smollm-0.99b": 1 },
      technique: { lora: 8, dora: 1, pissa: 1, "2-4": 1 },
      accelerator: { "nvidia-h200": 9, "nvidia-l40s": 1, "not-stated": 1 },
      dataset: { "medical-o1": 1, "openo1-sft": 9, "not-stated": 1 },
      origin: { measured: 10, reported: 1 },
      trust: { "self-reported": 11 },
      party: { "third-party": 11 },
      checks: { none: 11 },
    });
    const narrowed = await loadLeaderboard(ask({ model: ["llama-3.1-70b"] }), connection.db);
    expect(narrowed.facets.model.map(({ results }) => results)).toEqual(
      facets.model.map(({ results }) => results),
    );
    expect(narrowed.facets.technique.map(({ key, results }) => [key, results])).toEqual([
      ["lora", 1],
      ["dora", 0],
      ["pissa", 0],
      ["2-4", 0],
    ]);
    expect(facets.dataset.find(({ key }) => key === "not-stated")?.label).toBe("not stated");
  });
});

describe("hostile filters", () => {
  const HOSTILE = [
    "'; drop table results; --",
    "' or '1'='1",
    "lora') or true --",
    "$1",
    "%",
    "_",
    "\\",
    "{lora}",
    '"',
    "lora\n",
    "constructor",
    "💥".repeat(1_000),
  ];

  test.each(HOSTILE)("%j finds nothing and breaks nothing", async (text) => {
    for (const filter of ["family", "model", "technique", "accelerator", "dataset"] as const) {
      expect(await shown({ [filter]: [text] })).toEqual([]);
    }
    expect(await shown({})).toHaveLength(11);
  });

  test.each([...HOSTILE, "\0", "\ud800"])("%j finds nothing as it stands in an address", async (text) => {
    const { question } = parseLeaderboardQuestion("fine-tuning", { technique: `x${text}`, level: "runs" });
    expect(question.technique.length).toBeGreaterThan(0);
    expect((await loadLeaderboard(question, connection.db)).cohorts).toEqual([]);
  });
});

test("an empty database is an empty board at version 0", async () => {
  const empty = await createTestDatabase();
  const { db, close } = openDatabase(empty.url);
  try {
    const board = await loadLeaderboard(ask({ model: ["x"] }), db);
    expect(board).toMatchObject({ cohorts: [], datasetVersion: 0 });
    expect(board.facets.model).toEqual([]);
  } finally {
    await close();
    await empty.drop();
  }
});

test("a board whose database is gone fails instead of being empty", async () => {
  const gone = await createTestDatabase();
  await gone.drop();
  const { db, close } = openDatabase(gone.url, { max: 1 });
  try {
    await expect(loadLeaderboard(ask(), db)).rejects.toThrow();
  } finally {
    await close();
  }
});

test("results are read once for each dataset version, whatever is asked, and a question is answered once", async () => {
  const many = await createTestDatabase();
  const statements: string[] = [];
  const client = postgres(many.url, {
    max: 1,
    fetch_types: false,
    debug: (_connection, statement) => statements.push(statement),
  });
  const db = drizzle(client, { schema });
  const load = async (level: LeaderboardQuestion["level"]) => {
    statements.length = 0;
    const { cohorts } = await loadLeaderboard(ask({ level }), db);
    return { rows: cohorts.reduce((sum, { rows }) => sum + rows.length, 0), statements: statements.length };
  };
  const add = async (from: number, below: number) => {
    const results = Array.from({ length: below - from }, (_, index) =>
      peft(`r${from + index}`, { technique: { family: "peft", name: `T${from + index}` } }),
    );
    await submitBundle(db, aSubmission(aBundle({ title: `from ${from}`, results })));
  };
  try {
    await add(0, 10);
    expect(await load("runs")).toEqual({ rows: 10, statements: 3 });
    expect(await load("techniques")).toEqual({ rows: 10, statements: 2 });
    expect(await load("runs")).toEqual({ rows: 10, statements: 1 });
    await add(10, 2_000);
    expect(await load("runs")).toEqual({ rows: 2_000, statements: 3 });
    expect(await load("techniques")).toEqual({ rows: 2_000, statements: 2 });
    expect(await load("techniques")).toEqual({ rows: 2_000, statements: 1 });
  } finally {
    await client.end();
    await many.drop();
  }
});

test("a page beyond the last falls back to the first and says so", async () => {
  const { question, notices, cohorts } = await loadLeaderboard(ask({ page: 99 }), connection.db);
  expect(question.page).toBe(1);
  expect(notices).toEqual([{ parameter: "page", message: "There is no page 99 of 1; showing the first." }]);
  expect(cohorts.length).toBeGreaterThan(0);
});
