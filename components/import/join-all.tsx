import type { Question } from "@/importers/questions";
import { Problem, STILL_MISSING } from "./answering";
import { namesOfFiles } from "./telling-names";

interface Props {
  /** None where they were placed. */
  joins: readonly Question[];
  isMissing: boolean;
  chosen: string;
  onSet: (id: string, text: string) => void;
}

const ALL = [
  { value: "own", label: "each is a result of its own" },
  { value: "out", label: "leave all of them out" },
] as const;

/** One question for all logs and scores that fit several runs, where they are too many to be asked for one by one. */
export function JoinAll({ joins, isMissing, chosen, onSet }: Props) {
  const paths = new Set(joins.flatMap((join) => join.paths));
  return (
    <fieldset
      className="min-w-0 sm:col-span-2"
      data-question={joins[0]?.id}
      aria-describedby={isMissing && joins.length > 0 ? "joins-problem" : undefined}
    >
      <legend className="font-medium text-sm">
        {joins.length > 0
          ? `${joins.length} logs or scores fit several runs, and nothing says which. What are they?`
          : "What are the logs and scores that fit several runs?"}
        {paths.size > 0 && (
          <span className="wrap-anywhere block font-normal text-soft text-xs">
            All of {namesOfFiles(paths)}
          </span>
        )}
      </legend>
      <p className="text-soft text-xs">
        Files that belong together find each other by their folder: choose one run directory at a time, or say
        each by itself on the command line.
      </p>
      <div className="mt-1 space-y-1">
        {ALL.map(({ value, label }) => (
          <label key={value} className="flex items-baseline gap-2 text-sm">
            <input
              type="radio"
              name="import-join"
              checked={chosen === value}
              onChange={() => onSet("join", value)}
              className="accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
      {isMissing && joins.length > 0 && <Problem id="joins-problem" text={STILL_MISSING} />}
    </fieldset>
  );
}
