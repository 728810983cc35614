import { AXES, MODALITIES } from "@/benchmark/axes";
import type { CoverageMatrix } from "@/benchmark/coverage/coverage";
import type { CoverageQuestion } from "@/benchmark/coverage/coverage-question";
import { familyTitle } from "@/benchmark/techniques";
import { ContestedList, NeedList } from "./cell-lists";
import { matrixContent } from "./matrix-content";
import { MatrixTable } from "./matrix-table";

interface Props {
  question: CoverageQuestion;
  matrices: readonly CoverageMatrix[];
  clearHref: string;
}

/** One table for each family and modality, with what its cells need and where they disagree. */
export function MatrixSections({ question, matrices, clearHref }: Props) {
  if (matrices.length === 0) {
    return (
      <p className="mt-10">
        Nothing is measured here yet: every run would be the first.{" "}
        <a className="link" href={clearHref}>
          Show all of {AXES[question.axis].title.toLowerCase()}
        </a>
      </p>
    );
  }
  return matrices.map((matrix) => {
    const { modality, family, rows, settings, counts } = matrix;
    const title = `${familyTitle(family)}, ${MODALITIES[modality].title}`;
    const id = `${modality}-${family}`;
    const cells = rows.length * settings.reduce((sum, { columns }) => sum + columns.length, 0);
    const empty = counts.states.missing + counts.states.failed;
    return (
      <section key={id} id={id} aria-labelledby={`${id}-title`} className="mt-12">
        <h2 id={`${id}-title`} className="font-semibold text-lg">
          {title}
        </h2>
        <p className="mb-3 text-sm text-soft">
          {cells - empty} of {cells} cells have a value. Techniques by {question.by}; data set and hardware
          above, never merged.
        </p>
        <MatrixTable content={matrixContent(question, matrix, `Coverage: ${title}`)} />
        <ContestedList matrix={matrix} />
        <NeedList question={question} matrix={matrix} />
      </section>
    );
  });
}
