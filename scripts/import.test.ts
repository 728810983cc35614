import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { MADE_UP_POWER, MADE_UP_SCORES, MADE_UP_SPEED } from "@/importers/made-up-files";
import { openBundle } from "./bundle-file";

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

const SAID = {
  technique: "bf16",
  "environment.count": "1",
  "workload.dataset": "made-up",
  "submitter.name": "A. Researcher",
  "submitter.relationship": "third-party",
  source: "own run",
};
const ANSWERS = Object.entries(SAID).flatMap(([key, text]) => ["--set", `${key}=${text}`]);
const ANSWERS_FILE = JSON.stringify(SAID);

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
      "  sound/run/vllm.json, sound/run/results_2026-01-02.json and sound/run/gpu.csv: Tiny-1B, bfloat16, NVIDIA H200, inference: AMU 21.475 GB (20480 MiB), AL 1.32 s (1320 ms), IT 512 tokens/s, AEC 300 W, Peak memory 21.485 GB (20490 MiB), TTFT 0.05 s (50 ms), TPOT 0.01 s (10 ms), Throughput 4 samples/s, 1 score",
      expect.stringMatching(
        /^ {2}joined {2}sound\/run\/vllm\.json, sound\/run\/results_2026-01-02\.json and sound\/run\/gpu\.csv: one run, same model Tiny-1B; /,
      ),
      "  --set join.N=own makes a result of its own of a file that was joined, join.N=out leaves it out: N is 1 (sound/run/results_2026-01-02.json), 3 (sound/run/gpu.csv); --set runs.2.KEY=… corrects the result itself",
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
    expect(out).toContain("6 things are not in the files:\n  --set technique=…  ");
    expect(out.trimEnd().split("\n").slice(-3)).toEqual([
      `npm run import -- ${join(FOLDER, "sound")} -o ${output} --set technique="…" --set environment.count="…" --set workload.dataset="…" --set submitter.name="…" --set submitter.relationship="…" --set source="…"`,
      "",
      "no bundle yet",
    ]);
    expect(existsSync(output)).toBe(false);
  });

  test("speaks JSON to machines", async () => {
    const [open, made] = await Promise.all([
      run(join(FOLDER, "sound/run"), "--json"),
      run(join(FOLDER, "sound/run"), "--json", "--answers", write("answers.json", ANSWERS_FILE)),
    ]);
    expect([open.code, made.code]).toEqual([1, 0]);
    expect(JSON.parse(open.out)).toMatchObject({
      outcome: "incomplete",
      files: [{ path: "run/gpu.csv", taken: [{ producer: "nvidia-smi", runs: 1 }] }, {}, {}],
      questions: [{ id: "technique", runs: [{ number: 2 }] }, {}, {}, {}, {}, {}],
      command: expect.stringMatching(/ --set technique="…" /),
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
    const misspelt = write("misspelt.json", '{"environment.cuont": 8}');
    const [help, nothing, absent, setting, consent, unknown, inFile] = await Promise.all([
      run("--help"),
      run(),
      run(join(FOLDER, "absent")),
      run(FOLDER, "--set", "model"),
      run(FOLDER, "--consent", "everything"),
      run(join(FOLDER, "sound"), "--set", "colour=red"),
      run(join(FOLDER, "sound"), "--answers", misspelt),
    ]);
    expect([help, nothing, absent, setting, consent, unknown, inFile].map(({ code }) => code)).toEqual([
      0, 2, 2, 2, 2, 1, 1,
    ]);
    expect(help.out).toMatch(/^Usage: npm run import -- /);
    expect(absent.err.trim()).toBe(`There is no ${join(FOLDER, "absent")}.`);
    expect(setting.err).toMatch(/^--set takes KEY=VALUE; "model" has no "="/);
    expect(consent.err).toMatch(/^There is no "everything" to agree to/);
    expect(unknown.out).toContain('--set colour: There is no "colour" to be set.\n');
    expect(inFile.out).toContain(
      `\n--answers ${misspelt}: environment.cuont: There is no "environment.cuont" to be set. Did you mean "environment.count"?\n`,
    );
  });

  test("says that nothing was found where that is so", async () => {
    const { code, out } = await run(join(FOLDER, "sound/notes.txt"));
    expect({ code, last: out.trimEnd().split("\n").at(-1) }).toEqual({
      code: 1,
      last: "no result was found",
    });
  });
});
