import { type Comparison, compareResults } from "../comparability";
import { modelLabel, type Result } from "../result";
import type { CompareQuestion } from "./compare-question";
import { comparedFields } from "./compared-fields";
import { comparedMetrics, comparedScores, type Peers, type ValueRow } from "./compared-values";

/** Where a result stands: `superseded` by a newer version of itself, or `withdrawn` with its bundle. */
export type Standing = "current" | "superseded" | "withdrawn";

/** A result with what has become of it since it was published. */
export interface StoredResult {
  result: Result;
  standing: Standing;
  /** The current version of it, where that is another one. */
  current: string | null;
  /** Why it was withdrawn. */
  reason: string | null;
}

export interface ComparedColumn {
  id: string;
  technique: string;
  model: string;
  standing: Standing;
  current: string | null;
  reason: string | null;
}

/** A field of the results in a comparison: what each states, null where it states nothing. */
export interface FieldRow {
  name: string;
  differs: boolean;
  texts: (string | null)[];
}

/** A metric or a score of the results in a comparison. */
export interface MeasuredRow extends ValueRow {
  differs: boolean;
}

export type VerdictOfPair = Comparison["verdict"];

/** Whether two of the columns, counted from 1, may be compared. */
export interface ComparedPair {
  own: number;
  other: number;
  verdict: VerdictOfPair;
  /** What must be said beside the comparison, or why there is none. */
  remarks: string[];
}

/** Results side by side: what each states, what each measured, and which of them may be compared. */
export interface ComparisonTable {
  question: CompareQuestion;
  columns: ComparedColumn[];
  /** `unstated`: names of fields that none of the results states. */
  fields: { title: string; rows: FieldRow[]; unstated: string[] }[];
  values: { title: string; rows: MeasuredRow[] }[];
  pairs: ComparedPair[];
  /** Rows that are the same for all, and are not shown because the question asks for differences. */
  hidden: number;
}

/** Results side by side, in the order given; pure. */
export function compareStored(question: CompareQuestion, stored: readonly StoredResult[]): ComparisonTable {
  const results = stored.map(({ result }) => result);
  const pairs = comparedPairs(stored);
  const peers = peersOf(stored.length, pairs);
  let hidden = 0;
  const shown = <Row extends { differs: boolean }>(rows: readonly Row[]): Row[] => {
    if (question.show === "all" || stored.length < 2) return [...rows];
    const different = rows.filter(({ differs }) => differs);
    hidden += rows.length - different.length;
    return different;
  };
  const fields = comparedFields(results).map(({ title, fields: all }) => {
    const stated = all.filter(({ texts }) => texts.some((text) => text !== null));
    const rows = stated.map((field) => ({ ...field, differs: new Set(field.texts).size > 1 }));
    // What none of them states is the same for all.
    const unstated = question.show === "all" ? all.filter((field) => !stated.includes(field)) : [];
    return { title, rows: shown(rows), unstated: unstated.map(({ name }) => name) };
  });
  const values = [
    { title: "Metrics", rows: shown(comparedMetrics(results, peers).map(withDifference)) },
    { title: "Quality scores", rows: shown(comparedScores(results, peers).map(withDifference)) },
  ];
  return {
    question,
    columns: stored.map(toColumn),
    fields: fields.filter(({ rows, unstated }) => rows.length + unstated.length > 0),
    values: values.filter(({ rows }) => rows.length > 0),
    pairs,
    hidden,
  };
}

function toColumn({ result, standing, current, reason }: StoredResult): ComparedColumn {
  const { id, technique, model } = result;
  return { id, technique, model: modelLabel(model), standing, current, reason };
}

function withDifference(row: ValueRow): MeasuredRow {
  const said = row.cells.map((cell) =>
    "missing" in cell ? cell.missing : JSON.stringify([cell.value.value, cell.value.unit, cell.value.scope]),
  );
  return { ...row, differs: new Set(said).size > 1 };
}

function comparedPairs(stored: readonly StoredResult[]): ComparedPair[] {
  return stored.flatMap((own, index) =>
    stored.slice(index + 1).map((other, distance) => {
      const numbers = { own: index + 1, other: index + distance + 2 };
      return { ...numbers, ...verdictOf([numbers.own, own], [numbers.other, other]) };
    }),
  );
}

type Numbered = readonly [number: number, stored: StoredResult];

function verdictOf(own: Numbered, other: Numbered): Pick<ComparedPair, "verdict" | "remarks"> {
  const { verdict, caveats, reasons } = compareResults(own[1].result, other[1].result);
  const withdrawn = [own, other].filter(([, { standing }]) => standing === "withdrawn");
  const old = [own, other].filter(([, { standing }]) => standing === "superseded");
  if (withdrawn.length > 0 || verdict === "not comparable") {
    return {
      verdict: "not comparable",
      remarks: [...withdrawn.map(([number]) => `result ${number} was withdrawn`), ...reasons],
    };
  }
  const remarks = [...caveats, ...old.map(([number]) => `result ${number} has a newer version`)];
  return { verdict: remarks.length > 0 ? "with caveats" : "comparable", remarks };
}

/** Groups of columns in which each may be compared with each; a column joins the first group that it can. */
function peersOf(columns: number, pairs: readonly ComparedPair[]): Peers {
  const apart = new Set(
    pairs.flatMap(({ own, other, verdict }) => (verdict === "not comparable" ? [`${own} ${other}`] : [])),
  );
  const groups: number[][] = [];
  for (let index = 0; index < columns; index++) {
    const group = groups.find((members) =>
      members.every((member) => !apart.has(`${member + 1} ${index + 1}`)),
    );
    if (group) group.push(index);
    else groups.push([index]);
  }
  return groups;
}
