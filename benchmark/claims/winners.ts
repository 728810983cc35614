import type { Axis } from "../axes";
import { type ColumnValue, kindOf, rankedKind } from "../cell";
import { compareResults } from "../comparability";
import { isEstimate } from "../estimates";
import { coreMetrics } from "../metrics";
import type { Column } from "../question";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { compareText, familyTitle } from "../techniques";
import type { ClaimPart, ClaimRow, Says, Vote } from "./claim";
import { finishPart, isDoubted, jointly, type PartText } from "./claim-parts";
import { describeRun, describeSetup, readPair } from "./claim-rows";
import { groupBy } from "./group-by";
import { columnReading } from "./reading";

/** Columns that could make a technique best at everything: quality and the axis's own metrics, but not MCR. */
export function winnerColumns(axis: Axis): Column[] {
  // MCR has quality inside, and would count it twice.
  return ["quality", ...coreMetrics(axis).filter((column) => column !== "mcr")];
}

/**
 * Whether a technique is best on every metric, for each model with its hardware and data set. The leader of the first
 * metric that two techniques have decides: where every leader is certainly beaten on another metric, nobody is best
 * at everything there. One that is beaten nowhere is certainly best in a setup only if it is so in every metric that was
 * measured anywhere in its family and modality; and it is a winner only if it is that in every setup of them in which it
 * stands beside another technique. What is best in some setups alone is named, and counts for neither side.
 */
export function winnerPart(results: readonly Result[], text: PartText): ClaimPart {
  const votes: Vote[] = [];
  const missing = new Set<string>();
  for (const family of groupBy(results, familyKey).values()) {
    const columns = measuredColumns(family);
    const setups = [...groupBy(family, setupKey).values()].flatMap(
      (setup) => judgeSetup(setup, columns) ?? [],
    );
    for (const setup of setups) {
      votes.push(inFamily(setup, setups));
      if (setup.lacks) missing.add(setup.lacks);
    }
  }
  return finishPart(text, { votes, barred: [], missing: [...missing] }, "setup");
}

/** What a setup says beside all others of its family and modality. */
function inFamily({ vote, name, best }: JudgedSetup, setups: readonly JudgedSetup[]): Vote {
  if (best === null) return vote;
  const open = setups.filter((other) => other.techniques.has(best) && other.best !== best);
  // Where the leader is beaten says more than where metrics are missing.
  const elsewhere = open.find((other) => other.vote.says === "for") ?? open[0];
  if (!elsewhere) return vote;
  return {
    ...vote,
    says: "neither",
    label: `${name}: ${best} is the best in every metric here, but not on ${elsewhere.place}`,
    rows: vote.rows.map((row) => ({ ...row, says: "neither" })),
  };
}

const familyKey = ({ axis, modality, family }: Result) => JSON.stringify([axis, modality, family]);
const setupKey = (result: Result) => JSON.stringify([resultKeys(result).cohort, result.pairedModel]);

/** Columns that two results of a family have a value in. */
function measuredColumns(family: readonly Result[]): Column[] {
  const [first] = family;
  if (!first) return [];
  return winnerColumns(first.axis).filter((column) => {
    return family.filter((result) => measuredValue(result, column) !== null).length > 1;
  });
}

/** A value that can make a winner; null where there is none, only an estimate, or the source bars its comparison. */
function measuredValue(result: Result, column: Column): ColumnValue | null {
  if (result.notComparable !== null) return null;
  const value = columnReading(column).of(result);
  return "missing" in value || isEstimate(value) ? null : value;
}

/** The results of a setup that have a value in a column, the best first. */
interface Standing {
  column: Column;
  sorted: readonly Result[];
}

/** What one setup says on its own. */
interface JudgedSetup {
  vote: Vote;
  /** Family, model and setup, and the latter two alone. */
  name: string;
  place: string;
  /** The technique that is certainly best at everything in it. */
  best: string | null;
  /** Those with a value that another technique has, too. */
  techniques: ReadonlySet<string>;
  lacks: string | null;
}

/** What one setup says; null where no two techniques have a value of one metric. */
function judgeSetup(setup: readonly Result[], columns: readonly Column[]): JudgedSetup | null {
  const standings = columns
    .map((column) => standingOf(setup, column))
    .filter(({ sorted }) => new Set(sorted.map(({ technique }) => technique)).size > 1);
  const [first, ...others] = standings;
  if (!first) return null;
  const leaders = first.sorted.filter((result) => !beatenBy(result, first));
  const judged = leaders.map((leader) => judgeLeader(leader, others, standings, columns.length));
  const [leader] = leaders;
  if (!leader) return null;
  const says = jointly(judged.map((one) => one.says));
  const lacking = columns.filter((column) => !standings.some((standing) => standing.column === column));
  const names = lacking.map((column) => columnReading(column).label).join(", ");
  const rows = judged.flatMap((one) => one.rows);
  const place = `${leader.pairedModel} (${describeSetup(leader)})`;
  const name = `${familyTitle(leader.family)}, ${place}`;
  return {
    vote: { says, inDoubt: rows.some(isDoubted), label: name, rows },
    name,
    place,
    best: says === "against" ? leader.technique : null,
    techniques: new Set(standings.flatMap(({ sorted }) => sorted.map(({ technique }) => technique))),
    lacks:
      says === "neither" && lacking.length > 0
        ? `${names} of ${describeRun(leader)} and of another technique there: it is beaten in nothing that was measured`
        : null,
  };
}

function standingOf(setup: readonly Result[], column: Column): Standing {
  const values = setup.flatMap((result) => {
    const value = measuredValue(result, column);
    return value === null ? [] : [{ result, value }];
  });
  const kind = rankedKind(values.map(({ value }) => value));
  const sorted = values
    .filter(({ value }) => kindOf(value) === kind)
    .sort(
      (a, b) =>
        (a.value.better === "lower" ? 1 : -1) * (a.value.value - b.value.value) ||
        compareText(a.result.id, b.result.id),
    )
    .map(({ result }) => result);
  return { column, sorted };
}

/** The best result of another technique that is certainly better than this one; null where there is none. */
function beatenBy(result: Result, { column, sorted }: Standing): ClaimRow | null {
  const own = sorted.indexOf(result);
  for (const other of sorted.slice(0, Math.max(0, own))) {
    const row = compare(result, other, column);
    if (row?.counts && row.change.verdict === "worse") return row;
  }
  return null;
}

function compare(own: Result, other: Result, column: Column): ClaimRow | null {
  if (own.technique === other.technique) return null;
  const { verdict, caveats } = compareResults(own, other);
  if (verdict === "not comparable") return null;
  const read = readPair({ own, other, caveats }, columnReading(column), "change");
  return "row" in read ? read.row : null;
}

/** For: it is beaten on another metric. Against: it is certainly better than all others in every metric there is. */
function judgeLeader(
  leader: Result,
  others: readonly Standing[],
  standings: readonly Standing[],
  columns: number,
): { says: Says; rows: ClaimRow[] } {
  const [clearest] = others
    .map((standing) => beatenBy(leader, standing))
    .filter((row) => row !== null)
    .sort((a, b) => Math.abs(b.effect.value) - Math.abs(a.effect.value));
  if (clearest) return { says: "for", rows: [{ ...clearest, says: "for" }] };
  const compared = standings
    .filter(({ sorted }) => sorted.includes(leader))
    .map(({ column, sorted }) =>
      sorted.map((other) => compare(leader, other, column)).filter((row) => row !== null),
    )
    .filter((rows) => rows.length > 0);
  const isBest = compared.length === columns && compared.every((rows) => rows.every(isBeaten));
  const says = isBest ? "against" : "neither";
  // In each metric the rival that comes closest, and before it one that is not certainly worse.
  const closest = compared.flatMap((rows) => rows.find((row) => !isBeaten(row)) ?? rows[0] ?? []);
  return { says, rows: closest.map((row) => ({ ...row, says })) };
}

/** Whether the leader is certainly better than the other of a row. */
function isBeaten({ change, counts }: ClaimRow): boolean {
  return counts && change.verdict === "better";
}
