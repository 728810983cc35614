import { timeObjection } from "./join-times";
import { foldersOf, joinable, type Unit, unitLabel } from "./join-units";
import { modelKey, precisionOf } from "./run-facts";
import { precisionsDiffer, precisionsInName, weightPrecision } from "./weight-precision";

/** The runs that a unit may belong to. */
export interface Candidates {
  candidates: Unit[];
  /** Why it belongs there, should it be the only one. */
  because: string[];
  /** Why a person has to say, also of the only one; null where that is not so. */
  doubt: string | null;
}

const NONE: Candidates = { candidates: [], because: [], doubt: null };

/** More than these are not looked for: a person has to say in any case. */
const MOST_CANDIDATES = 200;
/** Looks for runs by model and by folder, so that not each is compared with each. */
export class CandidateSearch {
  readonly #runs: readonly Unit[];
  readonly #modelOf: ReadonlyMap<Unit, string | null>;
  readonly #byModel = new Map<string | null, Unit[]>();
  readonly #byFolder = new Map<string, Unit[]>();
  /** Runs by each folder that theirs lie in, at whatever depth. */
  readonly #below = new Map<string, Unit[]>();

  constructor(runs: readonly Unit[]) {
    this.#runs = runs;
    this.#modelOf = new Map(runs.map((run) => [run, modelKey(run.facts)]));
    for (const run of runs) {
      pushTo(this.#byModel, this.#modelOf.get(run) ?? null, run);
      for (const folder of foldersOf(run)) {
        pushTo(this.#byFolder, folder, run);
        for (const parent of parentsOf(folder)) pushTo(this.#below, parent, run);
      }
    }
  }

  candidatesOf(unit: Unit): Candidates {
    const model = modelKey(unit.facts);
    const { runs: beside, because } = this.#beside(unit);
    if (model !== null) {
      const isSame = (run: Unit) => this.#modelOf.get(run) === model;
      const near = fitting(beside.filter(isSame), unit);
      const same = near.length > 0 ? near : fitting(this.#byModel.get(model) ?? [], unit);
      if (same.length > 0) {
        const named = [`same model ${unit.facts.model?.name ?? ""}`];
        return { candidates: same, because: named, doubt: objection(unit, same) };
      }
    }
    const unnamed = (run: Unit) => model === null || this.#modelOf.get(run) === null;
    const near = timely(fitting(beside.filter(unnamed), unit), unit);
    if (near.length > 0) {
      // Scores say how good a model is: of a run that does not name it, a person must.
      const isUnknown = unit.role === "scores" && near.some((run) => this.#modelOf.get(run) !== model);
      const doubt = isUnknown ? "only one of the two files names its model" : objection(unit, near);
      return { candidates: near, because, doubt };
    }
    const others = model === null ? this.#runs : (this.#byModel.get(null) ?? []);
    const far = fitting(others, unit);
    if (far.length === 0) return NONE;
    return {
      candidates: far,
      because: [],
      doubt: "it lies in another folder, and nothing says that it belongs there",
    };
  }

  /** Runs in the same folder; where there is none, those in a folder above or below. */
  #beside(unit: Unit): { runs: Unit[]; because: string[] } {
    const folders = [...foldersOf(unit)];
    const inFolders = (of: (folder: string) => Unit[]) => [...new Set(folders.flatMap(of))];
    const same = inFolders((folder) => this.#byFolder.get(folder) ?? []);
    if (same.length > 0) return { runs: same, because: [`${unitLabel(unit)} lies in the same folder`] };
    const around = inFolders((folder) => [
      ...parentsOf(folder).flatMap((parent) => this.#byFolder.get(parent) ?? []),
      ...(this.#below.get(folder) ?? []),
    ]);
    return { runs: around, because: [`${unitLabel(unit)} lies in a folder of the run`] };
  }
}

/** Of several runs that a log fits, the only one that nothing speaks against; all of them where there are more. */
function timely(runs: Unit[], unit: Unit): Unit[] {
  const sound = runs.filter((run) => objection(unit, [run]) === null);
  return sound.length === 1 ? sound : runs;
}

/** What speaks against joining a unit to the one run that it fits; null where nothing does. */
export function objection(unit: Unit, [run, ...others]: readonly Unit[]): string | null {
  if (!run || others.length > 0) return null;
  if (unit.role === "scores") return ofAnotherState(unit, run);
  if (unit.role !== "log") return null;
  const used = run.facts.environment?.count;
  const logged = Math.max(0, ...unit.readings.map(({ accelerators = 0 }) => accelerators));
  if (used !== undefined && logged > used) return `it is of ${logged} accelerators, and the run used ${used}`;
  const [log, ran] = [unit, run].map(({ readings }) => readings.flatMap(({ during }) => during ?? []));
  return timeObjection(log ?? [], ran ?? []);
}

/** Why scores of the same model may not be those of a run: it tuned the model, or quantised it, or names no revision. */
function ofAnotherState({ facts }: Unit, { facts: run }: Unit): string | null {
  if (run.axis === "fine-tuning" && facts.axis !== "fine-tuning")
    return "it names the model that was tuned and no adapter: its scores may be those of before";
  const revision = facts.model?.revision;
  if (revision !== undefined && revision !== "main" && run.model?.revision === undefined)
    return `it is of the revision ${revision}, and the run names none`;
  const precision = precisionOf(run);
  const isSaid = precisionOf(facts) !== null || precisionsInName(facts.model?.name ?? "").length > 0;
  if (precision === null || isSaid || !isQuantised(precision)) return null;
  return `it says no precision, and the run is ${run.technique?.name ?? precision}: its scores may be those of the unquantised model`;
}

/** Whether a precision is one that weights are brought to after training. */
function isQuantised(precision: string): boolean {
  const trained = ["float32", "bfloat16", "float16"];
  return weightPrecision(precision) !== null && trained.every((one) => precisionsDiffer(precision, one));
}

function parentsOf(folder: string): string[] {
  const parts = folder.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

function fitting(runs: readonly Unit[], unit: Unit): Unit[] {
  const found: Unit[] = [];
  for (const run of runs) {
    if (found.length === MOST_CANDIDATES) break;
    if (joinable(run, unit)) found.push(run);
  }
  return found;
}

function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
