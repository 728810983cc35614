import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { named, type RemarkList } from "./chart-remarks";
import { DIFFERENT_MARKS, MarkIcon } from "./trade-off-marks";

interface LegendProps {
  /** Techniques in the order of their marks, and those that others are compared with. */
  marked: readonly string[];
  baselines: readonly string[];
}

/** Each technique's mark: its colour and shape together. */
export function Legend({ marked, baselines }: LegendProps) {
  return (
    <ul aria-label="Marks" className="flex flex-wrap gap-x-4 gap-y-1">
      {baselines.length > 0 && (
        <li className="whitespace-nowrap">
          <MarkIcon mark={-1} /> {baselines.join(", ")} <span className="text-soft">(baseline)</span>
        </li>
      )}
      {marked.slice(0, DIFFERENT_MARKS).map((technique, index) => (
        <li key={technique} className="whitespace-nowrap">
          <MarkIcon mark={index} /> {technique}
        </li>
      ))}
      {marked.length > DIFFERENT_MARKS && <li className="text-soft">{moreMarks(marked.length)}</li>}
    </ul>
  );
}

/** What a legend says of techniques that it has no more marks for. */
export function moreMarks(count: number): string {
  return `and ${count - DIFFERENT_MARKS} more, whose marks repeat these: choose techniques above to tell them apart`;
}

/** How the lines of a chart are to be read, and what they never join. */
export function LineNotes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Lines" className="space-y-1 text-xs">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** How lines over the size of models are to be read. */
export const SIZE_NOTE =
  "A line passes through measured models alone, from one size to the next; between them nothing was measured.";

/** What the frontier of a chart is, in sentences. */
export function frontierNotes(
  { axis, frontier, baselines, models }: TradeOffPanel,
  isByBand: boolean,
): string[] {
  if (!frontier) return [];
  const among = [
    frontier.over === "global"
      ? "of any model"
      : axis === "architecture"
        ? "of the same model, or of one that differs by the technique alone,"
        : "of the same model",
    ...(isByBand ? ["in the same scale band"] : []),
    "on the same data set and hardware",
  ].join(" ");
  const notes = [
    `Steps: the Pareto frontier. No other result ${among} is at least as good on both sides and better on one${baselines.length > 0 ? "; the baseline at the origin counts, too" : ""}. Names stand on the frontier alone.`,
  ];
  if (frontier.over === "global" && models.length > 1) {
    notes.push(
      "Steps may pass from model to model: they say what can be had, not what a technique changes. Every other line ties a result to its own baseline.",
    );
  }
  if (frontier.resamples !== null) {
    notes.push(
      `Rings and strength: the share of ${frontier.resamples} resamples in which a result is on the frontier, from its repeats or its declared uncertainty.`,
    );
  }
  for (const { text, points } of frontier.aside) {
    const of = points === null ? "all results here" : named(points);
    notes.push(`Aside from the frontier, drawn and never on it: ${of}: ${text}.`);
  }
  return notes;
}

/** What must be known of some points or all of them. */
export function Remarks({ lists }: { lists: readonly RemarkList[] }) {
  return lists.map(({ title, texts }) => (
    <div key={title} className="text-soft text-xs">
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-1 space-y-1">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  ));
}
