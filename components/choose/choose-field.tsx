import type { ReactNode } from "react";

/** The look of a field, of numbers and of choices alike. */
export const FIELD =
  "mt-1 min-h-9 w-full min-w-0 rounded border border-rule bg-raised px-2 py-1 text-sm tabular-nums";

interface Props {
  name: string;
  label: string;
  unit: string;
  value: number | null;
  /** What a reader should know before writing a number. */
  children: ReactNode;
}

/** A number with its unit in the label; text, so that the page itself can say what is wrong with it. */
export function ChooseField({ name, label, unit, value, children }: Props) {
  return (
    <div className="min-w-0">
      <label htmlFor={`choose-${name}`} className="block font-medium text-sm">
        {label} <span className="font-normal text-soft">({unit})</span>
      </label>
      <input
        id={`choose-${name}`}
        name={name}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={value ?? ""}
        aria-describedby={`choose-${name}-hint`}
        className={FIELD}
      />
      <p id={`choose-${name}-hint`} className="mt-1 text-soft text-xs">
        {children}
      </p>
    </div>
  );
}
