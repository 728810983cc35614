import { describe, expect, test } from "vitest";
import { LazyFile } from "@/importers/lazy-file";
import { MADE_UP_POWER, MADE_UP_SCORES, MADE_UP_SPEED } from "@/importers/made-up-files";
import { bytesSource, checkPackage } from "@/importers/package/check-package";
import { browserPlatform } from "../submit/browser-platform";
import { type ImportChoices, ImportSession } from "./import-session";

class MemoryFile extends LazyFile {
  content_: string;
  constructor(path: string, text: string) {
    super(path, text.length);
    this.content_ = text;
  }
  protected async allBytes() {
    return new TextEncoder().encode(this.content_);
  }
  protected firstBytes(length: number) {
    return new TextEncoder().encode(this.content_).subarray(0, length);
  }
}

const FILES = {
  "run/results_2026-01-02.json": JSON.stringify(MADE_UP_SCORES),
  "run/vllm.json": JSON.stringify(MADE_UP_SPEED),
  "run/gpu.csv": MADE_UP_POWER,
};

const ANSWERS = {
  technique: "bf16",
  "environment.count": "1",
  "workload.dataset": "made-up",
  "submitter.name": "A. Researcher",
  "submitter.relationship": "third-party",
  source: "own run",
};

const choices = (changes: Partial<ImportChoices> = {}): ImportChoices => ({
  settings: {},
  answers: ANSWERS,
  consent: [],
  withRawFiles: true,
  ...changes,
});

async function sessionOf(files: Record<string, string>): Promise<ImportSession> {
  const session = new ImportSession(browserPlatform);
  await session.read(
    Object.entries(files).map(([path, text]) => new MemoryFile(path, text)),
    () => {},
  );
  await session.scan();
  return session;
}

async function made(session: ImportSession, said: ImportChoices) {
  const chunks: Uint8Array[] = [];
  const outcome = await session.make(said, new WritableStream({ write: (chunk) => void chunks.push(chunk) }));
  if (!outcome.isMade) return null;
  const bytes = new Uint8Array(await new Blob(chunks.map((chunk) => new Uint8Array(chunk))).arrayBuffer());
  return checkPackage(bytesSource("bundle.zip", bytes), browserPlatform);
}

describe("an import in a browser", () => {
  test("shows the run that three files are, and asks what they leave open", async () => {
    const session = await sessionOf({ ...FILES, "run/notes.txt": "made up" });
    const { files, runs, questions, open } = session.view(choices({ answers: { technique: "bf16" } }));
    expect([files.all, files.taken, files.listed.at(-1)]).toEqual([
      4,
      3,
      {
        path: "run/notes.txt",
        taken: [],
        skipped: [{ reason: "unknown", why: "no importer knows this kind of file" }],
      },
    ]);
    expect(runs).toMatchObject({
      all: 1,
      taken: 1,
      listed: [
        {
          number: 2,
          isTaken: true,
          axis: "Bit-width quantization and serving",
          facts: { model: "Tiny-1B", "model.parameters_b": "1.25", technique: "bfloat16" },
          values: expect.arrayContaining([
            {
              label: "AMU",
              name: "Average Memory Utilization",
              text: "21.475 GB",
              inFile: "20480 MiB",
              doubt: null,
            },
            { label: "IT", name: "Inference Throughput", text: "512 tokens/s", inFile: null, doubt: null },
          ]),
          scores: [
            { task: "gsm8k", metric: "exact_match (strict-match)", text: "0.75 ± 0.013", samples: 1000 },
          ],
          notComparable: null,
          label: "vllm.json, results_2026-01-02.json and gpu.csv",
          parts: [
            { id: "join.1", label: "results_2026-01-02.json" },
            { id: "join.3", label: "gpu.csv" },
          ],
          join: expect.stringContaining("one run, same model Tiny-1B"),
        },
      ],
    });
    expect(questions.map(({ id }) => id)).toContain("technique");
    expect(open).toEqual([
      "environment.count",
      "workload.dataset",
      "submitter.name",
      "submitter.relationship",
      "source",
    ]);
  });

  test("makes a bundle that passes all checks, with the raw files as they are", async () => {
    const checked = await made(await sessionOf(FILES), choices());
    expect(checked?.findings).toEqual([]);
    expect(checked?.artifacts.map(({ path }) => path).sort()).toEqual([
      "raw/run/gpu.csv",
      "raw/run/results_2026-01-02.json",
      "raw/run/vllm.json",
    ]);
    expect(checked?.bundle?.results[0]?.metrics.it).toMatchObject({
      value: 512,
      artifact: "raw/run/vllm.json",
    });
  });

  test("makes nothing while something is open", async () => {
    expect(await made(await sessionOf(FILES), choices({ answers: {} }))).toBeNull();
  });

  test("leaves out a run, and the files that only it was read from", async () => {
    const speed = { ...MADE_UP_SPEED, date: "20260102-040506", request_rate: 8, output_throughput: 600 };
    const session = await sessionOf({ ...FILES, "other/vllm.json": JSON.stringify(speed) });
    const said = choices({
      answers: { ...ANSWERS, "environment.accelerator": "NVIDIA H200" },
      settings: { "runs.2.take": "no" },
    });
    const { runs } = session.view(said);
    expect(runs.listed.map(({ number, isTaken }) => [number, isTaken])).toEqual([
      [2, false],
      [3, true],
    ]);
    const checked = await made(session, said);
    expect(checked?.bundle?.results).toHaveLength(1);
    expect(checked?.artifacts.map(({ path }) => path)).not.toContain("raw/other/vllm.json");
  });

  test("takes apart what was joined, where somebody says so", async () => {
    const session = await sessionOf(FILES);
    const { runs } = session.view(choices({ settings: { "join.3": "own" } }));
    expect(runs.listed.map(({ number, label, parts }) => [number, label, parts.length])).toEqual([
      [2, "vllm.json and results_2026-01-02.json", 1],
      [3, "gpu.csv", 0],
    ]);
  });

  test("makes nothing of what contradicts itself", async () => {
    const session = await sessionOf(FILES);
    const said = choices({ answers: { ...ANSWERS, technique: "int4", "model.parameters_b": "1.25" } });
    expect(session.view(said).problems.map(({ id }) => id)).toEqual(["join.1"]);
    expect(await made(session, said)).toBeNull();
    expect(await made(session, { ...said, settings: { "join.1": "out" } })).not.toBeNull();
  });

  test("says of a limited run that it stands without a rank", async () => {
    const limited = {
      ...MADE_UP_SCORES,
      "n-samples": { gsm8k: { original: 1000, effective: 20 } },
      config: { ...MADE_UP_SCORES.config, limit: 20 },
    };
    const session = await sessionOf({ "results.json": JSON.stringify(limited) });
    const [run] = session.view(choices()).runs.listed;
    expect(run?.notComparable).toMatch(/20/);
  });

  test("takes a correction before what the file says", async () => {
    const checked = await made(
      await sessionOf(FILES),
      choices({ settings: { "runs.2.model": "Tiny-1B-it" } }),
    );
    expect(checked?.bundle?.results[0]?.model.name).toBe("Tiny-1B-it");
  });
});

describe("raw files", () => {
  const PRIVATE = {
    ...FILES,
    "run/vllm.json": JSON.stringify({ ...MADE_UP_SPEED, label: "/home/alice/run" }),
  };

  test("stay behind where they tell of somebody, until that is agreed to", async () => {
    const session = await sessionOf(PRIVATE);
    const { sent, withheld, kinds } = session.rawFiles(choices());
    expect([sent.all, withheld.all, kinds.map(({ kind }) => kind)]).toEqual([2, 1, ["users", "paths"]]);
    expect(session.rawFiles(choices({ consent: ["users"] })).sent.all).toBe(2);
    expect(session.rawFiles(choices({ consent: ["users", "paths"] })).sent.all).toBe(3);
  });

  test("with a key in them are never offered for consent", async () => {
    const session = await sessionOf({ ...FILES, "run/gpu.csv": `${MADE_UP_POWER}\n# hf_madeUpmadeUpmadeUp` });
    const { withheld, kinds } = session.rawFiles(choices({ consent: ["users", "paths", "hosts"] }));
    expect([withheld.listed.map(({ path, why }) => [path, why]), kinds]).toEqual([
      [["run/gpu.csv", "secret"]],
      [],
    ]);
  });

  test("all stay behind where nobody wants them published; the values stay", async () => {
    const checked = await made(await sessionOf(FILES), choices({ withRawFiles: false }));
    expect(checked?.artifacts).toEqual([]);
    const it = checked?.bundle?.results[0]?.metrics.it;
    expect(it).toMatchObject({ value: 512, unit: "tokens/s", origin: "measured" });
    expect(it).not.toHaveProperty("artifact");
  });
});
