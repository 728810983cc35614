import { useId, useState } from "react";
import { AXES, AXIS_KEYS, MODALITIES, MODALITY_KEYS } from "@/benchmark/axes";
import type { Setting } from "./import-runs";
import { CORRECTED_FIELDS, type CorrectedField, type RunView } from "./import-view";

/** Fields to correct what files say of one run. An empty one stays as its file says. */
export function ImportCorrections({ run, ...setting }: Setting & { run: RunView }) {
  const fields = Object.keys(CORRECTED_FIELDS) as CorrectedField[];
  const isWrong = fields.some((field) => setting.problems.has(`runs.${run.number}.${field}`));
  const [isOpen, setOpen] = useState(isWrong);
  return (
    <details
      className="mt-1 font-normal text-sm"
      open={isWrong || isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="link w-fit">Correct</summary>
      {(isWrong || isOpen) && (
        <div className="mt-2 space-y-2">
          <p className="text-soft text-xs">What is left empty stays as the file says it.</p>
          {fields.map((field) => (
            <CorrectedText key={field} field={field} run={run} {...setting} />
          ))}
        </div>
      )}
    </details>
  );
}

const CHOICES: Partial<Record<CorrectedField, { value: string; label: string }[]>> = {
  axis: AXIS_KEYS.map((value) => ({ value, label: AXES[value].title })),
  modality: MODALITY_KEYS.map((value) => ({ value, label: MODALITIES[value].title })),
};

function CorrectedText({
  field,
  run: { number, facts },
  settings,
  problems,
  onSet,
}: Setting & { run: RunView; field: CorrectedField }) {
  const name = useId();
  const id = `runs.${number}.${field}`;
  const said = settings[id] ?? "";
  const problem = problems.get(id);
  const choices = CHOICES[field];
  const about = {
    id: name,
    "data-setting": id,
    value: said,
    "aria-invalid": problem !== undefined,
    "aria-describedby": problem === undefined ? undefined : `${name}-problem`,
    className: `mt-1 min-h-9 w-full min-w-0 rounded border bg-raised px-2 py-1 ${problem === undefined ? "border-rule" : "border-worse"}`,
  };
  return (
    <div>
      <label htmlFor={name} className="block">
        {CORRECTED_FIELDS[field]}
      </label>
      {choices ? (
        <select {...about} onChange={({ currentTarget }) => onSet(id, currentTarget.value)}>
          <option value="">
            {said === ""
              ? (choices.find(({ value }) => value === facts[field])?.label ?? "")
              : "as in the file"}
          </option>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...about}
          list={`known-${field}`}
          placeholder={facts[field]}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => onSet(id, currentTarget.value)}
        />
      )}
      {problem !== undefined && (
        <p id={`${name}-problem`} role="alert" className="text-worse">
          {problem}
        </p>
      )}
    </div>
  );
}
