import { AXES, MODALITIES } from "@/benchmark/axes";
import type { Board, Cohort } from "@/benchmark/board";
import { questionColumns } from "@/benchmark/question";
import { familyTitle } from "@/benchmark/techniques";
import { CohortSection } from "./cohort-section";
import { ColumnDefinitions } from "./column-definitions";
import { unfilteredUrl } from "./filter-content";

/** All cohorts of a board, with a list of them before where there are several, or what to do if there is none. */
export function CohortList({ board: { question, cohorts } }: { board: Board }) {
  if (cohorts.length === 0) {
    return (
      <div className="mt-12 border-rule border-y py-10">
        <h2 className="font-semibold text-lg">No result answers this question</h2>
        <p className="prose mt-1 text-soft">
          Nothing has been published for these filters on the axis {AXES[question.axis].title.toLowerCase()}.
          Take a filter away above, or{" "}
          <a className="link" href={unfilteredUrl(question)}>
            see the whole board
          </a>
          .
        </p>
      </div>
    );
  }
  const isOneFamily = new Set(cohorts.map(({ family }) => family)).size === 1;
  return (
    <>
      {cohorts.length > 1 && (
        <nav aria-label="On this page" className="no-print mt-8 text-sm">
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {cohorts.map((cohort, index) => (
              <li key={cohortId(index)}>
                <a className="link" href={`#${cohortId(index)}`}>
                  {isOneFamily ? datasetName(cohort) : familyTitle(cohort.family)}
                </a>{" "}
                <span className="text-soft">
                  {MODALITIES[cohort.modality].title}
                  {!isOneFamily && `, ${datasetName(cohort)}`}
                </span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {cohorts.map((cohort, index) => (
        <CohortSection key={cohortId(index)} cohort={cohort} question={question} id={cohortId(index)} />
      ))}
      <ColumnDefinitions columns={questionColumns(question)} />
    </>
  );
}

function datasetName({ dataset }: Cohort): string {
  return dataset ?? "data set not stated";
}

function cohortId(index: number): string {
  return `c${index + 1}`;
}
