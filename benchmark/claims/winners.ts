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
import { type ClaimSetup, groupSetups, readSetup } from "./claim-setups";
import { groupBy } from "./group-by";
import { columnReading, type Reading } from "./reading";

/** Columns that could make a technique best at everything: quality and the axis's own metrics, but not MCR. */
export function winnerColumns(axis: Axis): Column[] {
  // MCR has quality inside, and would count it twice.
  return ["quality", ...coreMetrics(axis).filter((column) => column !== "mcr")];
}

/** Leaders of one setup that are judged, the best first; more than that, and the first metric tells nothing apart. */
const MOST_LEADERS = 20;
/** Values of one technique, and of all of them together, that leaders are held against in a metric: the best. */
const MOST_OF_TECHNIQUE = 20;
const MOST_RIVALS = 200;

/** One reading for each column: what is read of a setup is kept by it. */
const READINGS = new Map<Column, Reading>();

function readingOf(column: Column): Reading {
  const reading = READINGS.get(column) ?? columnReading(column);
  READINGS.set(column, reading);
  return reading;
}

/**
 * Whether a technique is best on every metric, for each model with its hardware and data set. The leader of the first
 * metric that two techniques have decides: where every leader is certainly beaten on another metric, nobody is best
 * at everything there. One that is beaten nowhere is certainly best in a setup only if it is so in every metric that was
 * measured anywhere in its family and modality; and it is a winner only if it is that in every setup of them in which it
 * stands beside another technique. What is best in some setups alone is named, and counts for neither side. Runs that
 * differ by the seed alone count once, by their mean; of very many in one setup the best of each technique decide.
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
  const value = readingOf(column).of(result);
  return "missing" in value || isEstimate(value) ? null : value;
}

/** The runs of a setup that have a value in a column, the best first. */
interface Standing {
  column: Column;
  sorted: readonly ClaimSetup[];
  places: ReadonlyMap<ClaimSetup, number>;
  /** The best of each technique, against which others are held. */
  rivals: readonly ClaimSetup[];
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
  const runs = groupSetups(setup);
  const standings = columns
    .map((column) => standingOf(runs, column))
    .filter(({ sorted }) => new Set(sorted.map(techniqueOf)).size > 1);
  const [first, ...others] = standings;
  if (!first) return null;
  const leaders: ClaimSetup[] = [];
  for (const run of first.sorted) {
    if (leaders.length === MOST_LEADERS) break;
    if (!beatenBy(run, first)) leaders.push(run);
  }
  const judged = leaders.map((one) => judgeLeader(one, others, standings, columns.length));
  const leader = leaders[0]?.first;
  if (!leader) return null;
  const says = jointly(judged.map((one) => one.says));
  const lacking = columns.filter((column) => !standings.some((standing) => standing.column === column));
  const names = lacking.map((column) => readingOf(column).label).join(", ");
  const rows = judged.flatMap((one) => one.rows);
  const place = `${leader.pairedModel} (${describeSetup(leader)})`;
  const name = `${familyTitle(leader.family)}, ${place}`;
  return {
    vote: { says, inDoubt: rows.some(isDoubted), label: name, rows },
    name,
    place,
    best: says === "against" ? leader.technique : null,
    techniques: new Set(standings.flatMap(({ sorted }) => sorted.map(techniqueOf))),
    lacks:
      says === "neither" && lacking.length > 0
        ? `${names} of ${describeRun(leader)} and of another technique there: it is beaten in nothing that was measured`
        : null,
  };
}

const techniqueOf = ({ first }: ClaimSetup) => first.technique;

function standingOf(runs: readonly ClaimSetup[], column: Column): Standing {
  const values = runs.flatMap((run) => {
    if (run.first.notComparable !== null) return [];
    const value = readSetup(readingOf(column), run);
    return "missing" in value || isEstimate(value) ? [] : [{ run, value }];
  });
  const kind = rankedKind(values.map(({ value }) => value));
  const sorted = values
    .filter(({ value }) => kindOf(value) === kind)
    .sort(
      (a, b) =>
        (a.value.better === "lower" ? 1 : -1) * (a.value.value - b.value.value) ||
        compareText(a.run.first.id, b.run.first.id),
    )
    .map(({ run }) => run);
  const counts = new Map<string, number>();
  const rivals = sorted.filter((run) => {
    const before = counts.get(techniqueOf(run)) ?? 0;
    counts.set(techniqueOf(run), before + 1);
    return before < MOST_OF_TECHNIQUE;
  });
  return {
    column,
    sorted,
    places: new Map(sorted.map((run, place) => [run, place])),
    rivals: rivals.slice(0, MOST_RIVALS),
  };
}

/** The best run of another technique that is certainly better than this one; null where there is none. */
function beatenBy(run: ClaimSetup, { column, places, rivals }: Standing): ClaimRow | null {
  const own = places.get(run) ?? 0;
  for (const rival of rivals) {
    if ((places.get(rival) ?? 0) >= own) return null;
    const row = compare(run, rival, column);
    if (row?.counts && row.change.verdict === "worse") return row;
  }
  return null;
}

function compare(own: ClaimSetup, other: ClaimSetup, column: Column): ClaimRow | null {
  if (techniqueOf(own) === techniqueOf(other)) return null;
  const { verdict, caveats } = compareResults(own.first, other.first);
  if (verdict === "not comparable") return null;
  const read = readPair({ own, other, caveats }, readingOf(column), "change");
  return "row" in read ? read.row : null;
}

/** For: it is beaten on another metric. Against: it is certainly better than all others in every metric there is. */
function judgeLeader(
  leader: ClaimSetup,
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
    .filter(({ places }) => places.has(leader))
    .map(({ column, rivals }) =>
      rivals.map((other) => compare(leader, other, column)).filter((row) => row !== null),
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
