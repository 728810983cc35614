"use client";

// Works as a plain form; in the browser sliders move the numbers, and shares follow.

import { useFollowing } from "./score-following";
import type { ScorePanelContent } from "./score-panel-content";
import { ScoreWeights } from "./score-weights";

interface Props {
  action: string;
  /** What the form must keep of the question besides its score. */
  kept: readonly (readonly [name: string, value: string])[];
  content: ScorePanelContent;
}

/** The reader's own score: presets, a weight for each metric, and what is weighed. Changes nothing but the address. */
export function ScorePanel({ action, kept, content }: Props) {
  const { current, presets, presetsText, removeHref } = content;
  const [by, setBy] = useFollowing(content.by);
  const preset = presets.find((one) => one.current);
  return (
    <details className="score no-print" open={current !== null}>
      <summary className={current === null ? "chip" : "chip active"}>
        Your own score{current === null ? "" : `: ${current}`}
      </summary>
      <form method="get" action={action} aria-label="Your own score" autoComplete="off">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <nav aria-label="Ready weights">
          {presets.map(({ label, href, current: isCurrent }) => (
            <a
              key={label}
              href={href}
              className={isCurrent ? "chip active" : "chip"}
              aria-current={isCurrent}
            >
              {label}
            </a>
          ))}
          {removeHref !== null && (
            <a href={removeHref} className="link">
              Remove the score
            </a>
          )}
        </nav>
        <p>
          {preset && `${preset.label}: ${preset.text}. `}
          {presetsText}
        </p>
        <ScoreWeights core={content.core} supplementary={content.supplementary} />
        <fieldset>
          <legend>Weigh</legend>
          <label>
            <input
              type="radio"
              name="score"
              value="ratios"
              checked={by === "ratios"}
              onChange={() => setBy("ratios")}
            />
            <span>
              Ratios: how many times better than the baseline, as a geometric mean. It depends neither on
              units nor on the other rows, and the order is the same whichever row is the baseline of all. A
              min-max scale, from the worst row to the best, would change with every row that comes or goes,
              and could not be read back.
            </span>
          </label>
          <label>
            <input
              type="radio"
              name="score"
              value="ranks"
              checked={by === "ranks"}
              onChange={() => setBy("ranks")}
            />
            <span>Ranks: their mean. The order alone, also where a value has no ratio.</span>
          </label>
        </fieldset>
        <button type="submit" className="chip solid">
          Apply weights
        </button>
      </form>
    </details>
  );
}
