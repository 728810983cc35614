import { type ReactNode, useEffect, useRef } from "react";
import { RECEIPT_PATTERN } from "@/benchmark/api/given-receipt";
import type { SubmitField } from "./send-answer";

interface Props {
  /** Receipt of what it corrects, as the page was asked for; "" for none. */
  corrects: string;
  /** Whether an address was given with that: then this one may be left empty. */
  hasEarlierEmail: boolean;
  /** What is wrong with one of them; it is then marked, and takes the focus. */
  problem: { field: SubmitField; message: string } | null;
  onEdit: (field: SubmitField) => void;
}

const LONGEST_ADDRESS = 400;

/** What may be said beside a bundle; nothing of it has to be. */
export function SubmitFields({ corrects, hasEarlierEmail, problem, onEdit }: Props) {
  const messageFor = (field: SubmitField) => (problem?.field === field ? problem.message : null);
  return (
    <div className="grid max-w-3xl gap-x-6 gap-y-4 sm:grid-cols-2">
      <Field
        name="email"
        label="E-mail"
        hint={
          hasEarlierEmail
            ? "For the decision alone; never published. Left empty, the decision goes to the address that you gave before."
            : "For the decision alone; never published."
        }
        problem={messageFor("email")}
        onEdit={onEdit}
        input={{ type: "email", maxLength: 254, autoComplete: "email" }}
      />
      <Field
        name="corrects"
        label="Receipt of what it corrects"
        hint="If you send a corrected version: the address of your submission, or its last part."
        problem={messageFor("corrects")}
        onEdit={onEdit}
        input={{
          defaultValue: corrects,
          pattern: RECEIPT_PATTERN,
          title: "The address of a submission, or the 43 characters that it ends in.",
          maxLength: LONGEST_ADDRESS,
          autoComplete: "off",
          spellCheck: false,
        }}
      />
    </div>
  );
}

interface FieldProps {
  name: SubmitField;
  label: string;
  hint: ReactNode;
  problem: string | null;
  onEdit: (field: SubmitField) => void;
  input: React.ComponentProps<"input">;
}

function Field({ name, label, hint, problem, onEdit, input }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem !== null) field.current?.focus();
  }, [problem]);
  const id = `submit-${name}`;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block font-medium text-sm">
        {label} <span className="font-normal text-soft">(optional)</span>
      </label>
      <input
        ref={field}
        id={id}
        name={name}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${id}-hint` : `${id}-problem ${id}-hint`}
        className={`mt-1 min-h-9 w-full min-w-0 rounded border bg-raised px-2 py-1 text-sm ${problem === null ? "border-rule" : "border-worse"}`}
        onChange={() => onEdit(name)}
        {...input}
      />
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-sm text-worse">
          {problem}
        </p>
      )}
      <p id={`${id}-hint`} className="mt-1 text-soft text-xs">
        {hint}
      </p>
    </div>
  );
}
