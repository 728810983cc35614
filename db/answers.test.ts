import { afterAll, beforeAll, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { remembered } from "./answers";
import { type Connection, openDatabase } from "./client";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url);
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** Asks a question whose answers are counted: the first is "answer 1". */
function counted(rows = 1) {
  let computed = 0;
  const compute = async () => `answer ${++computed}`;
  return (address: string) => remembered(connection.db, address, compute, () => rows);
}

test("a question is answered once, also where many ask it at the same moment", async () => {
  const ask = counted();
  expect(await Promise.all([ask("/many"), ask("/many"), ask("/many")])).toEqual([
    "answer 1",
    "answer 1",
    "answer 1",
  ]);
  expect(await ask("/many")).toBe("answer 1");
  expect(await ask("/other")).toBe("answer 2");
});

test("what is published is seen at the next question", async () => {
  const ask = counted();
  expect(await ask("/published")).toBe("answer 1");
  await submitBundle(connection.db, aSubmission(aBundle({ title: "something new" })));
  expect(await ask("/published")).toBe("answer 2");
});

test("an answer that fails is tried again", async () => {
  let tries = 0;
  const compute = async () => {
    tries += 1;
    if (tries === 1) throw new Error("not now");
    return tries;
  };
  const ask = () => remembered(connection.db, "/fails", compute, () => 1);
  await expect(ask()).rejects.toThrow("not now");
  expect(await ask()).toBe(2);
});

test("answers that weigh too much together are forgotten, those asked longest ago first", async () => {
  const ask = counted(20_000);
  for (const address of ["/a", "/b", "/a", "/c"]) await ask(address);
  // /a was asked again after /b, and of the three there is room for two.
  expect([await ask("/a"), await ask("/c"), await ask("/b")]).toEqual(["answer 1", "answer 3", "answer 4"]);
});

test("answers without rows weigh something too: no number of questions fills the memory", async () => {
  const ask = counted(0);
  for (let index = 1; index <= 250; index += 1) await ask(`/nothing/${index}`);
  expect(await ask("/nothing/250")).toBe("answer 250");
  expect(await ask("/nothing/1")).toBe("answer 251");
});
