import { MODALITIES } from "@/benchmark/axes";
import { type Cohort, pageCount } from "@/benchmark/board";
import { type LeaderboardQuestion, PAGE_ROWS, printLeaderboardUrl } from "@/benchmark/question";
import { nameSlug } from "@/benchmark/slug";
import { familyTitle } from "@/benchmark/techniques";
import { CohortTable } from "./cohort-table";
import { tableContent } from "./table-content";

interface Props {
  cohort: Cohort;
  question: LeaderboardQuestion;
  /** Unique on the page; the anchor of the section. */
  id: string;
}

/** One cohort: what is compared, over which models, what that leaves out, and the table. */
export function CohortSection({ cohort, question, id }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-12">
      <h2 id={`${id}-title`} className="font-semibold text-lg">
        {familyTitle(cohort.family)}
        <span className="font-normal text-soft"> · {datasetText(cohort)}</span>
      </h2>
      <p className="mb-3 text-sm text-soft">
        {MODALITIES[cohort.modality].title} · {cohort.environment}
        {question.level === "techniques" && <> · {meansSentence(cohort)}</>}
      </p>
      <CohortTable content={tableContent(cohort, question, id)} />
      {question.level === "techniques" && cohort.left_out.length > 0 && <LeftOut cohort={cohort} />}
      <Pages cohort={cohort} question={question} />
    </section>
  );
}

function datasetText({ dataset, dataset_revision }: Cohort): string {
  if (dataset === null) return "data set not stated";
  return dataset_revision === null ? dataset : `${dataset} @ ${dataset_revision}`;
}

function meansSentence({ models }: Cohort): string {
  const [only, ...others] = models;
  if (only === undefined) return "no model has a value for several techniques";
  if (others.length === 0) return `compared on ${only}`;
  return "means over the models that all techniques share, by column";
}

function LeftOut({ cohort }: { cohort: Cohort }) {
  return (
    <details className="mt-2 text-sm text-soft">
      <summary>
        {cohort.left_out.length === 1 ? "1 model is" : `${cohort.left_out.length} models are`} left out of
        these means
      </summary>
      <ul className="mt-1 list-disc pl-5">
        {cohort.left_out.map(({ model, why }) => (
          <li key={model}>
            {model}: {why}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Pages({ cohort, question }: { cohort: Cohort; question: LeaderboardQuestion }) {
  const total = cohort.rows.length;
  const pages = pageCount(total);
  if (pages === 1) return null;
  const page = Math.min(question.page, pages);
  const alone: LeaderboardQuestion = {
    ...question,
    modality: [cohort.modality],
    family: [cohort.family],
    dataset: [nameSlug(cohort.dataset)],
  };
  const to = (other: number) => printLeaderboardUrl({ ...alone, page: other });
  return (
    <nav aria-label="Pages" className="mt-3 flex gap-4 text-sm">
      <span>
        Rows {(page - 1) * PAGE_ROWS + 1} to {Math.min(total, page * PAGE_ROWS)} of {total}
      </span>
      {page > 1 && (
        <a className="link" href={to(page - 1)}>
          Previous
        </a>
      )}
      {page < pages && (
        <a className="link" href={to(page + 1)}>
          Next
        </a>
      )}
    </nav>
  );
}
