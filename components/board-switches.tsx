"use client";
// For weight alone: as a client component it is not repeated as data beside its HTML on every page.

import { type LeaderboardQuestion, printLeaderboardUrl } from "@/benchmark/question";

/** Level, what cells show, and how many columns: one link each, so that every state has its address. */
export function BoardSwitches({ question }: { question: LeaderboardQuestion }) {
  const to = (change: Partial<LeaderboardQuestion>) =>
    printLeaderboardUrl({ ...question, page: 1, ...change });
  return (
    <div className="no-print swipe flex items-center gap-3">
      <Segments
        label="Level"
        options={[
          ["Techniques", to({ level: "techniques" }), question.level === "techniques"],
          ["Runs", to({ level: "runs" }), question.level === "runs"],
        ]}
      />
      <Segments
        label="Show"
        options={[
          ["Values", to({ show: "values" }), question.show === "values"],
          ["Ranks", to({ show: "ranks" }), question.show === "ranks"],
        ]}
      />
      <Segments
        label="Columns"
        options={[
          ["Core metrics", to({ columns: "core" }), question.columns === "core"],
          ["All metrics", to({ columns: "all" }), question.columns === "all"],
        ]}
      />
    </div>
  );
}

interface SegmentsProps {
  label: string;
  options: readonly (readonly [label: string, href: string, current: boolean])[];
}

/** A choice of one among a few, as links. */
export function Segments({ label, options }: SegmentsProps) {
  return (
    <nav aria-label={label} className="segments">
      {options.map(([text, href, current]) => (
        <a key={text} href={href} aria-current={current ? "true" : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}
