import { describe, expect, test } from "vitest";
import { draftOf } from "@/importers/import-draft";
import { NOTHING_KNOWN } from "@/importers/known-names";
import { ANSWERS, power, speed } from "@/importers/made-up-readings";
import { questionsOf } from "@/importers/questions";
import { agrees, askMissing, decide, type Step } from "./import-dialogue";

const KNOWN = {
  models: ["A-1B", "B-1B"].map((name) => ({ name, parameters_b: 1 })),
  accelerators: [],
};

/** Somebody who types these lines, and then leaves. */
function dialogue(...typed: string[]) {
  const said: string[] = [];
  return {
    said,
    ask: async (prompt: string) => {
      said.push(prompt);
      return typed.shift() ?? null;
    },
    say: (line: string) => said.push(line),
    close: () => {},
  };
}

/** Answers to all but a few questions. */
const {
  "environment.count": _count,
  "submitter.name": _name,
  "submitter.relationship": _relationship,
  source: _source,
  ...MOST
} = ANSWERS;

/** Two runs of which no file says the model. */
const TWO = [speed("a.json", null), speed("b.json", null)];
const models = ({ runs }: ReturnType<typeof draftOf>) => runs.map(({ facts }) => facts.model?.name);

describe("asking on a terminal", () => {
  test("goes on until all is answered, and says what an answer lacks", async () => {
    const typed = dialogue("many", "2", "A. Researcher", "third-party", "own run");
    const draft = await askMissing(draftOf([speed("a.json", "M-1B")], MOST), NOTHING_KNOWN, typed);
    expect(questionsOf(draft)).toEqual([]);
    expect(draft.runs[0]?.facts.environment?.count).toBe(2);
    expect(draft.answers.get("source")).toBe("own run");
    expect(typed.said).toContainEqual(expect.stringMatching(/^ {2}.*whole number/));
  });

  test("takes the number of an answer for its word", async () => {
    const { "submitter.relationship": _, ...most } = ANSWERS;
    const typed = dialogue("2", "1");
    const draft = await askMissing(draftOf(TWO, most), KNOWN, typed);
    expect(models(draft)).toEqual(["B-1B", "B-1B"]);
    expect(draft.answers.get("submitter.relationship")).toBe("first-party");
    expect(typed.said).toEqual(expect.arrayContaining(["  1  A-1B", "  2  B-1B"]));
    expect(typed.said).toContain("  1  first-party: yes, or somebody of my group");
  });

  test("takes a number for itself where answers are numbers", async () => {
    const { "environment.count": _, ...most } = ANSWERS;
    const counted = dialogue("2");
    const run = speed("a.json", "M-1B");
    const draft = await askMissing(draftOf([run], most), NOTHING_KNOWN, counted);
    expect(draft.runs[0]?.facts.environment?.count).toBe(2);
    expect(counted.said).toContain("  such as 1, 8");

    const readings = [speed("a.json", "M-1B"), speed("b.json", "N-1B"), power("gpu.csv")];
    const joined = await askMissing(draftOf(readings, ANSWERS), NOTHING_KNOWN, dialogue("2"));
    expect(joined.runs.map((one) => one.readings.length)).toEqual([1, 2]);
  });

  test("goes back to the last question, as often as there is one", async () => {
    const most = { ...MOST, "submitter.name": "A", "submitter.relationship": "third-party" };
    const typed = dialogue("<", "8", "<", "2", "own run");
    const draft = await askMissing(draftOf([speed("a.json", "M-1B")], most), NOTHING_KNOWN, typed);
    expect(draft.answers.get("environment.count")).toBe("2");
    expect(questionsOf(draft)).toEqual([]);
    expect(typed.said).toContain("  This is the first question.");
  });

  test("goes on with the last question once all is answered and somebody wants to change an answer", async () => {
    const most = { ...MOST, "submitter.name": "A", "submitter.relationship": "third-party" };
    const history: Step[] = [];
    const draft = draftOf([speed("a.json", "M-1B")], most);
    await askMissing(draft, NOTHING_KNOWN, dialogue("2", "own run"), history);
    const [last] = history.slice(-1);
    if (!last) throw new Error("nothing was asked");
    const typed = dialogue("https://example.org/a");
    const changed = await askMissing(last.draft, NOTHING_KNOWN, typed, history);
    expect([changed.answers.get("environment.count"), changed.answers.get("source")]).toEqual([
      "2",
      "https://example.org/a",
    ]);
    expect(typed.said[0]).toMatch(/^\nWhere are these files from\?/);

    const earlier = await askMissing(
      history.at(-1)?.draft ?? draft,
      NOTHING_KNOWN,
      dialogue("<", "8", "own run"),
      history,
    );
    expect(earlier.answers.get("environment.count")).toBe("8");
    expect(history).toHaveLength(2);
  });

  test("goes back to a run that was asked alone, and asks on from there", async () => {
    const history: Step[] = [];
    await askMissing(draftOf(TWO, ANSWERS), NOTHING_KNOWN, dialogue("", "A-1B", "B-1B"), history);
    const last = history.at(-1)?.draft ?? draftOf([]);
    const draft = await askMissing(last, NOTHING_KNOWN, dialogue("<", "C-1B", "D-1B"), history);
    expect(models(draft)).toEqual(["C-1B", "D-1B"]);
  });

  test("says which numbers there are where another is typed", async () => {
    const { "submitter.relationship": _, ...most } = ANSWERS;
    const typed = dialogue("7", "2", "0", "1");
    const draft = await askMissing(draftOf(TWO, most), KNOWN, typed);
    expect(models(draft)).toEqual(["B-1B", "B-1B"]);
    expect(typed.said).toContain("  Choose 1 to 2, or write the answer in words.");
    expect(typed.said).toContain("  Choose 1 to 2, or write first-party or third-party.");
    expect(draft.answers.get("submitter.relationship")).toBe("first-party");
  });

  test("names one run by its file, and has no number for it where there is no other", async () => {
    const only = dialogue("M-1B");
    await askMissing(draftOf([speed("a.json", null)], ANSWERS), NOTHING_KNOWN, only);
    expect(only.said).toContain("\nWhich model? [a.json]");
    const alone = dialogue("", "A-1B", "B-1B");
    await askMissing(draftOf(TWO, ANSWERS), NOTHING_KNOWN, alone);
    expect(alone.said).toContain("\nWhich model? [run 2 (b.json)]");
  });

  test("offers to take apart what an answer speaks against", async () => {
    const log = power("gpu.csv", { accelerators: 8 });
    const readings = [speed("a.json", "M-1B"), log];
    const { "environment.count": _, ...most } = ANSWERS;
    const apart = await askMissing(draftOf(readings, most), NOTHING_KNOWN, dialogue("2", "y", "8"));
    expect(apart.problems).toEqual([]);
    expect(apart.runs.map(({ readings: own }) => own.length)).toEqual([1, 1]);
    const corrected = await askMissing(draftOf(readings, most), NOTHING_KNOWN, dialogue("2", "", "8"));
    expect(corrected.problems).toEqual([]);
    expect(corrected.runs.map(({ readings: own, facts }) => [own.length, facts.environment?.count])).toEqual([
      [2, 8],
    ]);
  });

  test("asks for each run alone where one answer does not serve all, and goes back there, too", async () => {
    const typed = dialogue("", "A-1B", "<", "C-1B", "B-1B");
    expect(models(await askMissing(draftOf(TWO, ANSWERS), NOTHING_KNOWN, typed))).toEqual(["C-1B", "B-1B"]);
    const together = dialogue("", "<", "D-1B");
    expect(models(await askMissing(draftOf(TWO, ANSWERS), NOTHING_KNOWN, together))).toEqual([
      "D-1B",
      "D-1B",
    ]);
  });

  test("ends where the input ends, with what was answered", async () => {
    const draft = await askMissing(draftOf([speed("a.json", "M-1B")], MOST), NOTHING_KNOWN, dialogue("2"));
    expect(questionsOf(draft)[0]?.id).toBe("submitter.name");
    expect(draft.runs[0]?.facts.environment?.count).toBe(2);
  });

  test("says nothing where nothing is missing", async () => {
    const typed = dialogue();
    await askMissing(draftOf([speed("a.json", "M-1B")], ANSWERS), NOTHING_KNOWN, typed);
    expect(typed.said).toEqual([]);
  });

  test("takes Enter for yes, and the end of the input for no", async () => {
    expect(await agrees("Write it?", dialogue(""))).toBe(true);
    expect(await agrees("Write it?", dialogue("perhaps", "Y"))).toBe(true);
    expect(await agrees("Write it?", dialogue("n"))).toBe(false);
    expect(await agrees("Write it?", dialogue())).toBe(false);
    expect(await agrees("Take it apart?", dialogue(""), false)).toBe(false);
  });

  test("lets an answer be changed before it is written, where one was given here", async () => {
    const asked = dialogue("<");
    expect(await decide("Write it?", asked, true)).toBe("back");
    expect(asked.said).toEqual(["Write it? [Y/n, < to change an answer] "]);
    expect(await decide("Write it?", dialogue("what", "yes"), true)).toBe("yes");
    expect(await decide("Write it?", dialogue(), true)).toBe("no");
    const unasked = dialogue("<", "n");
    expect(await decide("Write it?", unasked, false)).toBe("no");
    expect(unasked.said).toEqual(["Write it? [Y/n] ", '  Answer "y" or "n".', "Write it? [Y/n] "]);
  });
});
