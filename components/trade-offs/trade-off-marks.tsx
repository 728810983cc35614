import type { ReactNode } from "react";
import { MARK_COLOURS } from "./mark-colours";
import { MARK_RADIUS } from "./mark-size";

/** Their number and that of shapes share no divisor: 42 different marks. */
const COLOURS = MARK_COLOURS.light.length;
const R = MARK_RADIUS;
const STROKE = { fill: "none", stroke: "currentColor", strokeWidth: 2.2 } as const;

const SHAPES: readonly ReactNode[] = [
  <circle key="circle" r={R - 0.5} fill="currentColor" />,
  <path key="diamond" d={`M0 ${-R - 1}L${R + 1} 0L0 ${R + 1}L${-R - 1} 0Z`} fill="currentColor" />,
  <path key="square" d={`M${1 - R} ${1 - R}H${R - 1}V${R - 1}H${1 - R}Z`} fill="currentColor" />,
  <path key="triangle" d={`M0 ${-R - 0.5}L${R} ${R - 1}H${-R}Z`} fill="currentColor" />,
  <path key="cross" d="M-4 -4L4 4M-4 4L4 -4" {...STROKE} />,
  <path key="down" d={`M0 ${R + 0.5}L${R} ${1 - R}H${-R}Z`} fill="currentColor" />,
  <path key="plus" d="M-5 0H5M0 -5V5" {...STROKE} />,
];

/** Marks that differ in colour or shape; after them they begin again. */
export const DIFFERENT_MARKS = COLOURS * SHAPES.length;

/** The class that colours everything of a technique; `mark` is its place in the legend, -1 a baseline. */
export function markClass(mark: number): string {
  return mark < 0 ? "mark-baseline" : `mark-${mark % COLOURS}`;
}

/** A technique's mark around 0, 0, in the colour of its surroundings: colour and shape, so that either is enough. */
export function MarkShape({ mark }: { mark: number }) {
  if (mark < 0) return <circle r={R - 1} className="fill-paper" stroke="currentColor" strokeWidth={1.6} />;
  return SHAPES[mark % SHAPES.length];
}

/** A mark in a line of text. */
export function MarkIcon({ mark }: { mark: number }) {
  return (
    <svg
      viewBox="-7 -7 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      className={`mark-icon ${markClass(mark)}`}
    >
      <MarkShape mark={mark} />
    </svg>
  );
}
