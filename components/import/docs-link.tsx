import type { ReactNode } from "react";

/** To what is read of which tool. */
export function DocsLink({ children }: { children: ReactNode }) {
  return (
    <a className="link" href="/docs/importing">
      {children}
    </a>
  );
}
