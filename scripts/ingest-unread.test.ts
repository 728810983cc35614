import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { MADE_UP_POWER, MADE_UP_SPEED } from "@/importers/made-up-files";
import { ingestPath } from "./ingest-path";

// Whoever runs the tests may be allowed to read everything, so that rights alone close no file.
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof fs>();
  const access: typeof real.access = (path, mode) =>
    String(path).endsWith("closed.csv")
      ? Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" }))
      : real.access(path, mode);
  return { ...real, default: real, access };
});

const FOLDER = mkdtempSync(join(tmpdir(), "ingest-unread-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

test("A folder that can be read in part alone is refused, and nothing of it is stored", async () => {
  writeFileSync(join(FOLDER, "vllm.json"), JSON.stringify(MADE_UP_SPEED));
  writeFileSync(join(FOLDER, "closed.csv"), MADE_UP_POWER);
  const run = { signal: new AbortController().signal, atEnd: () => {} };
  const settings = { answers: {}, consent: new Set<never>(), json: true, run };
  const store = vi.fn();
  const { outcome, why } = await ingestPath(FOLDER, "run", settings, store);
  expect(outcome).toBe("refused");
  expect(why).toMatch(
    /\/closed\.csv: can't be read; check its permissions\. Nothing of the folder is stored$/,
  );
  expect(store).not.toHaveBeenCalled();
});
