import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { MADE_UP_POWER, MADE_UP_SCORES, MADE_UP_SPEED } from "@/importers/made-up-files";
import { ingestPath, type UsePackage } from "./ingest-path";
import { reportLines } from "./ingest-report";

const FOLDER = mkdtempSync(join(tmpdir(), "ingest-path-"));
const BUNDLE = JSON.stringify(aBundle());

function write(path: string, content: string | Uint8Array): string {
  const place = join(FOLDER, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
  return place;
}

beforeAll(() => {
  write("run/results_2026-01-02.json", JSON.stringify(MADE_UP_SCORES));
  write("run/vllm.json", JSON.stringify(MADE_UP_SPEED));
  write("run/gpu.csv", MADE_UP_POWER);
});
afterAll(() => rmSync(FOLDER, { recursive: true }));

const ANSWERS = {
  technique: "bf16",
  "environment.count": "1",
  "workload.dataset": "made-up",
  "submitter.name": "A. Researcher",
  "submitter.relationship": "third-party",
  source: "own run",
};

/** Takes one path, and what was to be stored of it; nothing else is. */
async function ingest(path: string, answers: Record<string, string> = {}) {
  const stored: string[] = [];
  const use: UsePackage = async ({ checked, source }) => {
    if (checked.bundle) stored.push(checked.sha256);
    const artifacts = checked.artifacts.map((one) => one.path);
    expect((await source.read(0, source.size)).byteLength).toBe(checked.bytes);
    return checked.bundle
      ? {
          outcome: "valid",
          results: checked.bundle.results.length,
          why: artifacts.join(" "),
          findings: checked.findings,
        }
      : { outcome: "refused", findings: checked.findings };
  };
  const run = { signal: new AbortController().signal, atEnd: () => {} };
  const command = (name: string) => ({ words: ["npm", "run", "ingest", "--", name], fromFiles: {} });
  const settings = { answers, consent: new Set<never>(), json: true, command, run };
  const report = await ingestPath(join(FOLDER, path), path, settings, use);
  const codes = report.findings.map(({ code }) => code);
  return { ...report, codes, stored };
}

const leftovers = () => readdirSync(tmpdir()).filter((name) => /^bundle\.zip\..*\.part$/.test(name));

describe("a run directory", () => {
  test("becomes a package with its raw files where nothing is missing", async () => {
    const before = leftovers();
    const { outcome, results, why, codes, stored } = await ingest("run", ANSWERS);
    expect({ outcome, results, codes }).toEqual({ outcome: "valid", results: 1, codes: [] });
    expect(why).toBe("raw/run/vllm.json raw/run/results_2026-01-02.json raw/run/gpu.csv");
    expect(stored).toHaveLength(1);
    expect(leftovers()).toEqual(before);
  });

  test("makes the same bytes each time", async () => {
    const [once, again] = [await ingest("run", ANSWERS), await ingest("run", ANSWERS)];
    expect(again.stored).toEqual(once.stored);
  });

  test("is refused with all that is missing, and nothing is stored", async () => {
    const { outcome, why, stored, import: told } = await ingest("run", { technique: "bf16" });
    expect({ outcome, why, stored }).toEqual({
      outcome: "refused",
      why: "5 things are not in the files",
      stored: [],
    });
    expect(told).toMatchObject({
      questions: [
        { id: "environment.count" },
        { id: "workload.dataset" },
        { id: "submitter.name" },
        { id: "submitter.relationship" },
        { id: "source" },
      ],
    });
  });

  test("is told what to say again, by its own name", async () => {
    const { import: told } = await ingest("run", { technique: "bf16" });
    expect(told).toMatchObject({
      command: expect.stringMatching(
        /^npm run ingest -- run --set technique=bf16 --set environment\.count="…" --set /,
      ),
    });
  });

  test("with what can't be is refused by its runs", async () => {
    const report = await ingest("run", { ...ANSWERS, "environment.memory_gb": "10" });
    expect(report.codes).toContain("physics.memory_capacity");
    const lines = reportLines(report);
    expect(lines[0]).toMatch(
      /^error {3}physics\.memory_capacity {2}run: Average Memory Utilization \(AMU\) of run 2 \(run\/vllm\.json, .*\): found 21\.4748 GB in use; /,
    );
    expect(lines.slice(-2)).toEqual(["  --set runs.2.take=no leaves this run out", "run: refused"]);
  });

  test("is refused where something was set that there is not", async () => {
    const { outcome, why, stored } = await ingest("run", { ...ANSWERS, colour: "red" });
    expect([outcome, why, stored]).toEqual(["refused", "not all that was set can be taken", []]);
  });

  test("whose files hold no result is refused, and each file says why", async () => {
    write("failed/vllm.json", JSON.stringify({ ...MADE_UP_SPEED, completed: 0, failed: 100 }));
    const { outcome, why, import: told } = await ingest("failed", ANSWERS);
    expect([outcome, why]).toEqual(["refused", "no result was found"]);
    expect(told).toMatchObject({ files: [{ path: "failed/vllm.json", skipped: [{ reason: "failed" }] }] });
  });

  test("may be named by a link", async () => {
    symlinkSync(join(FOLDER, "run"), join(FOLDER, "latest"));
    expect(await ingest("latest", ANSWERS)).toMatchObject({ outcome: "valid", results: 1 });
  });
});

describe("a file", () => {
  test("of a tool is taken as a run directory of its own", async () => {
    const more = { "model.parameters_b": "1.25", "environment.accelerator": "NVIDIA H200" };
    expect(await ingest("run/vllm.json", { ...ANSWERS, ...more })).toMatchObject({
      outcome: "valid",
      why: "raw/vllm.json",
      import: { files: [{ path: "vllm.json", taken: [{ producer: "vllm-bench-serve" }] }] },
    });
  });

  test("that is a bundle is stored as it is, and nothing that is set changes it", async () => {
    write("bundle-file.json", BUNDLE);
    const digest = createHash("sha256").update(BUNDLE).digest("hex");
    const report = await ingest("bundle-file.json", { title: "Another" });
    expect(report).toMatchObject({ outcome: "valid", stored: [digest] });
    expect(report.import).toBeUndefined();
  });

  test("that is a bundle with errors gets its findings, also where it speaks of a tool", async () => {
    write("wrong.json", JSON.stringify({ ...MADE_UP_SPEED, ...aBundle(), results: [] }));
    const { outcome, codes } = await ingest("wrong.json");
    expect(outcome).toBe("refused");
    expect(codes).toContain("schema.unknown_key");
  });

  test("that nobody knows gets the findings of a bundle", async () => {
    write("notes.json", '{"made": "up"}');
    const { outcome, codes, why, import: told } = await ingest("notes.json");
    expect([outcome, codes.includes("schema.missing"), told]).toEqual(["refused", true, undefined]);
    expect(why).toBe("no bundle, and of no tool that is known here");
  });

  test("that is not there is told so", async () => {
    expect(await ingest("absent")).toMatchObject({ outcome: "unreadable", codes: ["file.missing"] });
  });
});

describe("a folder", () => {
  test.each([
    ["bundles", "one.json", BUNDLE],
    ["packed", "one.json.gz", gzipSync(BUNDLE)],
  ])("of %s asks for the files in it", async (folder, name, content) => {
    write(`${folder}/${name}`, content);
    write(`${folder}/README.md`, "made up");
    const { outcome, findings } = await ingest(folder, ANSWERS);
    expect(outcome).toBe("unreadable");
    expect(findings).toMatchObject([
      { code: "file.directory", remedy: "Name the files in it, as in bundles/*.json." },
    ]);
  });

  test("without anything that is known is refused", async () => {
    write("other/notes.txt", "made up");
    const { outcome, findings } = await ingest("other", ANSWERS);
    expect(outcome).toBe("refused");
    expect(findings).toMatchObject([{ code: "file.directory", found: "no result" }]);
  });
});

describe("an unpacked bundle", () => {
  const log = "made up";
  const listed = (path: string) => ({
    path,
    bytes: log.length,
    sha256: createHash("sha256").update(log).digest("hex"),
  });
  const document = (...paths: string[]) => JSON.stringify(aBundle({ artifacts: paths.map(listed) }));

  test("is packed with the artefacts that it lists, and without others", async () => {
    write("unpacked/bundle.json", document("logs/one.log"));
    write("unpacked/logs/one.log", log);
    write("unpacked/vllm.json", JSON.stringify(MADE_UP_SPEED));
    expect(await ingest("unpacked")).toMatchObject({ outcome: "valid", codes: [], why: "logs/one.log" });
  });

  test("is refused for an artefact that is missing, or that a link brings from elsewhere", async () => {
    const secret = write("secret.txt", log);
    write("incomplete/bundle.json", document("one.log", "two.log"));
    symlinkSync(secret, join(FOLDER, "incomplete/two.log"));
    const { outcome, codes, stored } = await ingest("incomplete");
    expect([outcome, codes, stored]).toEqual(["refused", ["artifact.absent", "artifact.absent"], []]);
  });
});
