import { pageRange } from "@/benchmark/paging";
import { type LeaderboardQuestion, printLeaderboardUrl } from "@/benchmark/question";
import type { CohortContent } from "./board-content";
import { CohortTable } from "./cohort-table";
import { ScoreSummary } from "./score-summary";

interface Props {
  cohort: CohortContent;
  question: LeaderboardQuestion;
  chosen: ReadonlySet<string>;
  onChoose: (result: string, isChosen: boolean) => void;
}

/** One cohort: what is compared, over which models, what that leaves out, and the table. */
export function CohortSection({ cohort, question, chosen, onChoose }: Props) {
  const { title, dataset, modality, setting, table, changes, score, leftOut, pages } = cohort;
  return (
    <section id={table.id} aria-labelledby={`${table.id}-title`} className="mt-12">
      <h2 id={`${table.id}-title`} className="font-semibold text-lg">
        {title}
        <span className="font-normal text-soft"> · {dataset}</span>
      </h2>
      <p className="mb-3 text-sm text-soft">
        {modality} · {setting}
      </p>
      {score && <ScoreSummary content={score} id={table.id} />}
      {changes && <Changes changes={changes} />}
      <CohortTable content={table} question={question} chosen={chosen} onChoose={onChoose} />
      {leftOut.length > 0 && <LeftOut models={leftOut} />}
      {pages && <Pages pages={pages} question={question} />}
    </section>
  );
}

function Changes({ changes: { against, flips } }: { changes: NonNullable<CohortContent["changes"]> }) {
  return (
    <div className="prose mb-3 text-sm">
      <p>{against}</p>
      {flips.length > 0 && (
        <>
          <p className="mt-1">The sign depends on the model:</p>
          <ul className="list-disc pl-5">
            {flips.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function LeftOut({ models }: { models: CohortContent["leftOut"] }) {
  return (
    <details className="mt-2 text-sm text-soft">
      <summary>
        {models.length === 1 ? "1 model is" : `${models.length} models are`} left out of these means
      </summary>
      <ul className="mt-1 list-disc pl-5">
        {models.map(([model, why]) => (
          <li key={model}>
            {model}: {why}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Pages({
  pages,
  question,
}: {
  pages: NonNullable<CohortContent["pages"]>;
  question: LeaderboardQuestion;
}) {
  const { page, from, to } = pageRange(pages.rows, question.page);
  const address = (other: number) => printLeaderboardUrl({ ...question, ...pages.narrowed, page: other });
  return (
    <nav aria-label="Pages" className="mt-3 flex gap-4 text-sm">
      <span>
        Rows {from} to {to} of {pages.rows}
      </span>
      {page > 1 && (
        <a className="link" href={address(page - 1)}>
          Previous
        </a>
      )}
      {to < pages.rows && (
        <a className="link" href={address(page + 1)}>
          Next
        </a>
      )}
    </nav>
  );
}
