import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { draftOf } from "@/importers/import-draft";
import { NOTHING_KNOWN } from "@/importers/known-names";
import { MADE_UP_POWER, MADE_UP_SCORES, MADE_UP_SPEED, madeUpFiles } from "@/importers/made-up-files";
import { questionsOf } from "@/importers/questions";
import { importFiles } from "@/importers/registry";
import { textFile } from "@/importers/source-file";
import { openBundle } from "./bundle-file";
import { askMissing } from "./import-dialogue";

const FOLDER = mkdtempSync(join(tmpdir(), "import-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function write(path: string, content: string | Uint8Array): string {
  const place = join(FOLDER, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
  return place;
}

write("sound/run/results_2026-01-02.json", JSON.stringify(MADE_UP_SCORES));
write("sound/run/vllm.json", JSON.stringify(MADE_UP_SPEED));
write("sound/run/gpu.csv", MADE_UP_POWER);
write("sound/notes.txt", "made up");

const ANSWERS = [
  "technique=bf16",
  "environment.count=1",
  "submitter.name=A. Researcher",
  "submitter.relationship=third-party",
  "source=own run",
].flatMap((answer) => ["--set", answer]);

/** Runs the real command as its own process, without a terminal. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = ["--import", "tsx", join(import.meta.dirname, "import.ts"), ...args];
  return new Promise((done) => {
    execFile(process.execPath, command, { timeout: 60_000 }, (error, out, err) => {
      done({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

describe("the import command", { timeout: 60_000 }, () => {
  test("makes a bundle of a folder, with the raw files in it", async () => {
    const output = join(FOLDER, "bundle.zip");
    const { code, out } = await run(join(FOLDER, "sound"), ...ANSWERS, "-o", output);
    expect(out.split("\n")).toEqual([
      "4 files: 3 taken, 1 skipped",
      "  sound/run/gpu.csv: nvidia-smi",
      "  sound/run/results_2026-01-02.json: lm-evaluation-harness",
      "  sound/run/vllm.json: vLLM bench serve",
      "  sound/notes.txt: skipped, no importer knows this kind of file",
      "",
      "1 result",
      "  2  sound/run/vllm.json, sound/run/results_2026-01-02.json and sound/run/gpu.csv: Tiny-1B, bfloat16, NVIDIA H200, inference: AMU 20480 MiB, AL 1320 ms, IT 512 tokens/s, AEC 300 W, Peak memory 20490 MiB, TTFT 50 ms, TPOT 10 ms, Throughput 4 samples/s, 1 score",
      "  joined  sound/run/vllm.json, sound/run/results_2026-01-02.json and sound/run/gpu.csv: one run, same model Tiny-1B; sound/run/gpu.csv fits no other run",
      "",
      "3 raw files go along",
      `wrote ${output}, 1 result. Send it with npm run submit, or on the page /submit.`,
      "",
    ]);
    expect(code).toBe(0);
    const opened = await openBundle(output);
    if ("finding" in opened) throw new Error(opened.finding.code);
    expect(opened.checked.findings).toEqual([]);
    expect(opened.checked.artifacts.map(({ path, kind }) => [path, kind])).toEqual([
      ["raw/sound/run/vllm.json", "vllm-bench-serve"],
      ["raw/sound/run/results_2026-01-02.json", "lm-evaluation-harness"],
      ["raw/sound/run/gpu.csv", "nvidia-smi"],
    ]);
    expect(readdirSync(FOLDER).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("lists what is missing and writes nothing, with exit 1", async () => {
    const output = join(FOLDER, "early.zip");
    const { code, out } = await run(join(FOLDER, "sound"), "-o", output);
    expect(code).toBe(1);
    expect(out).toContain(
      "5 things are not in the files:\n  --set technique=…  Which technique is compared?",
    );
    expect(out.trimEnd().split("\n").at(-1)).toBe("no bundle yet");
    expect(existsSync(output)).toBe(false);
  });

  test("speaks JSON to machines", async () => {
    const [open, made] = await Promise.all([
      run(join(FOLDER, "sound/run"), "--json"),
      run(join(FOLDER, "sound/run"), "--json", ...ANSWERS),
    ]);
    expect([open.code, made.code]).toEqual([1, 0]);
    expect(JSON.parse(open.out)).toMatchObject({
      outcome: "incomplete",
      files: [{ path: "run/gpu.csv", taken: [{ producer: "nvidia-smi", runs: 1 }] }, {}, {}],
      questions: [{ id: "technique", runs: [{ number: 2 }] }, {}, {}, {}, {}],
    });
    expect(JSON.parse(made.out)).toMatchObject({ outcome: "valid", findings: [], withheld: [] });
  });

  test("keeps files back that tell of a machine, unless that is agreed to; secrets always", async () => {
    const speed = JSON.stringify({ ...MADE_UP_SPEED, label: "/home/alice/run" });
    const place = write("private/vllm.json", speed);
    write("private/secret.csv", `${MADE_UP_POWER}\n# hf_madeUpmadeUpmadeUp`);
    const answers = [...ANSWERS, "--set", "model.parameters_b=1.25", "--set", "workload.dataset=made-up"];
    const [kept, agreed] = await Promise.all([
      run(dirname(place), ...answers, "--json"),
      run(dirname(place), ...answers, "--json", "--consent", "users,paths"),
    ]);
    expect(JSON.parse(kept.out)).toMatchObject({
      outcome: "valid",
      artifacts: [],
      withheld: [
        { path: "private/vllm.json", why: "private", findings: [{ kind: "users" }, { kind: "paths" }] },
        { path: "private/secret.csv", why: "secret" },
      ],
    });
    expect(kept.out).not.toContain("alice");
    expect(JSON.parse(agreed.out)).toMatchObject({
      outcome: "valid",
      artifacts: [{ path: "private/vllm.json" }],
      withheld: [{ path: "private/secret.csv" }],
    });
  });

  test("explains itself when asked, and when used wrongly", async () => {
    const [help, nothing, absent, setting, consent, unknown] = await Promise.all([
      run("--help"),
      run(),
      run(join(FOLDER, "absent")),
      run(FOLDER, "--set", "model"),
      run(FOLDER, "--consent", "everything"),
      run(join(FOLDER, "sound"), "--set", "colour=red"),
    ]);
    expect([help, nothing, absent, setting, consent, unknown].map(({ code }) => code)).toEqual([
      0, 2, 2, 2, 2, 1,
    ]);
    expect(help.out).toMatch(/^Usage: npm run import -- /);
    expect(absent.err.trim()).toBe(`There is no ${join(FOLDER, "absent")}.`);
    expect(setting.err).toMatch(/^--set takes KEY=VALUE; "model" has no "="/);
    expect(consent.err).toMatch(/^There is no "everything" to agree to/);
    expect(unknown.out).toContain('--set colour: There is no "colour" to be set.');
  });

  test("says that nothing was found where that is so", async () => {
    const { code, out } = await run(join(FOLDER, "sound/notes.txt"));
    expect({ code, last: out.trimEnd().split("\n").at(-1) }).toEqual({
      code: 1,
      last: "no result was found",
    });
  });
});

describe("asking on a terminal", () => {
  const dialogue = (typed: (string | null)[]) => {
    const said: string[] = [];
    return {
      said,
      ask: async () => typed.shift() ?? null,
      say: (line: string) => said.push(line),
      close: () => {},
    };
  };

  test("goes on until all is answered, and says what an answer lacks", async () => {
    const { readings } = await importFiles(madeUpFiles());
    const typed = dialogue(["bf16", "many", "2", "A. Researcher", "third-party", ""]);
    const draft = await askMissing(draftOf(readings), NOTHING_KNOWN, typed);
    expect(questionsOf(draft)).toEqual([]);
    expect(draft.runs[0]?.facts.environment?.count).toBe(2);
    expect(draft.answers.get("source")).toBe("own run");
    expect(typed.said).toContain('  "many" is no environment.count: it takes a whole number above 0.');
  });

  test("asks for each run alone where one answer does not serve all", async () => {
    const files = ["a", "b"].map((name) => {
      const { model_id: _, ...speed } = MADE_UP_SPEED;
      return textFile(`${name}.json`, JSON.stringify({ ...speed, date: name }));
    });
    const { readings } = await importFiles(files);
    const draft = await askMissing(draftOf(readings), NOTHING_KNOWN, dialogue(["", "A-1B", "B-8B", null]));
    expect(draft.runs.map(({ facts }) => facts.model?.name)).toEqual(["A-1B", "B-8B"]);
  });

  test("ends where the input ends", async () => {
    const { readings } = await importFiles(madeUpFiles());
    const draft = await askMissing(draftOf(readings), NOTHING_KNOWN, dialogue(["bf16", null]));
    expect(questionsOf(draft)[0]?.id).toBe("environment.count");
  });
});
