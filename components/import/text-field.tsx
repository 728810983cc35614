import { type ReactNode, useId, useRef, useState } from "react";
import type { Question } from "@/importers/questions";
import { type Answering, Problem, STILL_MISSING } from "./answering";

interface Props extends Answering {
  /** What the answer is given to. */
  id: string;
  question: Pick<Question, "suggestions" | "mayBeUnstated">;
  label: ReactNode;
  isMissing: boolean;
  placeholder?: string | undefined;
}

const NOT_STATED = "not stated";
/** Suggestions that are shown at once; all of them come up while somebody types. */
const CHIPS = 4;

/** A text with suggestions. */
export function TextField({
  id,
  question: { suggestions, mayBeUnstated },
  label,
  isMissing,
  isTried,
  placeholder,
  answers,
  problems,
  onAnswer,
  afterPress,
}: Props) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  // What is being typed is no mistake yet.
  const [isLeft, setLeft] = useState(false);
  const answer = answers[id] ?? "";
  const isUnstated = answer === NOT_STATED;
  const said = isLeft || isTried ? problems.get(id) : undefined;
  const problem = said ?? (isMissing ? STILL_MISSING : undefined);
  return (
    <>
      <label htmlFor={field} className="block font-medium text-sm">
        {label}
      </label>
      <input
        ref={input}
        id={field}
        placeholder={placeholder}
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
        onBlur={() => afterPress(() => setLeft(document.activeElement !== input.current))}
      />
      {!isUnstated && answer === "" && suggestions.length > 0 && (
        <p className="mt-1 flex flex-wrap items-baseline gap-1.5 text-soft text-xs">
          such as
          {suggestions.slice(0, CHIPS).map((text) => (
            <button
              key={text}
              type="button"
              className="rounded-full border border-rule bg-raised px-2 py-0.5 text-ink hover:border-soft"
              onClick={({ detail }) => {
                onAnswer(id, text);
                // The button goes, and the focus of a keyboard with it.
                if (detail === 0) input.current?.focus();
              }}
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
