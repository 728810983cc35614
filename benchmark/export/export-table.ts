import { MODALITIES, ORIGIN_KEYS, ORIGINS, type Origin } from "../axes";
import type { Board, Cohort } from "../board";
import {
  type BoardRow,
  type Cell,
  type CellDelta,
  isValue,
  type RowScore,
  type ValueCell,
} from "../board-row";
import { formatChange } from "../change-format";
import { columnFormat, formatNumber, formatUncertain } from "../format";
import { metric } from "../metrics";
import { missingReason } from "../missing";
import { ownEntry } from "../own-entry";
import { QUALITY_MEASURES } from "../quality";
import { type Column, type LeaderboardQuestion, questionColumns } from "../question";
import { scoreLabel } from "../score/score";
import { familyTitle } from "../techniques";
import type { ExportCell, ExportHeader, ExportTable } from "./board-export";

/** Lays out every cohort with all its rows, columns without any value left out and named. */
export function exportTables({ question, cohorts }: Board): ExportTable[] {
  return cohorts.map((cohort) => new TableLayout(cohort, question).table());
}

class TableLayout {
  readonly #notes: string[] = [];
  readonly #origins = new Set<Origin>();
  readonly #columns: Column[];

  constructor(
    private readonly cohort: Cohort,
    private readonly question: LeaderboardQuestion,
  ) {
    this.#columns = questionColumns(question).filter((column) =>
      cohort.rows.some(({ cells }) => cells[column] !== undefined && !isUnreported(cells[column])),
    );
  }

  table(): ExportTable {
    const { cohort, question } = this;
    const { rows, dataset, dataset_revision, task } = cohort;
    const data = dataset === null ? "data set not stated" : dataset;
    const isRuns = question.level === "runs";
    const formats = this.#columns.map((column) => this.#format(column));
    const laidOut = rows.map((row) => ({
      names: isRuns ? [this.#name(row), row.model ?? ""] : [this.#name(row)],
      cells: [
        ...(question.score ? [this.#scoreCell(row.score)] : []),
        ...this.#columns.map((column, index) => this.#cell(row, column, formats[index] ?? formatNumber)),
      ],
    }));
    return {
      title: [familyTitle(cohort.family), dataset_revision === null ? data : `${data} @ ${dataset_revision}`]
        .concat(task ?? [])
        .join(" · "),
      conditions: `${MODALITIES[cohort.modality].title}, ${cohort.environment}`,
      content: this.#content(),
      head: [
        { label: "Technique" },
        ...(isRuns ? [{ label: "Model" }] : []),
        ...(question.score ? [{ label: "Score" }] : []),
        ...this.#columns.map((column) => this.#header(column)),
      ],
      rows: laidOut,
      notes: this.#notes,
      remarks: this.#remarks(),
      sources: cohort.sources,
    };
  }

  #content(): string {
    const rows = this.question.level === "runs" ? "runs" : "techniques";
    const { baseline } = this.cohort;
    if (this.question.show === "ranks") return `${rows}, ranks with values in parentheses`;
    if (this.question.show === "values") return `${rows}, values with ranks in parentheses`;
    return baseline ? `${rows}, changes against ${baseline}` : `${rows}, changes against the baseline`;
  }

  #header(column: Column): ExportHeader {
    const about = this.cohort.columns[column];
    if (column !== "quality") {
      const { label, unit, better } = metric(column);
      return { label, unit: about?.unit ?? unit, better: about?.better ?? better };
    }
    const ranked = this.cohort.rows
      .map(({ cells }) => cells.quality)
      .find((cell) => isValue(cell) && cell.rank !== null);
    const [measure = ""] = (isValue(ranked) && ranked.measure?.split(" over ")) || [];
    const label = ownEntry(QUALITY_MEASURES, measure)?.label ?? (measure || "Quality");
    return { label, ...(about ? { better: about.better } : {}) };
  }

  #format(column: Column): (value: number) => string {
    return columnFormat(this.cohort.rows.flatMap(({ cells }) => valuesIn(cells[column])));
  }

  #name(row: BoardRow): string {
    const settings = Object.entries(row.settings ?? {}).map(
      ([name, value]) => `${name.replaceAll("_", " ")} ${value}`,
    );
    return settings.length > 0 ? `${row.technique} (${settings.join(", ")})` : row.technique;
  }

  #scoreCell(score: RowScore | undefined): ExportCell {
    if (!score || "why" in score) return { text: null, marks: [this.#note(score?.why ?? "no score")] };
    return {
      text: formatNumber(score.value),
      beside: rankRange(score),
      ...(score.rank === 1 ? { best: true } : {}),
      marks: [],
    };
  }

  #cell(row: BoardRow, column: Column, format: (value: number) => string): ExportCell {
    const cell = row.cells[column];
    if (!isValue(cell)) return { text: null, marks: [this.#note(reasonOf(cell))] };
    const { origin, rank } = cell;
    if (ORIGINS[origin].mark) this.#origins.add(origin);
    const marks = [ORIGINS[origin].mark, ...notesOf(cell).map((text) => this.#note(text))].filter(
      (mark) => mark,
    );
    const value = cell.uncertainty ? formatUncertain(cell.value, cell.uncertainty) : format(cell.value);
    const best = rank === 1 && this.#isRanking(column) ? { best: true as const } : {};
    const ranks = rank === null ? "" : rankRange({ ...cell, rank });
    switch (this.question.show) {
      case "values":
        return { text: value, ...(ranks ? { beside: ranks } : {}), ...best, marks };
      case "ranks":
        return ranks ? { text: ranks, beside: value, ...best, marks } : { text: null, beside: value, marks };
      case "deltas": {
        if (row.is_baseline) return { text: value, beside: "baseline", ...best, marks };
        const { delta } = cell;
        if (delta && "value" in delta) {
          const over = delta.models ? [`the change is over ${delta.models.join(", ")}`] : [];
          const notes = [...over, ...(delta.caveats ?? [])].map((text) => this.#note(text));
          return {
            text: formatChange({ ...delta, halfWidth: delta.uncertainty ?? 0 }),
            beside: VERDICTS[delta.verdict],
            ...best,
            marks: [...marks, ...notes],
          };
        }
        const why = `no change: ${delta?.why ?? "there is no baseline"}`;
        return { text: null, beside: value, marks: [...marks, this.#note(why)] };
      }
    }
  }

  /** A single value has nothing to be best of. */
  #isRanking(column: Column): boolean {
    const ranked = this.cohort.rows.filter(({ cells }) => {
      const cell = cells[column];
      return isValue(cell) && cell.rank !== null;
    });
    return ranked.length > 1;
  }

  /** The number of a note; the same texts have one. */
  #note(text: string): string {
    const sentence = /[.!?]$/.test(text) ? text : `${text}.`;
    const known = this.#notes.indexOf(sentence);
    return String(known >= 0 ? known + 1 : this.#notes.push(sentence));
  }

  #remarks(): string[] {
    const { cohort, question } = this;
    const left = questionColumns(question).filter((column) => !this.#columns.includes(column));
    const labels = left.map((column) => (column === "quality" ? "quality" : metric(column).label));
    return [
      ...(question.level === "techniques" ? this.#meansRemarks() : []),
      ...(cohort.baseline_note ? [cohort.baseline_note] : []),
      ...(cohort.score ? scoreRemarks(cohort.score) : []),
      ...ORIGIN_KEYS.filter((origin) => this.#origins.has(origin)).map(
        (origin) =>
          `${ORIGINS[origin].mark}: ${ORIGINS[origin].title.toLowerCase()}, ${ORIGINS[origin].explanation}.`,
      ),
      ...(labels.length > 0 ? [`No value of ${labels.join(", ")}.`] : []),
    ];
  }

  /** Which models the means are taken over, by column, once where several have the same. */
  #meansRemarks(): string[] {
    const labels = new Map<string, string[]>();
    for (const column of this.#columns) {
      const models = this.cohort.columns[column]?.models ?? [];
      const label = column === "quality" ? "quality" : metric(column).label;
      if (models.length > 0) labels.set(models.join(", "), [...(labels.get(models.join(", ")) ?? []), label]);
    }
    const [only, ...others] = labels;
    if (!only) return [];
    if (others.length === 0) return [`Means over ${only[0]}.`];
    return [...labels].map(([models, columns]) => `${columns.join(", ")}: means over ${models}.`);
  }
}

/** How rows were scored: by what, and with which weights. */
function scoreRemarks({ by, shares, left_out }: NonNullable<Cohort["score"]>): string[] {
  const mean =
    by === "ratios"
      ? "weighted geometric mean of how many times better than the baseline, more is better"
      : "weighted mean rank, less is better";
  const weights = shares.map(({ column, share }) => `${scoreLabel(column)} ${formatNumber(100 * share)}%`);
  return [
    `Score: ${mean}; ${weights.join(", ") || "no column counts"}.`,
    ...left_out.map(({ column, why }) => `${scoreLabel(column)} does not count in the score: ${why}.`),
  ];
}

function valuesIn(cell: Cell | undefined): number[] {
  return isValue(cell) ? [cell.value] : [];
}

function isUnreported(cell: Cell): boolean {
  return "missing" in cell && cell.missing === "not_reported" && !cell.note;
}

function reasonOf(cell: Exclude<Cell, ValueCell> | undefined): string {
  if (!cell) return missingReason("not_reported");
  return cell.note ? `${missingReason(cell.missing)}: ${cell.note}` : missingReason(cell.missing);
}

function notesOf({ doubt, unranked }: ValueCell): string[] {
  return [...(doubt ? [`doubt: ${doubt}`] : []), ...(unranked ? [`not ranked: ${unranked}`] : [])];
}

/** "1", or "1–2" where uncertainty leaves open which of them it is. */
function rankRange({ rank, rank_to = rank }: { rank: number; rank_to?: number }): string {
  return rank_to === rank ? String(rank) : `${rank}–${rank_to}`;
}

const VERDICTS: Readonly<Record<CellDelta["verdict"], string>> = {
  better: "better",
  worse: "worse",
  same: "same",
  unclear: "uncertain",
};
