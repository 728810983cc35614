import type { ReactNode } from "react";

interface Props {
  /** `done` is said as it comes; `trouble` at once. */
  kind: "done" | "trouble";
  title: string;
  /** Where the form leads back to it: then it takes the focus. */
  id?: string;
  children?: ReactNode;
}

/** What came of the form that was sent just now. */
export function FormMessage({ kind, title, id, children }: Props) {
  const look = kind === "done" ? "border-better" : "border-doubt";
  const word = kind === "done" ? "text-better" : "text-doubt";
  return (
    <div
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      role={kind === "done" ? "status" : "alert"}
      className={`prose my-5 border-l-4 bg-tint px-4 py-3 text-sm ${look}`}
    >
      <strong className={`font-semibold ${word}`}>{title}</strong> {children}
    </div>
  );
}
