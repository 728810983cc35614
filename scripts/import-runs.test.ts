import { describe, expect, test } from "vitest";
import { draftOf } from "@/importers/import-draft";
import { ANSWERS, aReading, aValue, power, scores, speed } from "@/importers/made-up-readings";
import { noteLines } from "./import-notes";
import { runsWords, spansText } from "./import-numbers";
import { runLines } from "./import-runs";

describe("the results of an import", () => {
  test("have values in the units of the boards, and as the file gives them where those differ", () => {
    const metrics = {
      al: aValue(14_970_971_478, "ns", "a.json"),
      it: aValue(85.5, "tokens/s", "a.json"),
      amu: aValue(0.5, "fraction", "a.json"),
    };
    const run = speed("a.json", "M-1B", { metrics });
    expect(runLines(draftOf([run], ANSWERS))[1]).toMatch(
      /: AMU 0\.5 fraction, AL 14\.971 s \(14970971478 ns\), IT 85\.5 tokens\/s$/,
    );
    const known = draftOf([run], { ...ANSWERS, "environment.memory_gb": "80" });
    expect(runLines(known)[1]).toContain(": AMU 40 GB (0.5 fraction), AL ");
  });

  test("mark what is in doubt, and say once why", () => {
    const doubted = (path: string) =>
      speed(path, "M-1B", {
        metrics: {
          al: aValue(2, "s", path, { doubt: "Over 12 iterations." }),
          it: aValue(3, "tokens/s", path),
        },
      });
    const lines = runLines(draftOf([doubted("a.json"), doubted("b.json")], ANSWERS));
    expect(lines.slice(1, 4)).toEqual([
      expect.stringMatching(/^ {2}1 {2}a\.json: .*: AL 2 s \?, IT 3 tokens\/s$/),
      expect.stringMatching(/^ {2}2 {2}b\.json: .*: AL 2 s \?, IT 3 tokens\/s$/),
      "  ?  AL of runs 1-2: Over 12 iterations.",
    ]);
  });

  test("say which are listed without a rank, and why", () => {
    const limited = speed("b.json", "M-1B", { notComparable: "It ends at iteration 3 of 9." });
    const lines = runLines(draftOf([speed("a.json", "M-1B"), limited], ANSWERS));
    expect(lines[1]).not.toContain("rank");
    expect(lines[2]).toMatch(/; listed without a rank$/);
    expect(lines[3]).toBe("  limited  run 2: listed without a rank: It ends at iteration 3 of 9.");
    const both = runLines(draftOf([limited, { ...limited, paths: ["c.json"] }], ANSWERS));
    expect(both[3]).toBe("  limited  runs 1-2: listed without a rank: It ends at iteration 3 of 9.");
  });

  test("have no number where there is one only, but where an answer needs it", () => {
    const doubted = { it: aValue(3, "tokens/s", "a.json", { doubt: "Over 12 iterations." }) };
    const run = speed("a.json", "M-1B", { metrics: doubted, notComparable: "It ends at iteration 3 of 9." });
    const lines = runLines(draftOf([run, power("gpu.csv")], ANSWERS));
    expect(lines[0]).toBe("1 result");
    expect(lines[1]).toMatch(/^ {2}a\.json and gpu\.csv: M-1B, /);
    expect(lines.slice(2, 4)).toEqual([
      "  ?  IT: Over 12 iterations.",
      "  limited  listed without a rank: It ends at iteration 3 of 9.",
    ]);
    expect(lines).toContainEqual(
      expect.stringMatching(/: N is 2 \(gpu\.csv\); --set runs\.1\.KEY=… corrects the result itself$/),
    );
  });

  test("of many are a line for each file, with the numbers of its runs", () => {
    const sweep = Array.from({ length: 40 }, (_, index) =>
      speed("sweep.jsonl", index < 10 ? "A-1B" : "B-8B", {
        label: `row ${index + 1}`,
        metrics: { it: aValue(index + 1, "tokens/s", "sweep.jsonl"), ttft: aValue(5, "ms", "sweep.jsonl") },
      }),
    );
    const draft = draftOf([speed("a.json", "C-1B"), ...sweep], ANSWERS);
    expect(runLines(draft).slice(0, 3)).toEqual([
      "41 results; the number before each is the N of --set runs.N…",
      expect.stringMatching(/^ {2}1 {2}a\.json: C-1B, .*: IT 100 tokens\/s$/),
      "  2-41  sweep.jsonl: 40 runs, 2 models, bfloat16, NVIDIA H200, inference: IT, TTFT",
    ]);
    expect(runLines(draft).length).toBeLessThan(8);
    expect(runLines(draft, true)).toContainEqual(
      expect.stringMatching(
        /^ {2}3 {2}sweep\.jsonl, row 2: A-1B, .*: IT 2 tokens\/s, TTFT 0\.005 s \(5 ms\)$/,
      ),
    );
  });

  test("of many say of how many runs of a file a doubt or the want of a rank is, and of which", () => {
    const sweep = Array.from({ length: 40 }, (_, index) => {
      const doubt = [17, 23].includes(index + 1) ? { doubt: "Cut off." } : {};
      return speed("sweep.jsonl", "A-1B", {
        label: `row ${index + 1}`,
        metrics: {
          it: aValue(index + 1, "tokens/s", "sweep.jsonl", doubt),
          ttft: aValue(5, "ms", "sweep.jsonl", { doubt: "The clock is coarse." }),
          tpot: aValue(5, "ms", "sweep.jsonl", doubt),
        },
        ...(doubt.doubt && { notComparable: "Cut off." }),
      });
    });
    expect(runLines(draftOf(sweep, ANSWERS))[1]).toBe(
      "  1-40  sweep.jsonl: 40 runs, A-1B, bfloat16, NVIDIA H200, inference: IT, TTFT ?, TPOT; IT ?, TPOT ? in 2 of them (17, 23); 2 of them listed without a rank (17, 23)",
    );
    const limited = sweep.map((run) => ({ ...run, notComparable: "Cut off." }));
    expect(runLines(draftOf(limited, ANSWERS))[1]).toMatch(/; all listed without a rank$/);
  });

  test("list each score where that is asked for", () => {
    const [score] = scores("r.json", "M-1B").scores;
    if (!score) throw new Error("no score");
    const run = scores("r.json", "M-1B", [], {
      scores: [{ ...score, value: 0.75, stderr: 0.0125, samples: 1000, shots: 5, doubt: "Made up." }],
    });
    const draft = draftOf([run], ANSWERS);
    expect(runLines(draft)[1]).toMatch(/: 1 score \?$/);
    expect(runLines(draft)).not.toContainEqual(expect.stringContaining("gsm8k"));
    expect(runLines(draft, true)[2]).toBe("      gsm8k, accuracy: 0.75 ± 0.013 (1000 samples, 5-shot) ?");
  });

  test("tell the numbers of what was joined to them", () => {
    const more = { facts: { model: { name: "M-1B" } } };
    const readings = [
      scores("gsm8k.json", "M-1B", ["gsm8k"], more),
      scores("squad.json", "M-1B", ["squad"], more),
      speed("vllm.json", "M-1B"),
      power("gpu.csv"),
    ];
    const draft = draftOf(readings, ANSWERS);
    expect(draft.runs.map(({ number }) => number)).toEqual([3]);
    expect(runLines(draft)).toContain(
      "  --set join.N=own makes a result of its own of a file that was joined, join.N=out leaves it out: N is 1 (gsm8k.json), 2 (squad.json), 4 (gpu.csv); --set runs.3.KEY=… corrects the result itself",
    );
    for (const answer of ["join.1", "join.2", "join.4"]) {
      expect(draftOf(readings, { ...ANSWERS, [answer]: "own" }).runs).toHaveLength(2);
    }
  });

  test("of nothing are none", () => {
    expect(runLines(draftOf([aReading()]))[0]).toBe("0 results");
  });
});

describe("notes", () => {
  test("that say the same of many runs are one", () => {
    const keeps = [3, 4, 5, 9].map((run) => `Run ${run} keeps the accelerator GPU ${run}, as its file says.`);
    const other = "Run 3 keeps the number of accelerators 8, as its file says.";
    expect(noteLines([...keeps, ...keeps, other])).toEqual([
      "  note  Run 3 keeps the accelerator GPU 3, as its file says. Likewise runs 4-5, 9.",
      `  note  ${other}`,
    ]);
    expect(noteLines(keeps, true)).toHaveLength(4);
  });
});

test("Numbers are told in spans", () => {
  expect(spansText([9, 2, 3, 4, 4, 7])).toBe("2-4, 7, 9");
  expect(spansText([1, 3, 5, 7], 2)).toBe("1, 3, … (4 in all)");
  expect([runsWords([4, 4]), runsWords([9, 2, 3])]).toEqual(["run 4", "runs 2-3, 9"]);
});
