import { useId, useState } from "react";
import { PreviewSheet } from "../submit/preview-sheet";
import { CORRECTED_FIELDS, type CorrectedField, type ImportView, type RunView } from "./import-view";

interface Props {
  runs: ImportView["runs"];
  settings: Readonly<Record<string, string>>;
  problems: ReadonlyMap<string, string>;
  onSet: (id: string, text: string) => void;
}

const FEW = 30;

/** The results that the files make: what is known of each, and where it can be corrected or left out. */
export function ImportRuns({ runs: { all, listed }, ...setting }: Props) {
  const [most, setMost] = useState(FEW);
  return (
    <>
      <PreviewSheet caption="Runs that were read, each of which becomes a result">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col" className="text">
              Model
            </th>
            <th scope="col" className="text">
              Technique
            </th>
            <th scope="col" className="text">
              Accelerator
            </th>
            <th scope="col" className="text">
              Values
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.slice(0, most).map((run) => (
            <RunRow key={run.number} run={run} isAlone={all === 1} {...setting} />
          ))}
        </tbody>
      </PreviewSheet>
      {listed.length > most && (
        <p className="mt-2">
          <button type="button" className="chip" onClick={() => setMost(listed.length)}>
            Show {listed.length - most} more
          </button>
        </p>
      )}
      {all > listed.length && (
        <p className="mt-2 text-sm">
          {all - listed.length} more runs are not shown. They go along, and answers hold for them, too.
        </p>
      )}
    </>
  );
}

function RunRow({ run, isAlone, ...setting }: Omit<Props, "runs"> & { run: RunView; isAlone: boolean }) {
  const { number, label, isTaken, facts, axis, values, join } = run;
  const { onSet, settings } = setting;
  const count = facts["environment.count"];
  return (
    <tr className={isTaken ? "" : "text-soft"}>
      <th scope="row">
        {isAlone ? (
          label
        ) : (
          <label className="flex items-baseline gap-2">
            <input
              type="checkbox"
              // At once, while the worker still goes through the rest.
              checked={settings[`runs.${number}.take`] !== "no"}
              onChange={({ currentTarget }) =>
                onSet(`runs.${number}.take`, currentTarget.checked ? "" : "no")
              }
              className="accent-accent"
            />
            <span className="min-w-0 break-words">
              {number} ({label})
            </span>
          </label>
        )}
        {axis !== null && <span>{axis}</span>}
        {join !== null && <span>{join}</span>}
        {!isTaken && <span>left out</span>}
        <Corrections run={run} {...setting} />
      </th>
      <Fact name="Model" text={facts.model} />
      <Fact name="Technique" text={facts.technique} />
      <Fact
        name="Accelerator"
        text={
          count === "" || count === "1"
            ? facts["environment.accelerator"]
            : `${count} × ${facts["environment.accelerator"] || "?"}`
        }
      />
      <td className="text prose-cell" data-label="Values">
        <span>{values.length > 0 ? values.join(", ") : "no value"}</span>
      </td>
    </tr>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <td className="text" data-label={name}>
      <span className={text === "" ? "text-soft" : ""}>{text === "" ? "not in the files" : text}</span>
    </td>
  );
}

/** Fields to correct what files say of one run. */
function Corrections({
  run: { number, facts },
  settings,
  problems,
  onSet,
}: Omit<Props, "runs"> & { run: RunView }) {
  const field = useId();
  const keys = Object.keys(CORRECTED_FIELDS) as CorrectedField[];
  return (
    <details className="mt-1 font-normal text-sm">
      <summary className="link w-fit">Correct</summary>
      <div className="mt-2 space-y-2">
        {keys.map((key) => {
          const id = `runs.${number}.${key}`;
          const problem = problems.get(id);
          return (
            <div key={key}>
              <label htmlFor={`${field}-${key}`} className="block">
                {CORRECTED_FIELDS[key]}
              </label>
              <input
                id={`${field}-${key}`}
                value={settings[id] ?? ""}
                placeholder={facts[key]}
                maxLength={1000}
                autoComplete="off"
                spellCheck={false}
                aria-invalid={problem !== undefined}
                className="mt-1 min-h-9 w-full min-w-0 rounded border border-rule bg-raised px-2 py-1"
                onChange={({ currentTarget }) => onSet(id, currentTarget.value)}
              />
              {problem !== undefined && (
                <p role="alert" className="text-worse">
                  {problem}
                </p>
              )}
            </div>
          );
        })}
      </div>
    </details>
  );
}
