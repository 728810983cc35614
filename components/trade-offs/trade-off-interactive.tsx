"use client";

import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { DrawnPanel } from "./drawn-panel";
import { lineStyle } from "./point-mark";
import { layOutFigure, SIZES, WIDE_FROM } from "./trade-off-figure";
import { type Focusable, InteractivePoint, InteractivePoints } from "./trade-off-interactive-point";
import { PointText } from "./trade-off-point-text";
import { Scenery } from "./trade-off-scenery";

export interface InteractiveChartProps {
  panel: DrawnPanel;
  /** Whether a point is to take the focus; `onFocused` says that it has. */
  focusPoint: boolean;
  onFocused: () => void;
}

/** The chart that answers: over the drawn one, in the same places, with each point's text on hover and focus. */
export function InteractiveChart({ panel, focusPoint, onFocused }: InteractiveChartProps) {
  const { place, width } = useWidth();
  const marks = useRef<(Focusable | null)[]>([]);
  const [active, setActive] = useState<number | null>(null);
  const [stop, setStop] = useState(0);
  const isWide = width > 0 && window.matchMedia(WIDE_FROM).matches;
  const sizeName = panel.isSmall ? "small" : isWide ? "wide" : "narrow";
  const figure = useMemo(() => layOutFigure(panel, SIZES[sizeName]), [panel, sizeName]);
  const { size, plot, points } = figure;
  const scale = width / size.width;

  const attach = useCallback((index: number, element: Focusable | null) => {
    marks.current[index] = element;
  }, []);
  const focus = useCallback((index: number) => {
    setStop(index);
    setActive(index);
  }, []);
  const context = {
    points,
    scale,
    active,
    stop,
    line: lineStyle(panel),
    takesFocus: focusPoint,
    attach,
    hover: setActive,
    focus,
    onFocused,
  };
  const move = (event: KeyboardEvent) => {
    const target = nextPoint(event.key, stop, points.length);
    if (event.key === "Escape") setActive(null);
    if (target === null) return;
    event.preventDefault();
    marks.current[target]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from point to point; each has the focus itself
    <div ref={place} className="interactive-figure" onKeyDown={move} onPointerLeave={() => setActive(null)}>
      {width > 0 && (
        <InteractivePoints value={context}>
          <ScatterChart
            width={width}
            height={size.height * scale}
            margin={{
              left: plot[0] * scale,
              top: plot[1] * scale,
              right: (size.width - plot[2]) * scale,
              bottom: (size.height - plot[3]) * scale,
            }}
            accessibilityLayer={false}
            role="group"
            title={panel.summary}
          >
            <g transform={`scale(${scale})`}>
              <Scenery figure={figure} panel={panel} />
            </g>
            {/* In pixels of the figure: it has laid logarithms out already, and every point at its place. */}
            <XAxis type="number" dataKey="cx" domain={[plot[0], plot[2]]} hide allowDataOverflow />
            <YAxis type="number" dataKey="cy" domain={[plot[1], plot[3]]} reversed hide allowDataOverflow />
            <Scatter data={points} isAnimationActive={false} shape={InteractivePoint} />
          </ScatterChart>
        </InteractivePoints>
      )}
      <PointText size={size} scale={scale} point={active === null ? undefined : points[active]} />
    </div>
  );
}

/** The width of an element as it is and changes; 0 before it is known. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, width };
}

function nextPoint(key: string, current: number, count: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return (current + 1) % count;
  if (key === "ArrowLeft" || key === "ArrowUp") return (current - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
