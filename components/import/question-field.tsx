import { type ReactNode, useId, useMemo } from "react";
import { spansOf } from "@/importers/question-ids";
import type { Question } from "@/importers/questions";
import { type Answering, Problem, STILL_MISSING } from "./answering";
import { EachField } from "./each-field";
import { namesOfFiles } from "./telling-names";
import { TextField } from "./text-field";

interface Props extends Answering {
  question: Question;
  /** Whether it has to be pointed out that this is still to be answered. */
  isMissing: boolean;
  /** How many runs there are in all. */
  allRuns: number;
}

/** One question: a choice, or a text with suggestions; for several runs at once, or for each of them or of their files. */
export function QuestionField({ question, isMissing, allRuns, ...answering }: Props) {
  const { id, text, runs, choices } = question;
  const about = useMemo(() => (allRuns > 1 ? runsText(runs, allRuns) : ""), [runs, allRuns]);
  const label = (
    <>
      <span className="wrap-anywhere">{text}</span>
      {about !== "" && <span className="wrap-anywhere block font-normal text-soft text-xs">{about}</span>}
    </>
  );
  if (choices.length > 0) {
    return <ChoiceField question={question} label={label} isMissing={isMissing} {...answering} />;
  }
  return (
    <div className="min-w-0">
      <TextField id={id} question={question} label={label} isMissing={isMissing} {...answering} />
      <EachField question={question} {...answering} />
    </div>
  );
}

const FEW_SPANS = 3;

/** "Runs 1-4: a.log, b.log and 2 more"; their whole paths stand in the table of runs. */
function runsText(runs: Question["runs"], all: number): string {
  if (runs.length === 0) return "";
  if (runs.length === all) return `All ${all} runs`;
  const spans = spansOf(runs.map(({ number }) => number));
  const numbers = spans.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(", ");
  const files = namesOfFiles(runs.map(({ path }) => path));
  if (runs.length === 1) return `Run ${numbers}: ${files}`;
  return `${spans.length > FEW_SPANS ? `${runs.length} runs` : `Runs ${numbers}`}: ${files}`;
}

const FEW_CHOICES = 4;

function ChoiceField({
  question: { id, choices },
  label,
  isMissing,
  answers,
  problems,
  onAnswer,
}: Omit<Answering, "afterPress"> & { question: Question; label: ReactNode; isMissing: boolean }) {
  const name = useId();
  const chosen = answers[id] ?? "";
  const problem = problems.get(id) ?? (isMissing ? STILL_MISSING : undefined);
  return (
    <fieldset
      className="min-w-0"
      data-question={id}
      aria-describedby={problem === undefined ? undefined : `${name}-problem`}
    >
      <legend id={`${name}-legend`} className="font-medium text-sm">
        {label}
      </legend>
      {choices.length > FEW_CHOICES ? (
        <select
          aria-labelledby={`${name}-legend`}
          value={chosen}
          onChange={({ currentTarget }) => onAnswer(id, currentTarget.value)}
          className="mt-1 min-h-9 w-full min-w-0 rounded border border-rule bg-raised px-2 py-1 text-sm"
        >
          <option value="" />
          {choices.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <div className="mt-1 space-y-1">
          {choices.map(({ value, label: text }) => (
            <label key={value} className="flex items-baseline gap-2 text-sm">
              <input
                type="radio"
                name={name}
                checked={chosen === value}
                onChange={() => onAnswer(id, value)}
                className="accent-accent"
              />
              <span className="min-w-0 break-words">{text}</span>
            </label>
          ))}
        </div>
      )}
      {problem !== undefined && <Problem id={`${name}-problem`} text={problem} />}
    </fieldset>
  );
}
