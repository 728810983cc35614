import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finding } from "@/benchmark/findings";
import { findCheckReport, saveCheckReport } from "./check-reports";
import { type Connection, openDatabase } from "./client";
import { newReceipt } from "./receipts";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 2 });
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const FINDING = finding("file.gzip", "", { found: "made up", expected: "gzip", remedy: "Pack it again." });
const report = { fileName: "run\u202e.json", sha256: "0".repeat(64), bytes: 12, findings: [FINDING] };

test("a report is found by its id and by nothing else", async () => {
  const id = await saveCheckReport(report, connection.db);
  expect(id).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await findCheckReport(id, connection.db)).toMatchObject({
    fileName: "run\\u202e.json",
    sha256: "0".repeat(64),
    bytes: 12,
    findings: [FINDING],
    total: 1,
  });
  for (const other of ["", "\0", "x".repeat(9_999), newReceipt()]) {
    expect(await findCheckReport(other, connection.db)).toBeNull();
  }
  const [row] = await connection.db.execute<{ id: string }>(sql`select id from check_reports`);
  expect(row?.id).not.toBe(id);
});

test("of very many findings the first thousand are kept, and their number", async () => {
  const findings = Array.from({ length: 1_500 }, () => FINDING);
  const id = await saveCheckReport({ ...report, findings }, connection.db);
  const found = await findCheckReport(id, connection.db);
  expect([found?.findings.length, found?.total]).toEqual([1_000, 1_500]);
});

test("a report is gone after a day, and its row with the next one", async () => {
  const id = await saveCheckReport(report, connection.db);
  await connection.db.execute(sql`update check_reports set created_at = created_at - interval '25 hours'`);
  expect(await findCheckReport(id, connection.db)).toBeNull();
  await saveCheckReport(report, connection.db);
  const [row] = await connection.db.execute(sql`select count(*)::int as rows from check_reports`);
  expect(row).toEqual({ rows: 1 });
});
