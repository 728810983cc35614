"use client";

import { type ComponentType, type ReactNode, useState } from "react";
import type { DrawnPanel } from "./trade-off-content";
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
  const [focused, setFocused] = useState(false);
  const load = () => {
    if (state !== "still" && state !== "failed") return;
    setState("loading");
    import("./trade-off-interactive").then(
      ({ InteractiveChart }) => setState({ Chart: InteractiveChart }),
      () => setState("failed"),
    );
  };
  const ready = typeof state === "object";
  const focusFirst = () => {
    load();
    setFocused(true);
  };
  return (
    <div>
      <div className="trade-off-figure" data-state={ready ? "ready" : state} onPointerEnter={load}>
        {children}
        {ready && <state.Chart panel={panel} focusFirst={focused} onFocused={() => setFocused(false)} />}
      </div>
      <button type="button" className="no-print explore" onFocus={load} onClick={focusFirst}>
        {state === "failed"
          ? "The chart could not be loaded; the table has every number. Try again"
          : "Explore point by point"}
      </button>
    </div>
  );
}
