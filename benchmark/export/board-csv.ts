import type { Cohort } from "../board";
import { type BoardRow, type Cell, isValue } from "../board-row";
import { type Column, type LeaderboardQuestion, questionColumns } from "../question";
import type { TrustCounts } from "../trust";
import type { BoardExport } from "./board-export";
import { csvLine, type Field } from "./csv-field";

/**
 * A board as CSV (RFC 4180: commas, CRLF, a header line), one line a row of each cohort, all pages.
 *
 * - Wide: a column of the board is several fields, its key for the value (`amu`) and the key with a suffix for the rest
 *   (`amu_unit`, `amu_rank`, `amu_missing`), so that `frame["amu"]` is a column of numbers. The fields depend on the
 *   question alone, never on the data.
 * - How far a row may be believed stands in the fields before those, as counts over its results.
 * - Where it comes from stands in the last two fields of each line, `dataset_version` and `board`, and not in comment
 *   lines, which most readers take for data: files can be appended to each other and every line can still be traced.
 * - A rank is two numbers, equal where there is no doubt: a spreadsheet would make a date of "1-2".
 * - Numbers are written in full, with a point and without thousands; an empty field is missing, and `_missing`
 *   says why, by the reason's key (`not_reported`, `out_of_memory`) or in words.
 * - UTF-8 without a byte order mark: readers that do not expect one make it part of the first field's name. A
 *   spreadsheet opens the file by its import ("From Text/CSV"), which asks for the encoding or finds it.
 * - Text can't become a formula in a spreadsheet: see `csvField`. The JSON of the same address has texts as they are.
 *
 * The same board and dataset version give the same bytes.
 */
export function boardCsv({ board, datasetVersion, address }: BoardExport): string {
  const { question } = board;
  const columns = questionColumns(question);
  const header = [
    ...Object.keys(cohortFields(null)),
    ...Object.keys(rowFields(null)),
    ...(question.score ? Object.keys(scoreFields(null)) : []),
    ...columns.flatMap((column) => Object.keys(columnFields(column, question, null, null))),
    ...TRUST_FIELDS,
    "dataset_version",
    "board",
  ];
  const lines = board.cohorts.flatMap((cohort) =>
    cohort.rows.map((row): Field[] => [
      ...Object.values(cohortFields(cohort)),
      ...Object.values(rowFields(row)),
      ...(question.score ? Object.values(scoreFields(row)) : []),
      ...columns.flatMap((column) => Object.values(columnFields(column, question, cohort, row))),
      ...TRUST_FIELDS.map((field) => row.trust[field]),
      datasetVersion,
      address,
    ]),
  );
  return [header, ...lines].map(csvLine).join("");
}

/** Of the results behind a row, at runs level of one: how many there are, and of how many each holds. */
const TRUST_FIELDS = [
  "results",
  "verified",
  "first_party",
  "checks_hold",
  "checks_contradict",
] as const satisfies (keyof TrustCounts)[];

function cohortFields(cohort: Cohort | null): Record<string, Field> {
  return {
    modality: cohort?.modality,
    family: cohort?.family,
    task: cohort?.task,
    dataset: cohort?.dataset,
    dataset_revision: cohort?.dataset_revision,
    environment: cohort?.environment,
  };
}

function rowFields(row: BoardRow | null): Record<string, Field> {
  const settings = Object.entries(row?.settings ?? {}).map(([name, value]) => `${name}=${value}`);
  return {
    technique: row?.technique,
    settings: settings.join("; "),
    model: row?.model,
    parameters_b: row?.parameters_b,
    result: row?.result,
    caveats: row?.caveats?.join("; "),
  };
}

function scoreFields(row: BoardRow | null): Record<string, Field> {
  const score = row?.score;
  const value = score && "value" in score ? score : null;
  return {
    score: value?.value,
    score_rank: value?.rank,
    score_rank_to: value && (value.rank_to ?? value.rank),
    score_missing: score && "why" in score ? score.why : null,
  };
}

/** The fields of one column, always the same for a question, whatever the cell has. */
function columnFields(
  column: Column,
  { level, show }: LeaderboardQuestion,
  cohort: Cohort | null,
  row: BoardRow | null,
): Record<string, Field> {
  const cell = row?.cells[column];
  const value = isValue(cell) ? cell : null;
  const about = cohort?.columns[column];
  return {
    [column]: value?.value,
    [`${column}_unit`]: value?.unit,
    [`${column}_rank`]: value?.rank,
    [`${column}_rank_to`]: value && (value.rank_to ?? value.rank),
    [`${column}_uncertainty`]: value?.uncertainty,
    ...(column === "quality"
      ? { quality_measure: value?.measure, quality_better: value && about?.better }
      : { [`${column}_scope`]: value?.scope }),
    [`${column}_origin`]: value?.origin,
    ...(level === "techniques" ? { [`${column}_models`]: value && about?.models?.join("; ") } : {}),
    [`${column}_missing`]: cell && "missing" in cell ? cell.missing : null,
    [`${column}_note`]: cell && noteOf(cell),
    ...(show === "deltas" ? deltaFields(column, cell) : {}),
  };
}

function deltaFields(column: Column, cell: Cell | undefined): Record<string, Field> {
  const delta = isValue(cell) ? cell.delta : undefined;
  const change = delta && "value" in delta ? delta : null;
  return {
    [`${column}_delta`]: change?.value,
    [`${column}_delta_unit`]: change?.unit,
    [`${column}_delta_uncertainty`]: change?.uncertainty,
    [`${column}_verdict`]: change?.verdict,
    [`${column}_baseline`]: change?.baseline,
    [`${column}_delta_missing`]: delta && "why" in delta ? delta.why : null,
  };
}

function noteOf(cell: Cell): string {
  const texts = isValue(cell)
    ? [cell.doubt && `doubt: ${cell.doubt}`, cell.unranked && `not ranked: ${cell.unranked}`, cell.note]
    : [cell.note];
  return texts.filter((text) => text).join("\n");
}
