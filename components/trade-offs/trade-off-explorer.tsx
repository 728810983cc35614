"use client";

import { type ComponentType, type MouseEvent, type ReactNode, useCallback, useRef, useState } from "react";
import { ChosenPoint } from "./chosen-point";
import type { DrawnPanel } from "./drawn-panel";
import { findNearestMark, markAt, type NearestMark } from "./nearest-mark";
import type { InteractiveChartProps } from "./trade-off-interactive";

interface Props {
  panel: DrawnPanel;
  /** The chart as the server drew it: it holds the place, and stays if the other one can't be had. */
  children: ReactNode;
}

type State = "still" | "loading" | "failed" | { Chart: ComponentType<InteractiveChartProps> };

/**
 * Puts the interactive chart in the place of the drawn one once someone turns to it, and not before: until then a
 * page carries no chart library. A finger needs none: it chooses a mark, of whichever chart, and reads of it below. So
 * does the space key on a mark, from where the result can be added to a comparison.
 */
export function TradeOffExplorer({ panel, children }: Props) {
  const [state, setState] = useState<State>("still");
  const [wantsFocus, setWantsFocus] = useState(false);
  const figure = useRef<HTMLDivElement>(null);
  const pointer = useRef("");
  const [chosen, setChosen] = useState<NearestMark | null>(null);
  const point = chosen === null ? undefined : panel.points[chosen.point];
  const choose = (x: number, y: number) => {
    const mark = figure.current && findNearestMark(figure.current, x, y);
    if (mark) setChosen(mark);
    return mark !== null;
  };
  const tap = (event: MouseEvent) => {
    if (pointer.current !== "touch") return;
    // A mark's own link would leave the page before its text was read.
    if (choose(event.clientX, event.clientY)) event.preventDefault();
  };
  const onFocused = useCallback(() => setWantsFocus(false), []);
  const load = () => {
    if (state !== "still" && state !== "failed") return;
    setState("loading");
    import("./trade-off-interactive").then(
      ({ InteractiveChart }) => setState({ Chart: InteractiveChart }),
      () => setState("failed"),
    );
  };
  const explore = () => {
    load();
    setWantsFocus(true);
  };
  const isReady = typeof state === "object";
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for fingers; keys have the button and each mark */}
      <div
        ref={figure}
        className="trade-off-figure"
        data-state={isReady ? "ready" : state}
        onPointerEnter={({ pointerType }) => pointerType !== "touch" && load()}
        onPointerDown={({ pointerType }) => {
          pointer.current = pointerType;
        }}
        onClickCapture={tap}
        onKeyDown={(event) => {
          const mark = event.key === " " && figure.current && markAt(figure.current, event.target);
          if (!mark) return;
          event.preventDefault();
          setChosen(mark);
        }}
      >
        {children}
        {isReady && <state.Chart panel={panel} focusPoint={wantsFocus} onFocused={onFocused} />}
        {chosen && point && (
          <span className="chosen-ring" aria-hidden="true" style={{ left: chosen.left, top: chosen.top }} />
        )}
      </div>
      {point && <ChosenPoint key={point.result} point={point} onClose={() => setChosen(null)} />}
      <button type="button" className="no-print explore" onFocus={load} onClick={explore}>
        {state === "failed"
          ? "The chart could not be loaded; the table has every number. Try again"
          : "Explore point by point"}
      </button>
    </div>
  );
}
