import type { ReactNode } from "react";

interface Props {
  caption: string;
  children: ReactNode;
}

/** A table that scrolls sideways where it is too wide, and on a phone is a list of its rows, each value with its name. */
export function PreviewSheet({ caption, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing to fill in, and no second landmark of its section
    <div
      role="group"
      className="table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table className="data detail-table preview-table">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}
