import { ImportCorrections } from "./import-corrections";
import type { Setting } from "./import-runs";
import type { RunView, ScoreView, ValueView } from "./import-view";

interface Props extends Setting {
  run: RunView;
  /** Whether it is the only run: then it can't be left out. */
  isAlone: boolean;
}

/** One run as it was read. */
export function ImportRunRow({ run, isAlone, ...setting }: Props) {
  const { number, label, isTaken, facts, axis, notComparable } = run;
  const { onSet, settings } = setting;
  const count = facts["environment.count"];
  const accelerator = facts["environment.accelerator"];
  return (
    <tr data-run={number} tabIndex={-1} className={isTaken ? "" : "text-soft"}>
      <th scope="row" className="wrap-anywhere">
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
            {/* A span of the cell is small print; this is its name. */}
            <b className="min-w-0 font-semibold">
              {number} ({label})
            </b>
          </label>
        )}
        {axis !== null && <span>{axis}</span>}
        {!isTaken && <span>left out</span>}
        <Joined run={run} {...setting} />
        <ImportCorrections run={run} {...setting} />
      </th>
      <Fact name="Model" text={facts.model} />
      <Fact name="Technique" text={facts.technique} />
      <Fact
        name="Accelerator"
        text={count === "" || count === "1" ? accelerator : `${count} × ${accelerator || "?"}`}
      />
      <td className="text prose-cell" data-label="Values">
        <div>
          {notComparable !== null && <p className="text-doubt">Listed without a rank: {notComparable}</p>}
          <Values run={run} />
        </div>
      </td>
    </tr>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <td className="text" data-label={name}>
      <span className={`wrap-anywhere whitespace-normal ${text === "" ? "text-soft" : ""}`}>
        {text === "" ? "not in the files" : text}
      </span>
    </td>
  );
}

/** Which files were joined to one run, and how to take them apart. */
function Joined({ run: { number, join, parts }, settings, problems, onSet }: Setting & { run: RunView }) {
  const own = `join.${number}`;
  const wrong = parts.flatMap(({ id }) => problems.get(id) ?? []);
  return (
    <>
      {wrong.map((problem) => (
        <p key={problem} role="alert" className="mt-1 font-normal text-sm text-worse">
          {problem}
        </p>
      ))}
      {join !== null && (
        <details data-parts className="mt-1 font-normal text-sm" open={wrong.length > 0 || undefined}>
          <summary className="link w-fit">{parts.length + 1} files as one run</summary>
          <p className="mt-1">{join}.</p>
          <ul className="mt-1 space-y-1">
            {parts.map(({ id, label }) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => onSet(id, "own")}>
                  Take {label} apart
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {settings[own] === "own" && (
        <button type="button" className="link block font-normal text-sm" onClick={() => onSet(own, "")}>
          Join it again
        </button>
      )}
    </>
  );
}

function Values({ run: { values, scores } }: { run: RunView }) {
  if (values.length + scores.length === 0) return "no value";
  return (
    <>
      {values.length > 0 && (
        <ul>
          {values.map((value) => (
            <Value key={value.label} value={value} />
          ))}
        </ul>
      )}
      {scores.length > 0 && <Scores scores={scores} />}
    </>
  );
}

function Value({ value: { label, name, text, inFile, doubt } }: { value: ValueView }) {
  return (
    <li>
      <abbr title={name} className="no-underline">
        {label}
      </abbr>{" "}
      {text}
      {inFile !== null && <small className="text-soft"> (in the file {inFile})</small>}
      {doubt !== null && <span className="block text-doubt">? {doubt}</span>}
    </li>
  );
}

function Scores({ scores }: { scores: readonly ScoreView[] }) {
  return (
    <details>
      <summary className="link w-fit">
        {scores.length === 1 ? "one score" : `${scores.length} scores`}
      </summary>
      <ul>
        {scores.map(({ task, metric, text, samples }) => (
          <li key={`${task} ${metric}`}>
            {task}, {metric}: {text}
            {samples !== null && <small className="text-soft"> ({samples} samples)</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}
