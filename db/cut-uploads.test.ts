import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "./client";
import { anArrival, aPackage } from "./package-builder";
import { newReceipt } from "./receipts";
import { receiveBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";
import { writeTransaction } from "./write-transaction";

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

const TABLES = ["bundles", "bundle_files", "bundle_file_chunks", "events", "results", "dataset_versions"];

async function count(table: string): Promise<number> {
  const [row] = await connection.db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${sql.identifier(table)}`,
  );
  return row?.n ?? -1;
}

/** Made up: bytes that do not pack, so that they fill more than two chunks wherever they lie. */
const LOG = randomBytes(2.5 * 1024 * 1024);

describe("what breaks off on its way leaves nothing behind", () => {
  const nothing = async () => {
    for (const table of TABLES) expect([table, await count(table)]).toEqual([table, 0]);
  };

  test("when the bytes can't be read any more", async () => {
    const { checked, source, fileName } = await aPackage(aBundle(), { "raw/power.log": LOG });
    for (const [name, last] of [
      ["in the package", 1_500_000],
      ["in the artefacts", source.size + 1_500_000],
    ] as const) {
      let left = last;
      const cut = {
        ...source,
        read: (offset: number, length: number) => {
          left -= length;
          if (left < 0) throw new Error(`cut ${name}`);
          return source.read(offset, length);
        },
      };
      const arrival = { checked, source: cut, fileName, via: "form" as const, receipt: newReceipt() };
      await expect(receiveBundle(connection.db, arrival)).rejects.toThrow(`cut ${name}`);
      await nothing();
    }
  });

  test("when the bytes are not those that were checked", async () => {
    const { checked, source, bytes, fileName } = await aPackage(aBundle(), { "raw/power.log": LOG });
    const other = bytes.slice();
    other[bytes.byteLength >> 1] = (other[bytes.byteLength >> 1] ?? 0) ^ 1;
    const read = async (offset: number, length: number) => other.slice(offset, offset + length);
    const arrival = { checked, source: { ...source, read }, fileName, via: "form" as const };
    await expect(receiveBundle(connection.db, { ...arrival, receipt: newReceipt() })).rejects.toThrow(
      "package.tar.gz is not what was checked",
    );
    await nothing();
  });

  test("when the database ends the connection in the middle", async () => {
    const { checked, source, fileName } = await aPackage(aBundle(), { "raw/power.log": LOG });
    let reads = 0;
    const read = async (offset: number, length: number) => {
      reads++;
      if (reads === 2) {
        const ended = await connection.db.execute(sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'
        `);
        expect(ended).toHaveLength(1);
      }
      return source.read(offset, length);
    };
    const arrival = { checked, source: { ...source, read }, fileName, via: "form" as const };
    const received = writeTransaction(
      (tx) => receiveBundle(tx, { ...arrival, receipt: newReceipt() }),
      database.url,
    );
    await expect(received).rejects.toThrow("nothing was stored");
    await nothing();
  });

  test("and the same bundle is then taken as if it had never been sent", async () => {
    const arrival = await anArrival(aBundle());
    const read = async () => {
      throw new Error("cut");
    };
    await expect(
      receiveBundle(connection.db, { ...arrival, source: { ...arrival.source, read } }),
    ).rejects.toThrow("cut");
    expect(await receiveBundle(connection.db, arrival)).toMatchObject({ outcome: "received" });
  });
});
