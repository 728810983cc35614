"use client";

import { useEffect, useState } from "react";
import { LARGEST_WEIGHT } from "@/benchmark/score/score";
import { useFollowing } from "./score-following";
import type { ScorePanelContent, WeightContent } from "./score-panel-content";

/** A slider that is finer than this would promise a precision that nobody means. */
const SLIDER_STEPS = 10;

/** A number for each metric, which is what a form sends, and in the browser a slider that moves it. */
export function ScoreWeights({ core, supplementary }: Pick<ScorePanelContent, "core" | "supplementary">) {
  const all = [...core, ...supplementary];
  const [joined, setJoined] = useFollowing(all.map(({ weight }) => weight).join(" "));
  const texts = joined.split(" ");
  const total = texts.reduce((sum, text) => sum + weightOf(text), 0);
  const field = (content: WeightContent, index: number) => (
    <Weight
      key={content.parameter}
      content={content}
      text={texts[index] ?? ""}
      total={total}
      change={(text) => setJoined(texts.with(index, text.trim()).join(" "))}
    />
  );
  return (
    <>
      <div className="weights">{core.map(field)}</div>
      <details open={supplementary.some(({ weight }) => weight > 0)}>
        <summary>More metrics</summary>
        <div className="weights">
          {supplementary.map((content, index) => field(content, core.length + index))}
        </div>
      </details>
    </>
  );
}

interface WeightProps {
  content: WeightContent;
  text: string;
  /** The sum of all weights. */
  total: number;
  change: (text: string) => void;
}

function Weight({ content: { parameter, label, name }, text, total, change }: WeightProps) {
  // A slider can only move the number once scripts run; the number alone is what the form sends.
  const [isLive, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const weight = weightOf(text);
  return (
    <div>
      <label htmlFor={parameter}>
        {label} <small>{name}</small>
      </label>
      <input
        type="range"
        aria-label={`${label}, ${name}: slider`}
        max={weight > SLIDER_STEPS ? LARGEST_WEIGHT : SLIDER_STEPS}
        value={weight}
        disabled={!isLive}
        onChange={(event) => change(event.target.value)}
      />
      <input
        type="number"
        id={parameter}
        name={parameter}
        min={0}
        max={LARGEST_WEIGHT}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <output htmlFor={parameter}>{total > 0 ? `${Math.round((100 * weight) / total)}%` : "–"}</output>
    </div>
  );
}

/** The weight that a field's text stands for: 0 for none, and for what a form would not send. */
function weightOf(text: string): number {
  const weight = Number(text);
  return Number.isInteger(weight) && weight >= 0 && weight <= LARGEST_WEIGHT ? weight : 0;
}
