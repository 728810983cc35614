import type { ReactNode } from "react";

interface Props {
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  /** What the browser may fill in. */
  autoComplete: string;
  minLength?: number;
  maxLength?: number;
  value?: string;
  /** What one should know before typing. */
  children?: ReactNode;
}

/** A line of text that has to be filled in, with its label above and its hint below. */
export function TextField({ name, label, type = "text", value = "", children, ...limits }: Props) {
  return (
    <div className="min-w-0">
      <label htmlFor={`field-${name}`} className="block font-medium text-sm">
        {label}
      </label>
      <input
        id={`field-${name}`}
        name={name}
        type={type}
        required
        defaultValue={value}
        aria-describedby={children ? `field-${name}-hint` : undefined}
        className="mt-1 min-h-9 w-full min-w-0 rounded border border-rule bg-raised px-2 py-1 text-sm"
        {...limits}
      />
      {children && (
        <p id={`field-${name}-hint`} className="mt-1 text-soft text-xs">
          {children}
        </p>
      )}
    </div>
  );
}
