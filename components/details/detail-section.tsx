import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: string;
  /** What a reader should know before reading it. */
  lead?: ReactNode;
  children: ReactNode;
}

/** A part of a page about one thing, with a heading that can be linked to. */
export function DetailSection({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="font-semibold text-lg">
        {title}
      </h2>
      {lead && <p className="prose mt-1 text-sm text-soft">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}

interface TableProps {
  caption: string;
  children: ReactNode;
}

/** A table of the page: in a box that scrolls sideways where it is too wide. */
export function DetailTable({ caption, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing to fill in, and no second landmark of its section
    <div
      role="group"
      className="table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table className="data detail-table">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}
