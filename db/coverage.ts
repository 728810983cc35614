import { AXIS_KEYS, MODALITIES } from "@/benchmark/axes";
import { buildCoverage, type CoverageMatrix } from "@/benchmark/coverage/coverage";
import { type CoverageQuestion, printCoverageUrl } from "@/benchmark/coverage/coverage-question";
import { type CoverageTotal, coverageTotals } from "@/benchmark/coverage/coverage-totals";
import { findNeededRun, type NeededRun, neededColumns } from "@/benchmark/coverage/needed-run";
import { type TellingRun, tellingRuns } from "@/benchmark/coverage/telling-runs";
import { type Facets, unknownNames } from "@/benchmark/facets";
import { narrow } from "@/benchmark/narrowing";
import { NO_FILTERS, type Notice } from "@/benchmark/query-reader";
import { defaultQuestion } from "@/benchmark/question";
import { familyTitle } from "@/benchmark/techniques";
import { remembered } from "./answers";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";

export interface LoadedCoverage {
  datasetVersion: number;
  /** Every axis and modality, by model and over all core metrics, whatever is asked. */
  totals: CoverageTotal[];
  matrices: CoverageMatrix[];
  /** The missing runs that would let most be compared, the first ten. */
  telling: TellingRun[];
  /** The cell that the address names. */
  run: NeededRun | null;
  facets: Facets;
  /** What of the question the data does not know. */
  notices: Notice[];
}

const MOST_RUNS = 10;

/** What is covered and what is missing, computed once for each question and dataset version, whatever cell it names. */
export async function loadCoverage(
  question: CoverageQuestion,
  db: Database = database(),
): Promise<LoadedCoverage> {
  const asked = { ...question, run: null };
  const coverage = await remembered(
    db,
    `cells of ${printCoverageUrl(asked)}`,
    () => computeCoverage(asked, db),
    ({ matrices }) => matrices.flatMap(({ rows }) => rows).reduce((sum, { cells }) => sum + cells.length, 1),
  );
  if (!question.run) return { ...coverage, run: null };
  const run = findNeededRun(question, coverage.matrices, question.run);
  const unknown = { parameter: "run", message: "No table of this page has that cell." };
  return { ...coverage, run, notices: run ? coverage.notices : [...coverage.notices, unknown] };
}

async function computeCoverage(
  question: CoverageQuestion,
  db: Database,
): Promise<Omit<LoadedCoverage, "run">> {
  const [{ results, datasetVersion }, totals] = await Promise.all([
    loadAxisResults(question.axis, db),
    loadTotals(db),
  ]);
  const { axis, modality, family, accelerator, dataset } = question;
  const filters = { ...NO_FILTERS, modality, family, accelerator, dataset };
  const { facets } = narrow({ ...defaultQuestion(axis), ...filters }, results);
  const matrices = buildCoverage(question, results);
  const byModel = question.by === "model" ? matrices : buildCoverage({ ...question, by: "model" }, results);
  return {
    datasetVersion,
    totals,
    matrices,
    telling: tellingRuns(byModel, neededColumns(question), MOST_RUNS),
    facets,
    notices: [...unknownNames({ ...filters, baseline: [] }, facets), ...columnsLeft(matrices)],
  };
}

/** What is too much for one table is said, with the way to see it. */
function columnsLeft(matrices: readonly CoverageMatrix[]): Notice[] {
  return matrices.flatMap(({ family, modality, left }) =>
    left === 0
      ? []
      : [
          {
            parameter: "dataset",
            message: `${familyTitle(family)}, ${MODALITIES[modality].title.toLowerCase()}: ${left} more columns are left out, those of the settings with the fewest results. Choose a data set or an accelerator to see them.`,
          },
        ],
  );
}

async function loadTotals(db: Database): Promise<CoverageTotal[]> {
  return remembered(
    db,
    "totals of /coverage",
    async () => {
      const loaded = await Promise.all(
        AXIS_KEYS.map(async (axis) => ({ axis, ...(await loadAxisResults(axis, db)) })),
      );
      return loaded.flatMap(({ axis, results }) => coverageTotals(axis, results));
    },
    () => 1,
  );
}
