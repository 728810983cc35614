"use client";

import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { DrawnPanel } from "./trade-off-content";
import { type Figure, type FigurePoint, layOutFigure, SIZES, WIDE_FROM } from "./trade-off-figure";
import { PointMark, Scenery } from "./trade-off-scenery";

export interface InteractiveChartProps {
  panel: DrawnPanel;
  /** Whether the first point is to take the focus; `onFocused` says that it has. */
  focusFirst: boolean;
  onFocused: () => void;
}

interface ShapeProps {
  cx?: number | undefined;
  cy?: number | undefined;
  index: number;
}

/** How far around a mark the pointer still means it, in the figure's own pixels. */
const REACH = 11;

/** The chart that answers: over the drawn one, in the same places, with each point's text on hover and focus. */
export function InteractiveChart({ panel, focusFirst, onFocused }: InteractiveChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const marks = useRef<(SVGGElement | null)[]>([]);
  const tooltip = useId();
  const [width, setWidth] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const [stop, setStop] = useState(0);
  const isWide = width > 0 && window.matchMedia(WIDE_FROM).matches;
  const figure = useMemo(() => layOutFigure(panel, isWide ? SIZES.wide : SIZES.narrow), [panel, isWide]);
  const { size, plot, domain, points } = figure;
  const scale = width / size.width;

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!focusFirst || width === 0) return;
    marks.current[0]?.focus();
    onFocused();
  }, [focusFirst, width, onFocused]);

  const move = (event: KeyboardEvent) => {
    const target = nextPoint(event.key, stop, points.length);
    if (event.key === "Escape") setActive(null);
    if (target === null) return;
    event.preventDefault();
    marks.current[target]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from point to point; each point has the focus itself
    <div ref={place} className="interactive-figure" onKeyDown={move} onPointerLeave={() => setActive(null)}>
      {width > 0 && (
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
          aria-label={panel.summary}
        >
          <g transform={`scale(${scale})`}>
            <Scenery figure={figure} panel={panel} />
          </g>
          <XAxis type="number" dataKey="x" domain={[...domain.x]} hide allowDataOverflow />
          <YAxis type="number" dataKey="y" domain={[...domain.y]} hide allowDataOverflow />
          <Scatter
            data={points}
            isAnimationActive={false}
            shape={({ cx = 0, cy = 0, index }: ShapeProps) => {
              const point = points[index];
              if (!point) return <g />;
              return (
                // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a text, on a way of arrow keys
                <g
                  ref={(element) => {
                    marks.current[index] = element;
                  }}
                  role="img"
                  tabIndex={index === stop ? 0 : -1}
                  aria-label={point.text.join(". ")}
                  aria-describedby={index === active ? tooltip : undefined}
                  className={index === active ? "point active" : "point"}
                  transform={`translate(${cx} ${cy}) scale(${scale})`}
                  onPointerEnter={() => setActive(index)}
                  onFocus={() => {
                    setStop(index);
                    setActive(index);
                  }}
                  onBlur={() => setActive(null)}
                >
                  <circle r={REACH} fill="transparent" />
                  <PointMark point={point} arrow={panel.origin !== null} />
                </g>
              );
            }}
          />
        </ScatterChart>
      )}
      <Tooltip
        id={tooltip}
        figure={figure}
        scale={scale}
        point={active === null ? undefined : points[active]}
      />
    </div>
  );
}

function nextPoint(key: string, current: number, count: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return (current + 1) % count;
  if (key === "ArrowLeft" || key === "ArrowUp") return (current - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

interface TooltipProps {
  id: string;
  figure: Figure;
  scale: number;
  point: FigurePoint | undefined;
}

/** A point's text beside it, on the side that has more room. */
function Tooltip({ id, figure: { size }, scale, point }: TooltipProps) {
  if (!point) return null;
  const [heading, ...lines] = point.text;
  const [toLeft, toTop] = [point.cx > size.width / 2, point.cy > size.height / 2];
  return (
    <div
      id={id}
      role="tooltip"
      className="point-text"
      style={{
        ...(toTop ? { bottom: (size.height - point.cy + 14) * scale } : { top: (point.cy + 14) * scale }),
        ...(toLeft
          ? { right: Math.max(0, (size.width - point.cx - 20) * scale) }
          : { left: Math.max(0, (point.cx - 20) * scale) }),
      }}
    >
      <strong>{heading}</strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
