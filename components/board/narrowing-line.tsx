import type { Filter } from "@/benchmark/narrowing";
import { type LeaderboardQuestion, printLeaderboardUrl } from "@/benchmark/question";
import { FILTER_TITLES, unfiltered } from "../filter-content";
import type { BoardContent } from "./board-content";
import { columnText } from "./column-definitions";

/** How many results a board shows, how many its filters hide, and each filter with the way to clear it. */
export function NarrowingLine({ content }: { content: BoardContent }) {
  const { question, shown, hidden, hiding } = content;
  const total = shown + hidden;
  return (
    <div className="narrowing text-sm">
      <p aria-live="polite" tabIndex={-1}>
        {hiding.length === 0
          ? `All ${total} results, no filter.`
          : `${shown} of ${total} results: filters hide ${hidden === 0 ? "none" : hidden}.`}
        <u> {stateOf(question)}</u>
      </p>
      {hiding.length > 0 && (
        <ul aria-label="Active filters">
          {hiding.map(([filter, alone]) => (
            <li key={filter}>
              {valuesOf(content, filter).map(([label, without]) => (
                <a
                  key={label}
                  href={address(question, without)}
                  className="link"
                  aria-label={`Remove the filter ${label}`}
                >
                  {label} <span aria-hidden="true">×</span>
                </a>
              ))}{" "}
              <small>{alone === 0 ? "hides nothing alone" : `alone hides ${alone}`}</small>
            </li>
          ))}
          <li>
            <a href={printLeaderboardUrl(unfiltered(question))} className="link">
              Clear all
            </a>
          </li>
        </ul>
      )}
    </div>
  );
}

/** What a reader who does not see the board hears of it when it changes. */
function stateOf({ level, show, sort, score }: LeaderboardQuestion): string {
  const rows = level === "runs" ? "Single runs" : "Techniques";
  const shown = show === "deltas" ? "changes against the baseline" : show;
  const order = `sorted by ${columnText(sort.key).label}${sort.reversed ? ", the worse first" : ""}`;
  return `${rows}, ${shown}, ${order}${score ? ", with your own score" : ""}.`;
}

function address(question: LeaderboardQuestion, change: Partial<LeaderboardQuestion>): string {
  return printLeaderboardUrl({ ...question, ...change, page: 1 });
}

/** What a filter lets through, each with the change that takes it away. */
function valuesOf(
  { question, filters }: BoardContent,
  filter: Filter,
): [label: string, without: Partial<LeaderboardQuestion>][] {
  if (filter === "q") return [[`Search: ${question.q}`, { q: "" }]];
  if (filter === "complete") return [["Complete rows only", { complete: false }]];
  const options = filters.find(({ parameter }) => parameter === filter)?.options ?? [];
  const selected: readonly string[] = question[filter];
  return selected.map((key) => {
    const label = options.find(([option]) => option === key)?.[1] ?? key;
    const left = selected.filter((other) => other !== key);
    return [`${FILTER_TITLES[filter]}: ${label}`, { [filter]: left }];
  });
}
