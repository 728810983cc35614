import { rankedKind } from "../cell";
import { type Pairing, pairTechniques } from "../pairing";
import type { Column } from "../question";
import { slug } from "../slug";
import { modelsOfKind, valuesByTechnique } from "../technique-means";
import type { CoverageMatrix, Setting } from "./coverage";
import type { RunKey } from "./coverage-question";

/** How much a column of a board compares: techniques, each by its mean over so many models. */
export interface Compared {
  techniques: number;
  models: number;
}

/** What one run would change in one column of its board. */
export interface Gain {
  column: Column;
  before: Compared;
  after: Compared;
}

/** Runs on one model that are missing, or lack metrics, each of which would let as much be compared. */
export interface TellingRun {
  /** Any one of these, in the order of the rows. */
  techniques: readonly { technique: string; run: RunKey }[];
  model: string;
  setting: Setting;
  /** Whether the board has the run already, without these columns. */
  isPartial: boolean;
  /** What one of them would change. */
  gains: readonly Gain[];
  /** Technique means that would be new, or rest on one more model: all columns together. */
  means: number;
}

/**
 * The runs that would tell most, the most telling first: those whose lack alone keeps a model out of the technique
 * means of a column, or a technique out of its ranks. Counted are the means that a run would add or widen, and of
 * equals the values that they rest on; what is left stands in the order of matrices, settings, columns and rows.
 * Settings that do not state their hardware or data have none: a run that states its own can't join them. Matrices
 * must be by model.
 */
export function tellingRuns(
  matrices: readonly CoverageMatrix[],
  columns: readonly Column[],
  most: number,
): TellingRun[] {
  return matrices
    .flatMap((matrix) =>
      matrix.settings.filter(canBeJoined).flatMap((setting) => runsOf(matrix, setting, columns)),
    )
    .sort((a, b) => b.means - a.means || comparisons(b) - comparisons(a))
    .slice(0, most);
}

/** Whether a new run that says on what it ran can be of this setting. */
export function canBeJoined({ results, cohort }: Setting): boolean {
  const [first] = results;
  return (
    cohort.dataset !== null &&
    first?.environment.accelerator !== undefined &&
    first.environment.count !== undefined
  );
}

function comparisons({ gains }: TellingRun): number {
  return gains.reduce((sum, { after }) => sum + after.techniques * after.models, 0);
}

function runsOf(matrix: CoverageMatrix, setting: Setting, columns: readonly Column[]): TellingRun[] {
  const techniques = matrix.rows.map(({ technique }) => technique);
  const gains = new Map<string, Gain[]>();
  for (const column of columns) {
    for (const { technique, model, gain } of gainsIn(setting, techniques, column)) {
      const key = JSON.stringify([model, technique]);
      gains.set(key, [...(gains.get(key) ?? []), gain]);
    }
  }
  const alike = new Map<string, TellingRun & { techniques: { technique: string; run: RunKey }[] }>();
  for (const { label: model, key: column, models } of setting.columns) {
    for (const technique of techniques) {
      const own = models.flatMap((name) => gains.get(JSON.stringify([name, technique])) ?? []);
      if (own.length === 0) continue;
      const { modality, family } = matrix;
      const run = { modality, family, setting: setting.key, technique: slug(technique), column };
      const isPartial = setting.results.some(
        (result) => models.includes(result.pairedModel) && result.technique === technique,
      );
      const key = JSON.stringify([model, isPartial, own]);
      const known = alike.get(key);
      if (known) known.techniques.push({ technique, run });
      else {
        const means = own.reduce((sum, gain) => sum + meansGained(gain), 0);
        alike.set(key, { techniques: [{ technique, run }], model, setting, isPartial, gains: own, means });
      }
    }
  }
  return [...alike.values()];
}

/** Values that are paired again in one setting and column at most, all tries together: far more than were measured. */
const MOST_WORK = 300_000;

interface SingleGain {
  technique: string;
  model: string;
  gain: Gain;
}

/**
 * Every single value that would widen or join the paired means of a column. Tried by the rule of the boards itself:
 * with one value more, another technique may be set aside.
 */
function gainsIn(setting: Setting, techniques: readonly string[], column: Column): SingleGain[] {
  const byTechnique = valuesByTechnique(setting.results, column, []);
  const kind = rankedKind([...byTechnique.values()].flatMap(({ byModel }) => [...byModel.values()].flat()));
  const measured = new Map(
    [...byTechnique].map(([name, { byModel }]) => [name, new Set(modelsOfKind(byModel, kind))]),
  );
  const before = pairTechniques(measured);
  const all = [...modelsLackingOne(measured, before), ...techniquesLackingOne(techniques, measured, before)];
  const values = [...measured.values()].reduce((sum, { size }) => sum + size, 1);
  const candidates = all.slice(0, Math.max(1, Math.floor(MOST_WORK / values)));
  return candidates.flatMap(({ technique, model }): SingleGain[] => {
    const tried = new Map(measured).set(technique, new Set(measured.get(technique)).add(model));
    const after = pairTechniques(tried);
    if (!after.techniques.includes(technique) || !after.models.includes(model)) return [];
    const gain = { column, before: sizeOf(before), after: sizeOf(after) };
    return meansGained(gain) > 0 ? [{ technique, model, gain }] : [];
  });
}

function sizeOf({ techniques, models }: Pairing): Compared {
  return { techniques: techniques.length, models: models.length };
}

/** Means that are new or rest on more models, as long as nothing is compared less. */
function meansGained({ before, after }: Gain): number {
  if (after.techniques < before.techniques || after.models < before.models) return 0;
  return after.models > before.models ? after.techniques : after.techniques - before.techniques;
}

type Measured = ReadonlyMap<string, ReadonlySet<string>>;
type Candidate = Omit<SingleGain, "gain">;

/** Models that all ranked techniques but one have a value on; one technique alone is compared with nothing. */
function modelsLackingOne(measured: Measured, { techniques, models }: Pairing): Candidate[] {
  if (techniques.length < 2) return [];
  const known = new Set([...measured.values()].flatMap((own) => [...own]));
  return [...known].flatMap((model): Candidate[] => {
    if (models.includes(model)) return [];
    const [technique, ...more] = techniques.filter((name) => !measured.get(name)?.has(model));
    return technique !== undefined && more.length === 0 ? [{ technique, model }] : [];
  });
}

/** Techniques that are not ranked and lack one model alone of those that the others are ranked over. */
function techniquesLackingOne(
  techniques: readonly string[],
  measured: Measured,
  pairing: Pairing,
): Candidate[] {
  return techniques.flatMap((technique): Candidate[] => {
    if (pairing.techniques.includes(technique)) return [];
    const [model, ...more] = pairing.models.filter((name) => !measured.get(technique)?.has(name));
    return model !== undefined && more.length === 0 ? [{ technique, model }] : [];
  });
}
