import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type BodyRules, withUploadFile } from "./upload-file";

const RULES: BodyRules = { mostBytes: 8, idleMs: 20, graceMs: 10_000, leastBytesPerS: 1 };

let place: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "upload-file-test-"));
  vi.stubEnv("TMPDIR", place);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(place, { recursive: true });
});

/** A body of these chunks, after which comes what `then` does. */
function aBody(
  chunks: string[],
  then: (controller: ReadableStreamDefaultController) => void | Promise<void>,
) {
  const left = [...chunks];
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = left.shift();
      return chunk === undefined ? then(controller) : controller.enqueue(new TextEncoder().encode(chunk));
    },
  });
}

const end = (controller: ReadableStreamDefaultController) => controller.close();

test("work is lent the whole body, in a file that nobody can find, and that is gone afterwards", async () => {
  const found = await withUploadFile(aBody(["abc", "", "de"], end), RULES, async (file, bytes) => {
    const { buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return { text: buffer.toString(), names: await readdir(place), mode: (await file.stat()).mode & 0o777 };
  });
  expect(found).toEqual({ text: "abcde", names: [], mode: 0o600 });
  expect(await readdir(place)).toEqual([]);
});

test("the file is closed also where the work fails", async () => {
  let lent: { fd: number } | undefined;
  const failing = withUploadFile(aBody(["abc"], end), RULES, async (file) => {
    lent = file;
    throw new Error("made-up failure");
  });
  await expect(failing).rejects.toThrow("made-up failure");
  expect(lent?.fd).toBe(-1);
  expect(await readdir(place)).toEqual([]);
});

test.each([
  ["has a byte too many", aBody(["12345678", "9"], end), "too large"],
  ["pauses", aBody(["1"], () => new Promise<void>(() => {})), "too slow"],
  ["breaks off", aBody(["1"], (controller) => controller.error(new Error("aborted"))), "cut"],
])("a body that %s is given up, and no work is done", async (_, body, failure) => {
  const work = vi.fn();
  expect(await withUploadFile(body, RULES, work)).toBe(failure);
  expect(work).not.toHaveBeenCalled();
  expect(await readdir(place)).toEqual([]);
});

test("a body as large as allowed is taken", async () => {
  expect(await withUploadFile(aBody(["12345678"], end), RULES, async (_, bytes) => bytes)).toBe(8);
});

test("a body that is given up is not cancelled: its sender is still there to be answered", async () => {
  const cancel = vi.fn();
  const body = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(9)), cancel });
  expect(await withUploadFile(body, RULES, vi.fn())).toBe("too large");
  expect(cancel).not.toHaveBeenCalled();
});
