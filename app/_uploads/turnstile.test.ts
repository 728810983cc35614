import { expect, test } from "vitest";
import { Turnstile } from "./turnstile";

/** Work that ends when it is told to. */
function aTask(log: string[], name: string) {
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const work = async () => {
    log.push(name);
    await done;
    return name;
  };
  return { work, finish };
}

test("those beyond the places wait and come in, one by one, in their order", async () => {
  const log: string[] = [];
  const turnstile = new Turnstile(1, 10, 60_000);
  const tasks = ["first", "second", "third"].map((name) => aTask(log, name));
  const passes = tasks.map(({ work }) => turnstile.pass(work));
  for (const [index, { finish }] of tasks.entries()) {
    expect(log).toEqual(["first", "second", "third"].slice(0, index + 1));
    finish();
    await passes[index];
  }
  expect(await Promise.all(passes)).toEqual(["first", "second", "third"]);
});

test("who finds the line full, or waits too long, is sent away with the work not begun", async () => {
  const log: string[] = [];
  const turnstile = new Turnstile(1, 1, 5);
  const inside = aTask(log, "inside");
  const pass = turnstile.pass(inside.work);
  const waiting = turnstile.pass(aTask(log, "waits too long").work);
  expect(await turnstile.pass(aTask(log, "line is full").work)).toBeNull();
  expect(await waiting).toBeNull();
  inside.finish();
  expect(await pass).toBe("inside");
  expect(log).toEqual(["inside"]);
});

test("a place is free again also after work that failed", async () => {
  const turnstile = new Turnstile(1, 0, 1);
  await expect(turnstile.pass(() => Promise.reject(new Error("made-up failure")))).rejects.toThrow("made-up");
  expect(await turnstile.pass(async () => "next")).toBe("next");
});
