import { describe, expect, test } from "vitest";
import { draftOf } from "@/importers/import-draft";
import { ANSWERS, power, scores, speed } from "@/importers/made-up-readings";
import { questionsOf } from "@/importers/questions";
import { completeCommand } from "./import-command";
import { questionLines } from "./import-questions";

/** Answers as they stand in a file. */
function inFile(answers: Readonly<Record<string, string>>) {
  const held = Object.entries(answers).map(([id, text]) => [id, { text, file: "lab.json" }] as const);
  return Object.fromEntries(held);
}

const { "environment.count": _count, source: _source, ...MOST } = ANSWERS;

/** Logs that may belong to either of two runs. */
function logs(count: number) {
  const paths = Array.from({ length: count }, (_, index) => `gpu-${index + 1}.csv`);
  return [speed("a.json", "M-1B"), speed("b.json", "N-1B"), ...paths.map((path) => power(path))];
}

describe("what is missing", () => {
  test("is listed with how to say it, and the numbers of many runs in spans", () => {
    const runs = Array.from({ length: 6 }, (_, index) => speed(`${index + 1}.json`, "M-1B"));
    const lines = questionLines(questionsOf(draftOf(runs, MOST)));
    expect(lines.slice(0, 3)).toEqual([
      "2 things are not in the files:",
      "  --set environment.count=…  How many accelerators? [runs 1-6]",
      '      such as 1, 8; "not stated" if it is not known',
    ]);
    expect(lines[3]).toMatch(/^ {2}--set source=… {2}/);
  });

  test("is a line for each of many files that may belong to several runs", () => {
    const questions = questionsOf(draftOf(logs(12), ANSWERS));
    const lines = questionLines(questions);
    expect(lines[1]).toMatch(
      /^ {2}--set join\.3=… {2}Which run does gpu-1\.csv belong to\?.* 1-2, own, out$/,
    );
    expect(lines.slice(11)).toEqual([
      "  and 2 more of these (--verbose lists them all)",
      "  --set join=own makes each of these a result of its own, --set join=out leaves them out",
    ]);
    expect(questionLines(questions, true)).toHaveLength(2 + 12 * 5);
  });
});

describe("the command to paste", () => {
  const command = { words: ["npm", "run", "import", "--", "my runs/", "-o", "b.zip"], fromFiles: {} };

  test("has what was said, and … for what was not", () => {
    const draft = draftOf([speed("a.json", "M-1B")], { ...MOST, "submitter.name": "D'Arcy" });
    const line = completeCommand(command, draft, questionsOf(draft));
    expect(line).toMatch(/^npm run import -- 'my runs\/' -o b\.zip --set model\.parameters_b=1\.2 --set /);
    expect(line).toContain(" --set 'submitter.name=D'\\''Arcy' ");
    expect(line).toMatch(/ --set environment\.count="…" --set source="…"$/);
  });

  test("leaves what a file of answers says to that file", () => {
    const draft = draftOf([speed("a.json", "M-1B")], { ...MOST, "environment.count": "8" });
    const fromFiles = inFile({ ...MOST, "environment.count": "1" });
    expect(completeCommand({ ...command, fromFiles }, draft, questionsOf(draft))).toBe(
      `npm run import -- 'my runs/' -o b.zip --set environment.count=8 --set source="…"`,
    );
  });

  test("asks anew for what could not be taken, and drops what there is not", () => {
    const answers = { ...ANSWERS, "environment.count": "many", colour: "red", "runs.7.take": "no" };
    const draft = draftOf([speed("a.json", "M-1B")], answers);
    const line = completeCommand({ ...command, fromFiles: inFile(ANSWERS) }, draft, questionsOf(draft));
    expect(line).toBe(`npm run import -- 'my runs/' -o b.zip --set environment.count="…"`);
  });

  test("answers many joins at once, and few one by one", () => {
    const tail = (count: number) => {
      const draft = draftOf(logs(count), ANSWERS);
      return completeCommand({ ...command, fromFiles: inFile(ANSWERS) }, draft, questionsOf(draft));
    };
    expect(tail(2)).toMatch(/b\.zip --set join\.3="…" --set join\.4="…"$/);
    expect(tail(11)).toMatch(/b\.zip --set join="…"$/);
  });

  test("makes a bundle of the runs once it is filled in", () => {
    const draft = draftOf([scores("r.json", "M-1B")], MOST);
    const open = [...completeCommand(command, draft, questionsOf(draft)).matchAll(/--set ([\w.]+)="…"/g)];
    const filled = Object.fromEntries(open.map(([, id = ""]) => [id, "1"]));
    expect(questionsOf(draftOf([scores("r.json", "M-1B")], { ...MOST, ...filled }))).toEqual([]);
  });
});
