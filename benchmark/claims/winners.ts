import type { Axis } from "../axes";
import { kindOf, rankedKind } from "../cell";
import { compareResults } from "../comparability";
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
 * at everything. Where one is beaten nowhere, it is certainly best only if it is so in every metric that was measured
 * anywhere in its family and modality.
 */
export function winnerPart(results: readonly Result[], text: PartText): ClaimPart {
  const votes: Vote[] = [];
  const missing = new Set<string>();
  for (const family of groupBy(results, familyKey).values()) {
    const columns = measuredColumns(family);
    for (const setup of groupBy(family, setupKey).values()) {
      const found = judgeSetup(setup, columns);
      if (!found) continue;
      votes.push(found.vote);
      if (found.lacks) missing.add(found.lacks);
    }
  }
  return finishPart(text, { votes, barred: [], missing: [...missing] }, "setup");
}

const familyKey = ({ axis, modality, family }: Result) => JSON.stringify([axis, modality, family]);
const setupKey = (result: Result) => JSON.stringify([resultKeys(result).cohort, result.pairedModel]);

/** Columns that two results of a family have a value in. */
function measuredColumns(family: readonly Result[]): Column[] {
  const [first] = family;
  if (!first) return [];
  return winnerColumns(first.axis).filter((column) => {
    const { of } = columnReading(column);
    return family.filter((result) => !("missing" in of(result))).length > 1;
  });
}

/** The results of a setup that have a value in a column, the best first. */
interface Standing {
  column: Column;
  sorted: readonly Result[];
}

/** What one setup says; null where no two techniques have a value of one metric. */
function judgeSetup(
  setup: readonly Result[],
  columns: readonly Column[],
): { vote: Vote; lacks: string | null } | null {
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
  return {
    vote: {
      says,
      inDoubt: rows.some(isDoubted),
      label: `${familyTitle(leader.family)}, ${leader.pairedModel} (${describeSetup(leader)})`,
      rows,
    },
    lacks:
      says === "neither" && lacking.length > 0
        ? `${names} of ${describeRun(leader)} and of another technique there: it is beaten in nothing that was measured`
        : null,
  };
}

function standingOf(setup: readonly Result[], column: Column): Standing {
  const { of } = columnReading(column);
  const values = setup.flatMap((result) => {
    const value = of(result);
    return "missing" in value ? [] : [{ result, value }];
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
    if (row?.change.verdict === "worse") return row;
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
  const rows = standings.flatMap(({ column, sorted }) => {
    const row = sorted
      .filter((other) => other.technique !== leader.technique)
      .map((other) => compare(leader, other, column))
      .find((one) => one !== null);
    return sorted.includes(leader) && row ? [row] : [];
  });
  const isBest = rows.length === columns && rows.every(({ change }) => change.verdict === "better");
  const says = isBest ? "against" : "neither";
  return { says, rows: rows.map((row) => ({ ...row, says })) };
}
