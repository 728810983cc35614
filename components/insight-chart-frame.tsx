import type { ReactNode } from "react";

/** Units of the drawing's own coordinates across, near a pixel each on a telephone and in a column of three. */
export const WIDTH = 320;
/** Type size of names and numbers. */
export const TEXT = 11;

interface Props {
  height: number;
  /** What the drawing shows, number by number. */
  label: string;
  children: ReactNode;
}

/** The paper of a drawing. */
export function InsightFrame({ height, label, children }: Props) {
  return (
    <svg
      className="mt-4 block h-auto w-full max-w-lg tabular-nums"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={label}
      fontSize={TEXT}
      fill="currentColor"
    >
      {children}
    </svg>
  );
}
