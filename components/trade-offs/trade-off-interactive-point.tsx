"use client";

import { createContext, useContext, useEffect, useRef } from "react";
import { resultAddress } from "@/benchmark/result-address";
import { type LineStyle, PointMark } from "./point-mark";
import type { FigurePoint } from "./trade-off-figure";

/** A mark as what can take the focus: a link in a chart, which React types as one of a page. */
export type Focusable = Pick<HTMLElement, "focus">;

/** What every mark of a chart shares. */
interface Points {
  points: readonly FigurePoint[];
  /** Pixels on screen for one of the figure's. */
  scale: number;
  active: number | null;
  /** The one mark that the tab key reaches; arrow keys go on from there. */
  stop: number;
  line: LineStyle;
  takesFocus: boolean;
  attach: (index: number, element: Focusable | null) => void;
  hover: (index: number) => void;
  focus: (index: number) => void;
  onFocused: () => void;
}

const PointsContext = createContext<Points | null>(null);
export const InteractivePoints = PointsContext.Provider;

/** How far around a mark the pointer still means it, in the figure's own pixels. */
const REACH = 11;

interface ShapeProps {
  cx?: number | undefined;
  cy?: number | undefined;
  index: number;
}

/** The chart library's shape of one point. It must stay the same component, or each change would take the focus away. */
export function InteractivePoint({ cx = 0, cy = 0, index }: ShapeProps) {
  const shared = useContext(PointsContext);
  const point = shared?.points[index];
  return shared && point ? <Point shared={shared} point={point} index={index} x={cx} y={cy} /> : <g />;
}

interface PointProps {
  shared: Points;
  point: FigurePoint;
  index: number;
  x: number;
  y: number;
}

function Point({ shared, point, index, x, y }: PointProps) {
  const { scale, active, stop, line, takesFocus, attach, hover, focus, onFocused } = shared;
  const mark = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    attach(index, mark.current);
    return () => attach(index, null);
  }, [attach, index]);
  useEffect(() => {
    if (!takesFocus || index !== stop) return;
    mark.current?.focus();
    onFocused();
  }, [takesFocus, index, stop, onFocused]);
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <a
        ref={mark}
        href={resultAddress(point.result)}
        tabIndex={index === stop ? 0 : -1}
        aria-label={point.text.join(". ")}
        data-point={index}
        className={index === active ? "point active" : "point"}
        onPointerEnter={() => hover(index)}
        onFocus={() => focus(index)}
      >
        <circle r={REACH} fill="transparent" />
        <PointMark point={point} line={line} />
      </a>
    </g>
  );
}
