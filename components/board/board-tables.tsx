import { AXES } from "@/benchmark/axes";
import { printLeaderboardUrl, questionColumns } from "@/benchmark/question";
import { unfiltered } from "../filter-content";
import type { BoardContent, CohortContent } from "./board-content";
import { CohortSection } from "./cohort-section";
import { ColumnDefinitions } from "./column-definitions";

interface Props {
  content: BoardContent;
  chosen: ReadonlySet<string>;
  onChoose: (result: string, isChosen: boolean) => void;
}

/** All cohorts of a board, with a list of them before where there are several, or what to do if there is none. */
export function BoardTables({ content, chosen, onChoose }: Props) {
  const { question, cohorts } = content;
  if (cohorts.length === 0) {
    return (
      <div className="mt-12 border-rule border-y py-10">
        <h2 className="font-semibold text-lg">No result answers this question</h2>
        <p className="prose mt-1 text-soft">
          No result of {AXES[question.axis].title.toLowerCase()} passes all of these filters together. Remove
          one above, or{" "}
          <a className="link" href={printLeaderboardUrl(unfiltered(question))}>
            see the whole board
          </a>
          .
        </p>
      </div>
    );
  }
  return (
    <>
      {cohorts.length > 1 && <CohortIndex cohorts={cohorts} />}
      {cohorts.map((cohort) => (
        <CohortSection key={cohort.table.id} {...{ cohort, question, chosen, onChoose }} />
      ))}
      <p className="mt-6 text-soft text-xs">
        Marks: <sup>r</sup> reported, <sup>d</sup> read off a figure, <sup>e</sup> estimated, * note, ?
        doubtful, ✓ verified by the maintainers, ◇ first party. A number without a mark was measured.
      </p>
      <ColumnDefinitions columns={questionColumns(question)} />
    </>
  );
}

function CohortIndex({ cohorts }: { cohorts: readonly CohortContent[] }) {
  const isOneFamily = new Set(cohorts.map(({ title }) => title)).size === 1;
  return (
    <nav aria-label="On this page" className="no-print mt-8 text-sm">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {cohorts.map(({ table: { id }, title, dataset, modality }) => (
          <li key={id}>
            <a className="link" href={`#${id}`}>
              {isOneFamily ? dataset : title}
            </a>{" "}
            <span className="text-soft">
              {modality}
              {!isOneFamily && `, ${dataset}`}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
