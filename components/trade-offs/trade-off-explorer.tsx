"use client";

import { type ComponentType, type ReactNode, useCallback, useState } from "react";
import type { DrawnPanel } from "./drawn-panel";
import type { InteractiveChartProps } from "./trade-off-interactive";

interface Props {
  panel: DrawnPanel;
  /** The chart as the server drew it: it holds the place, and stays if the other one can't be had. */
  children: ReactNode;
}

type State = "still" | "loading" | "failed" | { Chart: ComponentType<InteractiveChartProps> };

/**
 * Puts the interactive chart in the place of the drawn one once someone turns to it, and not before: until then a
 * page carries no chart library.
 */
export function TradeOffExplorer({ panel, children }: Props) {
  const [state, setState] = useState<State>("still");
  const [wantsFocus, setWantsFocus] = useState(false);
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
      <div className="trade-off-figure" data-state={isReady ? "ready" : state} onPointerEnter={load}>
        {children}
        {isReady && <state.Chart panel={panel} focusPoint={wantsFocus} onFocused={onFocused} />}
      </div>
      <button type="button" className="no-print explore" onFocus={load} onClick={explore}>
        {state === "failed"
          ? "The chart could not be loaded; the table has every number. Try again"
          : "Explore point by point"}
      </button>
    </div>
  );
}
