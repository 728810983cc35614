import { useEffect, useRef } from "react";
import type { Question } from "@/importers/questions";
import type { ImportChoices } from "./import-session";
import type { ImportView } from "./import-view";
import { Problem, QuestionField, STILL_MISSING } from "./question-field";
import type { ImportControl } from "./use-import";

interface Props {
  view: ImportView;
  choices: ImportChoices;
  problems: ReadonlyMap<string, string>;
  /** Whether somebody tried to go on: then the first that is open takes the focus. */
  isTried: boolean;
  say: ImportControl["say"];
}

/** What only a person can say, as a short form. */
export function ImportQuestions({ view: { questions, open, runs }, choices, problems, isTried, say }: Props) {
  const form = useRef<HTMLDivElement>(null);
  const [first] = open;
  const target = useRef(first);
  target.current = first;
  useEffect(() => {
    if (!isTried || target.current === undefined) return;
    const field = form.current?.querySelector<HTMLElement>(`[data-question="${CSS.escape(target.current)}"]`);
    const control = field?.matches("fieldset") ? field.querySelector<HTMLElement>("input, select") : field;
    control?.focus();
  }, [isTried]);
  const set = (part: "answers" | "settings") => (id: string, text: string) =>
    say((before) => ({ ...before, [part]: { ...before[part], [id]: text } }));
  const onAnswer = set("answers");
  const onSet = set("settings");
  const isJoin = ({ id }: Question) => id.startsWith("join.");
  const joins = questions.filter(isJoin);
  const fields = joins.length > FEW_JOINS ? questions.filter((one) => !isJoin(one)) : questions;
  return (
    <section aria-labelledby="questions" className="mt-8 max-w-3xl">
      <h3 id="questions" className="font-semibold">
        What the files don’t say
      </h3>
      <div ref={form} className="mt-3 grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {(joins.length > FEW_JOINS || choices.settings.join) && (
          <JoinAll joins={joins} isMissing={isTried} chosen={choices.settings.join ?? ""} onSet={onSet} />
        )}
        {fields.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            allRuns={runs.taken}
            isMissing={isTried && open.includes(question.id)}
            answers={choices.answers}
            problems={problems}
            onAnswer={onAnswer}
          />
        ))}
      </div>
      <MoreFields settings={choices.settings} problems={problems} onSet={onSet} />
    </section>
  );
}

/** Of more readings that fit several runs, nobody says one by one where each belongs. */
const FEW_JOINS = 6;

const JOIN_ALL = [
  { value: "own", label: "each is a result of its own" },
  { value: "out", label: "leave all of them out" },
] as const;

function JoinAll({
  joins,
  isMissing,
  chosen,
  onSet,
}: {
  joins: readonly Question[];
  isMissing: boolean;
  chosen: string;
  onSet: (id: string, text: string) => void;
}) {
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
      </legend>
      <p className="text-soft text-xs">
        Files that belong together find each other by their folder: choose one run directory at a time, or say
        each by itself on the command line.
      </p>
      <div className="mt-1 space-y-1">
        {JOIN_ALL.map(({ value, label }) => (
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

const MORE = {
  title: "Title of the bundle",
  description: "What was compared, and why",
  "submitter.affiliation": "Affiliation",
  "source.license": "Licence of the files, by its short name: CC-BY-4.0",
} as const;

/** What may be said, and need not be. */
function MoreFields({
  settings,
  problems,
  onSet,
}: {
  settings: ImportChoices["settings"];
  problems: ReadonlyMap<string, string>;
  onSet: (id: string, text: string) => void;
}) {
  return (
    <details className="mt-5">
      <summary className="link w-fit text-sm">Title, description, affiliation, licence (optional)</summary>
      <div className="mt-3 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {Object.entries(MORE).map(([id, label]) => (
          <label key={id} className="block min-w-0 text-sm">
            {label}
            <input
              value={settings[id] ?? ""}
              maxLength={2000}
              autoComplete={id === "submitter.affiliation" ? "organization" : "off"}
              aria-invalid={problems.has(id)}
              className="mt-1 min-h-9 w-full min-w-0 rounded border border-rule bg-raised px-2 py-1"
              onChange={({ currentTarget }) => onSet(id, currentTarget.value)}
            />
            {problems.has(id) && (
              <span role="alert" className="mt-1 block text-worse">
                {problems.get(id)}
              </span>
            )}
          </label>
        ))}
      </div>
    </details>
  );
}
