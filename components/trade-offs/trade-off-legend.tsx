import type { Remark, TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { DIFFERENT_MARKS, MarkIcon } from "./trade-off-marks";

/** Names of points that a remark spells out. */
const MOST_NAMES = 6;

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

/** What the frontier of a chart is, in sentences. */
export function frontierNotes({ frontier, baselines, models }: TradeOffPanel, isByBand: boolean): string[] {
  if (!frontier) return [];
  const among = [
    frontier.over === "model" ? "of the same model" : "of any model",
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
  return notes;
}

interface RemarksProps {
  title: string;
  remarks: readonly Remark[];
  /** How many points the chart has: what is true of its only one needs no name. */
  count: number;
}

/** What must be known of some points or all of them. */
export function Remarks({ title, remarks, count }: RemarksProps) {
  if (remarks.length === 0) return null;
  return (
    <div className="text-soft text-xs">
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-1 space-y-1">
        {remarks.map(({ text, points }) => (
          <li key={text}>{points === null || count === 1 ? text : `${named(points)}: ${text}`}</li>
        ))}
      </ul>
    </div>
  );
}

function named(points: readonly string[]): string {
  const more = points.length - MOST_NAMES;
  return more > 0 ? `${points.slice(0, MOST_NAMES).join("; ")} and ${more} more` : points.join("; ");
}
