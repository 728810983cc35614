import { useMemo, useState } from "react";
import { filesOf } from "@/importers/question-files";
import { ownId } from "@/importers/question-ids";
import type { Question } from "@/importers/questions";
import type { Answering } from "./answering";
import { TextField } from "./text-field";

/** More fields than these nobody fills in one by one; the command line takes them all. */
const MOST_FIELDS = 50;

interface EachOf {
  summary: string;
  many: "runs" | "files";
  fields: { id: string; label: string }[];
}

/** What can be answered apart: few runs each by itself, more of them by the files that they are of. */
function eachOf(question: Question): EachOf | null {
  const { id, runs } = question;
  if (runs.length < 2) return null;
  if (runs.length <= MOST_FIELDS) {
    const fields = runs.map(({ number, label }) => ({
      id: ownId(id, number),
      label: `${number} (${label})`,
    }));
    return { summary: "Answer for each of them", many: "runs", fields };
  }
  const files = filesOf(question);
  if (files.length < 2 || files.length > MOST_FIELDS) return null;
  const fields = files.map(({ id: own, path, runs: { length } }) => ({
    id: own,
    label: `${path}, ${length === 1 ? "one run" : `${length} runs`}`,
  }));
  return { summary: "Answer for each file", many: "files", fields };
}

/** The fields in which a question of several runs is answered apart; nothing where it can't be. */
export function EachField({ question, ...answering }: Answering & { question: Question }) {
  const { answers, problems } = answering;
  const each = useMemo(() => eachOf(question), [question]);
  const isSaid = ({ id }: { id: string }) => (answers[id] ?? "").trim() !== "";
  const said = each?.fields.filter(isSaid) ?? [];
  const [isOpen, setOpen] = useState(said.length > 0);
  if (!each) return null;
  const isWrong = said.some(({ id }) => problems.has(id));
  const taken = said.filter(({ id }) => !problems.has(id)).length;
  return (
    <details
      className="mt-2"
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="link w-fit text-sm">{each.summary}</summary>
      {taken > 0 && (
        <p role="status" className="mt-1 text-soft text-xs">
          Answered for {taken} of {each.fields.length} {each.many}.
        </p>
      )}
      {(isOpen || isWrong) && (
        <div className="mt-2 space-y-3 border-rule border-l-2 pl-3">
          {each.fields.map(({ id, label }) => (
            <div key={id}>
              <TextField
                id={id}
                question={question}
                label={<span className="wrap-anywhere font-normal">{label}</span>}
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
