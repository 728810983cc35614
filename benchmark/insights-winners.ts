import { ORIGIN_KEYS } from "./axes";
import { buildBoard } from "./board";
import { type BoardRow, isValue } from "./board-row";
import { isEstimate } from "./estimates";
import { rankChart } from "./insight-chart";
import type { Insight } from "./insights";
import { columnWords, listNames } from "./insights-pairs";
import { defaultQuestion } from "./question";
import type { Result } from "./result";

const COLUMNS = ["quality", "amu", "al", "aec"] as const;

/** Which attention variant leads in what; null where no two were measured. */
export function winnersInsight(results: readonly Result[]): Insight | null {
  const origin = ORIGIN_KEYS.filter((key) => !isEstimate({ origin: key }));
  const question = { ...defaultQuestion("architecture"), family: ["attention"], origin };
  const attention = results.filter(({ family }) => family === "attention");
  const [cohort] = buildBoard(question, attention).cohorts;
  if (!cohort || cohort.rows.length < 2) return null;
  const leaders = leadersOf(cohort.rows);
  if (leaders.size === 0) return null;
  return {
    ...inWords(leaders, listNames(cohort.models)),
    href: `/leaderboards/architecture?modality=${cohort.modality}&family=attention`,
    chart: rankChart(cohort.rows, COLUMNS),
  };
}

/** What each technique leads in, alone or with others that can't be told from it: first ranks by name of the column. */
function leadersOf(rows: readonly BoardRow[]): Map<string, string[]> {
  const leaders = new Map<string, string[]>();
  for (const column of COLUMNS) {
    const inDoubt = rows.some(({ cells: { [column]: cell } }) => isValue(cell) && cell.doubt !== undefined);
    for (const { technique, cells } of rows) {
      const cell = cells[column];
      if (!isValue(cell) || cell.rank !== 1) continue;
      const words = `${columnWords(column, cell.measure)}${inDoubt ? " (a value is in doubt)" : ""}`;
      leaders.set(technique, [...(leaders.get(technique) ?? []), words]);
    }
  }
  return leaders;
}

/** A technique that leads in every column is the best only if no other shares a first rank with it. */
function inWords(
  leaders: ReadonlyMap<string, readonly string[]>,
  models: string,
): Pick<Insight, "title" | "text"> {
  const columns = new Set([...leaders.values()].flat());
  const everywhere = [...leaders].flatMap(([technique, own]) =>
    own.length === columns.size ? [technique] : [],
  );
  const leads = [...leaders].map(([technique, own]) => `${technique} on ${listNames(own)}`).join("; ");
  const [best] = everywhere;
  if (best === undefined) {
    const text = `On ${models} the best attention variant depends on what you pay for: ${leads}.`;
    return { title: "No attention variant is best at everything", text };
  }
  if (leaders.size === 1) {
    const text = `On ${models} ${best} leads in ${listNames([...columns])}.`;
    return { title: `${best} is best at everything measured`, text };
  }
  const title = `${listNames(everywhere)} ${everywhere.length > 1 ? "are" : "is"} beaten in nothing measured`;
  const why =
    everywhere.length > 1
      ? "nothing measured tells them apart at the top"
      : `nothing measured beats ${best}, and not all can be told from it`;
  return { title, text: `On ${models} ${why}: ${leads}.` };
}
