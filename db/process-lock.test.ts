import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeProcessLock, withProcessLock } from "./process-lock";

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "efficientllm-lock-"));
  path = join(directory, "lock");
});

afterEach(() => rmSync(directory, { recursive: true }));

test("a lock keeps others waiting until it is released", async () => {
  const order: string[] = [];
  const held = await takeProcessLock(path);
  const next = withProcessLock(path, async () => order.push("next"));
  order.push("holder");
  held.release();
  await next;
  expect(order).toEqual(["holder", "next"]);
  expect(existsSync(path)).toBe(false);
});

test("ten that want a lock at once hold it one at a time", async () => {
  let inside = 0;
  const most: number[] = [];
  const work = async () => {
    inside += 1;
    await new Promise((resolve) => setImmediate(resolve));
    most.push(inside);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 10 }, () => withProcessLock(path, work)));
  expect(most).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

test("a lock whose process has died is free, also if its pid was given to another", async () => {
  writeFileSync(path, `${process.pid}.1.earlier-start some-token`);
  const lock = await takeProcessLock(path);
  lock.release();
  expect(existsSync(path)).toBe(false);
});

test("a lock that was left empty by a process killed while writing it is free after a while", async () => {
  writeFileSync(path, "");
  utimesSync(path, new Date(0), new Date(0));
  await withProcessLock(path, async () => {});
  expect(existsSync(path)).toBe(false);
});

test("the one who waits learns for whom", async () => {
  const held = await takeProcessLock(path);
  const told = await new Promise<number>((resolve) => {
    void takeProcessLock(path, resolve).then((lock) => lock.release());
  }).finally(() => held.release());
  expect(told).toBe(process.pid);
});
