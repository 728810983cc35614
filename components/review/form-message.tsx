import type { ReactNode } from "react";

interface Props {
  /** `done` is said as it comes; `trouble` at once. */
  kind: "done" | "trouble";
  title: string;
  children?: ReactNode;
}

/** What came of the form that was sent just now. */
export function FormMessage({ kind, title, children }: Props) {
  const look = kind === "done" ? "border-better" : "border-doubt";
  const word = kind === "done" ? "text-better" : "text-doubt";
  return (
    <div
      role={kind === "done" ? "status" : "alert"}
      className={`prose my-5 border-l-4 bg-tint px-4 py-3 text-sm ${look}`}
    >
      <strong className={`font-semibold ${word}`}>{title}</strong> {children}
    </div>
  );
}
