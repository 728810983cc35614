import { presets } from "@/benchmark/presets";
import {
  type LeaderboardQuestion,
  printLeaderboardUrl,
  withPossibleSort,
  withScore,
} from "@/benchmark/question";
import type { Score } from "@/benchmark/score/score";
import { presetWeights } from "@/benchmark/score/score-presets";
import type { FilterContent } from "../filter-menu";

interface Props {
  question: LeaderboardQuestion;
  /** Techniques that changes can be told against. */
  techniques: FilterContent["options"];
}

/** Level, what cells show, and ready-made questions: one link each, so that every state has its address. */
export function BoardSwitches({ question, techniques }: Props) {
  const to = (change: Partial<LeaderboardQuestion>) =>
    printLeaderboardUrl(withPossibleSort({ ...question, page: 1, ...change }));
  const { axis, level, show, columns, heat, baseline } = question;
  const balanced: Score = { by: "ratios", weights: presetWeights("balanced", axis) };
  return (
    <div className="swipe flex items-center gap-3">
      <Segments
        label="Level"
        options={[
          ["Techniques", to({ level: "techniques" }), level === "techniques"],
          ["Runs", to({ level: "runs" }), level === "runs"],
        ]}
      />
      <Segments
        label="Show"
        options={[
          ["Values", to({ show: "values" }), show === "values"],
          ["Ranks", to({ show: "ranks" }), show === "ranks"],
          ["Against baseline", to({ show: "deltas" }), show === "deltas"],
        ]}
      />
      <Segments
        label="Columns"
        options={[
          ["Core metrics", to({ columns: "core" }), columns === "core"],
          ["All metrics", to({ columns: "all" }), columns === "all"],
        ]}
      />
      {show !== "deltas" && (
        <a
          href={to({ heat: !heat })}
          className={heat ? "chip active" : "chip"}
          aria-current={heat || undefined}
        >
          Heatmap
        </a>
      )}
      {!question.score && (
        <a href={printLeaderboardUrl(withScore(question, balanced))} className="chip">
          Your own score
        </a>
      )}
      {(show === "deltas" || question.score?.by === "ratios") && (
        <Menu
          title={baseline.length > 0 ? `Against ${baseline.join(", ")}` : "Against the family’s own baseline"}
          links={[
            ["The family’s own baseline", to({ baseline: [] })],
            ...techniques
              .filter(([, , count = 0]) => count > 0)
              .map(([key, label]): [string, string] => [label, to({ baseline: [key] })]),
          ]}
        />
      )}
      <Menu
        title="Ready questions"
        links={presets(question.axis).map(({ title, question: asked }) => [
          title,
          printLeaderboardUrl(asked),
        ])}
      />
    </div>
  );
}

/** Links that open on demand. */
export function Menu({ title, links }: { title: string; links: readonly (readonly [string, string])[] }) {
  return (
    <details className="filter" name="filter">
      <summary className="chip">{title}</summary>
      <ul>
        {links.map(([text, href]) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </details>
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
