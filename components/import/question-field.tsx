import { type ReactNode, useId, useState } from "react";
import { ownId } from "@/importers/question-ids";
import type { Question } from "@/importers/questions";

/** What holds for all fields of an import. */
export interface Answering {
  answers: Readonly<Record<string, string>>;
  /** What is wrong with an answer, by its id. */
  problems: ReadonlyMap<string, string>;
  onAnswer: (id: string, text: string) => void;
}

interface Props extends Answering {
  question: Question;
  /** Whether it has to be pointed out that this is still to be answered. */
  isMissing: boolean;
  /** How many runs there are in all. */
  allRuns: number;
}

const NOT_STATED = "not stated";
/** Of more runs nobody fills in fields one by one; the command line takes them all. */
const MOST_RUNS = 50;
const RUNS_NAMED = 3;

/** One question: a choice, or a text with suggestions; for several runs at once, or for each. */
export function QuestionField({ question, isMissing, allRuns, ...answering }: Props) {
  const { id, text, runs, choices } = question;
  const label = (
    <>
      {text}
      {runs.length > 0 && allRuns > 1 && (
        <span className="block font-normal text-soft text-xs">{runsText(runs, allRuns)}</span>
      )}
    </>
  );
  if (choices.length > 0) {
    return <ChoiceField question={question} label={label} isMissing={isMissing} {...answering} />;
  }
  return (
    <div className="min-w-0">
      <TextField id={id} question={question} label={label} isMissing={isMissing} {...answering} />
      {runs.length > 1 && runs.length <= MOST_RUNS && <EachRun question={question} {...answering} />}
    </div>
  );
}

export const STILL_MISSING = "This is still to be answered.";

function runsText(runs: Question["runs"], all: number): string {
  if (runs.length === all) return `All ${all} runs`;
  const named = runs.slice(0, RUNS_NAMED).map(({ number, label }) => `${number} (${label})`);
  const more = runs.length > RUNS_NAMED ? ` and ${runs.length - RUNS_NAMED} more` : "";
  return `${runs.length === 1 ? "Run" : "Runs"} ${named.join(", ")}${more}`;
}

const FEW_CHOICES = 4;

function ChoiceField({
  question: { id, choices },
  label,
  isMissing,
  answers,
  problems,
  onAnswer,
}: Answering & { question: Question; label: ReactNode; isMissing: boolean }) {
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

/** Suggestions that are shown at once; all of them come up while somebody types. */
const CHIPS = 4;

function TextField({
  id,
  question: { suggestions, mayBeUnstated },
  label,
  isMissing,
  answers,
  problems,
  onAnswer,
}: Answering & { id: string; question: Question; label: ReactNode; isMissing: boolean }) {
  const field = useId();
  // What is being typed is no mistake yet.
  const [isLeft, setLeft] = useState(false);
  const answer = answers[id] ?? "";
  const isUnstated = answer === NOT_STATED;
  const said = isLeft || isMissing ? problems.get(id) : undefined;
  const problem = said ?? (isMissing ? STILL_MISSING : undefined);
  return (
    <>
      <label htmlFor={field} className="block font-medium text-sm">
        {label}
      </label>
      <input
        id={field}
        data-question={id}
        list={suggestions.length > 0 ? `${field}-list` : undefined}
        value={isUnstated ? "" : answer}
        disabled={isUnstated}
        maxLength={1000}
        autoComplete={id === "submitter.name" ? "name" : "off"}
        spellCheck={false}
        aria-required
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${field}-problem`}
        className={`mt-1 min-h-9 w-full min-w-0 rounded border bg-raised px-2 py-1 text-sm disabled:opacity-60 ${problem === undefined ? "border-rule" : "border-worse"}`}
        onChange={({ currentTarget }) => onAnswer(id, currentTarget.value)}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
      />
      {!isUnstated && answer === "" && suggestions.length > 0 && (
        <p className="mt-1 flex flex-wrap items-baseline gap-1.5 text-soft text-xs">
          such as
          {suggestions.slice(0, CHIPS).map((text) => (
            <button
              key={text}
              type="button"
              className="rounded-full border border-rule bg-raised px-2 py-0.5 text-ink hover:border-soft"
              onClick={() => onAnswer(id, text)}
            >
              {text}
            </button>
          ))}
        </p>
      )}
      {suggestions.length > 0 && (
        <datalist id={`${field}-list`}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      {problem !== undefined && <Problem id={`${field}-problem`} text={problem} />}
      {mayBeUnstated && (
        <label className="mt-1 flex items-baseline gap-2 text-sm text-soft">
          <input
            type="checkbox"
            checked={isUnstated}
            onChange={({ currentTarget }) => onAnswer(id, currentTarget.checked ? NOT_STATED : "")}
            className="accent-accent"
          />
          not known
        </label>
      )}
    </>
  );
}

function EachRun({ question, ...answering }: Answering & { question: Question }) {
  const { id, runs } = question;
  const isAnswered = runs.some(({ number }) => answering.answers[ownId(id, number)]);
  const [isOpen, setOpen] = useState(isAnswered);
  return (
    <details className="mt-2" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="link w-fit text-sm">Answer for each of them</summary>
      {isOpen && (
        <div className="mt-2 space-y-3 border-rule border-l-2 pl-3">
          {runs.map(({ number, label }) => (
            <div key={number}>
              <TextField
                id={ownId(id, number)}
                question={question}
                label={`${number} (${label})`}
                isMissing={false}
                {...answering}
              />
            </div>
          ))}
        </div>
      )}
    </details>
  );
}

export function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} className="mt-1 text-sm text-worse">
      {text}
    </p>
  );
}
