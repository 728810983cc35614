import { objectionsTo } from "./answer-objections";
import { acceleratorRemark, techniqueRemark } from "./answer-remarks";
import type { AnsweredRun, ImportDraft } from "./import-draft";
import type { JoinedReadings } from "./join";
import { parallelSize } from "./parallel-size";
import type { PlacedAnswers } from "./placed-answers";
import { isAmong, ownId } from "./question-ids";
import type { Reading, RunFacts } from "./reading";
import { factsAgree, precisionOf } from "./run-facts";
import { familyAndName } from "./technique-answers";

interface Answered {
  runs: readonly AnsweredRun[];
  joined: JoinedReadings;
  readings: readonly Reading[];
  answers: PlacedAnswers;
}

/** What of the answers can't be so, and what a person should look at once more. */
export function checkAnswers({
  runs,
  joined,
  readings,
  answers,
}: Answered): Pick<ImportDraft, "problems" | "remarks"> {
  const remarks = strangeNames(answers);
  const read = new Map(joined.runs.map(({ number, facts }) => [number, facts]));
  const problems = runs.flatMap((run) => [
    ...contradictions(run, readings),
    ...splitOverMore(run),
    ...objections(run, read.get(run.number) ?? {}, remarks),
  ]);
  for (const { id, runs: said } of answers.ofRuns()) {
    const [[first, last] = [0, 0], ...others] = said;
    const isOne = first === last && others.length === 0;
    if (isOne ? read.has(first) : [...read.keys()].some((number) => isAmong(said, number))) continue;
    problems.push({ id, problem: noSuchRun(first, readings, joined) });
  }
  return { problems, remarks };
}

/** Names that were answered and that nobody knows, each once. */
function strangeNames(answers: PlacedAnswers): string[] {
  const said = (field: string) =>
    [...answers.general, ...answers.ofRuns()].flatMap(({ path, read }) =>
      path.join(".") === field && "value" in read ? [String(read.value)] : [],
    );
  return [
    ...[...new Set(said("environment.accelerator"))].map(acceleratorRemark),
    ...[...new Set(said("technique.name"))].map((name) => techniqueRemark(familyAndName(name).name)),
  ].filter((remark) => remark !== null);
}

/** Why nothing can be said of a run: there is none, or it became a part of another. */
function noSuchRun(number: number, readings: readonly Reading[], { runs }: JoinedReadings): string {
  const reading = readings[number - 1];
  if (!reading) return `There is no run ${number}.`;
  const files = reading.paths.join(", ");
  const whole = runs.find((run) => run.readings.includes(reading));
  return whole
    ? `${files} is a part of run ${whole.number}. To take it apart say join.${number}=own, to leave it out join.${number}=out.`
    : `${files} is no run. What becomes of it, join.${number} says.`;
}

/**
 * Where what is known of a run now, with what was answered, speaks against a file that was joined to it. Each is a
 * problem of that join: taken apart it is none.
 */
function contradictions({ number, facts, readings: [, ...joined] }: AnsweredRun, all: readonly Reading[]) {
  const problems: ImportDraft["problems"] = [];
  for (const reading of joined) {
    const file = reading.paths.join(", ");
    const against = (what: string) =>
      problems.push({
        id: `join.${all.indexOf(reading) + 1}`,
        problem: `${what}. Take ${file} apart, or correct run ${number}.`,
      });
    const [own, its] = [precisionOf(facts), precisionOf(reading.facts)];
    if (reading.scores.length > 0 && own !== null && its !== null && own !== its)
      against(`The scores of ${file} are of ${its}, and run ${number} is ${own}`);
    const { count, accelerator } = facts.environment ?? {};
    if (count !== undefined && reading.accelerators !== undefined && reading.accelerators > count)
      against(`${file} is of ${reading.accelerators} accelerators, and run ${number} used ${count}`);
    const logged = reading.facts.environment?.accelerator;
    const on = (name: string | undefined) => ({
      environment: name === undefined ? {} : { accelerator: name },
    });
    if (!factsAgree(on(accelerator), on(logged)))
      against(`${file} was measured on ${logged}, and run ${number} on ${accelerator}`);
  }
  return problems;
}

/** Where what was answered can't be so, as a problem; where it hardly can, as a remark. */
function objections(
  { number, facts }: AnsweredRun,
  read: RunFacts,
  remarks: string[],
): ImportDraft["problems"] {
  return objectionsTo(number, facts, read).flatMap(({ field, text, remedy, isCertain }) => {
    if (isCertain) return [{ id: ownId(field, number), problem: `${text} ${remedy}` }];
    remarks.push(`${text} ${remedy}`);
    return [];
  });
}

/** Where fewer accelerators were answered than the model was split over. */
function splitOverMore({ number, facts, readings }: AnsweredRun): ImportDraft["problems"] {
  const count = facts.environment?.count;
  const isRead = readings.some((reading) => reading.facts.environment?.count === count);
  const size = parallelSize(facts);
  if (count === undefined || isRead || size === null || count >= size) return [];
  return [
    {
      id: `runs.${number}.environment.count`,
      problem: `The model was split over ${size} accelerators, as run ${number}'s file says: ${count} can't be all. Write ${size} or more.`,
    },
  ];
}
