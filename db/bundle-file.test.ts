import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { findBundleFile, streamBundleFile } from "./bundle-file";
import { type Connection, openDatabase } from "./client";
import { sha256 } from "./digest";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;
let bundle = "";

/** Made up: two and a half chunks that differ from each other. */
const BYTES = Buffer.concat([
  Buffer.alloc(1024 * 1024, "a"),
  Buffer.alloc(1024 * 1024, "b"),
  Buffer.alloc(512 * 1024, "c"),
]);

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url);
  const receipt = await submitBundle(connection.db, aSubmission(aBundle(), { bytes: BYTES }));
  bundle = receipt.bundleId;
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** The file of the bundle as it was sent. */
async function theFile() {
  const file = await findBundleFile(bundle, "bundle.json", connection.db);
  if (!file) throw new Error("the submitted bundle has no file");
  return file;
}

test("a file comes back byte for byte as it was sent", async () => {
  const file = await theFile();
  const bytes = Buffer.from(await new Response(streamBundleFile(file, connection.db)).arrayBuffer());
  expect(bytes.equals(BYTES)).toBe(true);
  expect(file).toMatchObject({ bytes: 2.5 * 1024 * 1024, sha256: sha256(BYTES), kind: "bundle" });
});

test("a reader who goes away after a chunk has no other one read for them", async () => {
  const read: string[] = [];
  const watched = new Proxy(connection.db, {
    get(db, name, receiver) {
      if (name === "execute") read.push("chunk");
      return Reflect.get(db, name, receiver);
    },
  });
  const reader = streamBundleFile(await theFile(), watched).getReader();
  expect(read).toEqual([]);
  expect((await reader.read()).value?.byteLength).toBe(1024 * 1024);
  await reader.cancel();
  expect(await reader.read()).toEqual({ done: true, value: undefined });
  expect(read).toEqual(["chunk"]);
});

test("an empty file is an empty stream", async () => {
  await connection.db.execute(sql`
    insert into bundle_files (bundle_id, path, sha256, bytes, kind)
    values (${bundle}, 'raw/empty log.txt', ${sha256(Buffer.alloc(0))}, 0, 'log')
  `);
  const file = await findBundleFile(bundle, "raw/empty log.txt", connection.db);
  expect(file && (await new Response(streamBundleFile(file, connection.db)).text())).toBe("");
});

test("a file whose chunks are not all there breaks off instead of ending early", async () => {
  const file = await theFile();
  const longer = streamBundleFile({ ...file, bytes: file.bytes + 1 }, connection.db);
  await expect(new Response(longer).arrayBuffer()).rejects.toThrow(/chunk 3 of bundle.json/);
});

test.each([
  "",
  "bundle.jso",
  "BUNDLE.JSON",
  "./bundle.json",
  "../bundle.json",
  "\0",
  "bundle.json\0",
  "x".repeat(9_999),
  "%",
])("the path %j names no file", async (path) => {
  expect(await findBundleFile(bundle, path, connection.db)).toBeNull();
});

test("a file of a bundle that is not published is nobody's", async () => {
  const { bundleId } = await submitBundle(connection.db, aSubmission(aBundle({ title: "pending" })));
  expect(await findBundleFile(bundleId, "bundle.json", connection.db)).not.toBeNull();
  await connection.db.execute(sql`update bundles set state = 'pending' where id = ${bundleId}`);
  expect(await findBundleFile(bundleId, "bundle.json", connection.db)).toBeNull();
  expect(await findBundleFile("no such bundle", "bundle.json", connection.db)).toBeNull();
});
