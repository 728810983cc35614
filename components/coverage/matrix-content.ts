import type { Axis } from "@/benchmark/axes";
import { cellName, isOfOneTechnique } from "@/benchmark/coverage/counterpart";
import type { CoverageMatrix, Setting } from "@/benchmark/coverage/coverage";
import type { CoverageCell } from "@/benchmark/coverage/coverage-cell";
import {
  type CoverageQuestion,
  coverageColumns,
  printCoverageUrl,
} from "@/benchmark/coverage/coverage-question";
import { resultAddress } from "@/benchmark/detail-address";
import { defaultQuestion, printLeaderboardUrl } from "@/benchmark/question";
import { nameSlug, slug } from "@/benchmark/slug";
import { STATE_WORDS } from "./coverage-states";

/** A cell in short: its state, what its link says, what stands below, where it leads. */
export type CellContent = readonly [state: string, text: string, note: string, href: string];

export interface MatrixContent {
  caption: string;
  settings: readonly { label: string; columns: number }[];
  /** `lacks`: a missing cell after its technique, "on Phi-4". */
  columns: readonly { label: string; about: string; run: string; lacks: string }[];
  /** `cells`: 0 for a cell without any result, whose address follows from row and column. */
  rows: readonly { technique: string; slug: string; about: string; cells: readonly (CellContent | 0)[] }[];
}

/** "OpenO1-SFT · 8x NVIDIA H200". */
export function settingLabel({ cohort }: Setting): string {
  const { dataset, dataset_revision, task, environment } = cohort;
  return [dataset ?? "data set not stated", dataset_revision, task, environment]
    .filter((part) => part !== null)
    .join(" · ");
}

/** A matrix as its table draws it, in few bytes. */
export function matrixContent(
  question: CoverageQuestion,
  { modality, family, settings, rows }: CoverageMatrix,
  caption: string,
): MatrixContent {
  const base = printCoverageUrl({ ...question, run: null });
  const between = base.includes("?") ? "&" : "?";
  const asked = question.metric ? 1 : coverageColumns(question.axis).length;
  const places = settings.flatMap((setting) => setting.columns.map((column) => ({ setting, column })));
  return {
    caption,
    settings: settings.map((setting) => ({ label: settingLabel(setting), columns: setting.columns.length })),
    columns: places.map(({ setting, column }) => ({
      label: column.label,
      lacks: cellName(
        "",
        column.label,
        isOfOneTechnique(question.axis, column.label, setting.results),
      ).trim(),
      about: `${column.covered} of ${rows.length}`,
      run: `${base}${between}run=${[modality, family, setting.key, "*", column.key].map(encoded).join(":")}#run`,
    })),
    rows: rows.map(({ technique, cells, covered }) => ({
      technique,
      slug: encoded(slug(technique)),
      about: `${covered} of ${cells.length}`,
      cells: cells.map((cell) => (cell.results.length === 0 ? 0 : toContent(question.axis, cell, asked))),
    })),
  };
}

/** As addresses spell a slug; the star, which no slug has, holds the place of the technique. */
function encoded(text: string): string {
  return text === "*" ? text : encodeURIComponent(text);
}

function toContent(axis: Axis, cell: CoverageCell, asked: number): CellContent {
  const { state, origins, results, lacking, repetition, disagreements, isCovered } = cell;
  const words =
    origins.length > 0 ? origins.map((origin) => STATE_WORDS[origin].word) : [STATE_WORDS[state].word];
  const notes = [
    disagreements.length > 0 ? "≠ contested" : null,
    isCovered && lacking.length > 0 ? `${asked - lacking.length} of ${asked}` : null,
    repetition === "single" ? (results.length > 1 ? `${results.length} single runs` : "single run") : null,
    repetition === "repeated" ? "repeated" : null,
    origins.length === 0 ? "no value of these" : null,
    origins.length > 0 && !isCovered ? "not covered" : null,
  ];
  return [
    state,
    words.join(" + "),
    notes.filter((note) => note !== null).join(" · "),
    cellAddress(axis, cell),
  ];
}

/** The result of a cell, or the board of runs narrowed to all of them. */
function cellAddress(axis: Axis, { results }: CoverageCell): string {
  const [first, ...more] = results;
  if (!first || more.length === 0) return resultAddress(first?.id ?? "");
  return printLeaderboardUrl({
    ...defaultQuestion(axis),
    level: "runs",
    modality: [first.modality],
    family: [first.family],
    model: [...new Set(results.map(({ model }) => model.slug))],
    technique: [slug(first.technique)],
    accelerator: [nameSlug(first.environment.accelerator)],
    dataset: [nameSlug(first.workload.dataset)],
  });
}
