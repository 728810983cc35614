import { compareText } from "./techniques";

/** Over which models the techniques of one metric are compared, and which techniques that leaves out. */
export interface Pairing {
  /** Techniques with a value on every one of `models`. */
  techniques: string[];
  models: string[];
  setAside: { technique: string; lacks: string[] }[];
}

/**
 * Pairs techniques over models: a mean is only taken over models on which every compared technique has a value.
 * While no such model is left, the technique measured on the fewest models is set aside; of several, the one
 * without which the most models are left in common, then the last by name.
 * `measured`: for each technique the models on which it has a value.
 */
export function pairTechniques(measured: ReadonlyMap<string, ReadonlySet<string>>): Pairing {
  const compared = new Map([...measured].filter(([, models]) => models.size > 0));
  const coverage = new Coverage(compared);
  const queue = [...compared.keys()].sort(
    (a, b) => sizeOf(compared, a) - sizeOf(compared, b) || compareText(b, a),
  );
  const setAside: string[] = [];
  while (compared.size > 0 && coverage.heldBy(compared.size).size === 0) {
    const worst = nextAside(queue, compared, coverage);
    coverage.remove(worst, compared.get(worst) ?? new Set());
    compared.delete(worst);
    queue.splice(queue.indexOf(worst), 1);
    setAside.push(worst);
  }
  const models = [...coverage.heldBy(compared.size)].sort(compareText);
  return {
    techniques: [...compared.keys()],
    models,
    setAside: setAside.map((technique) => ({
      technique,
      lacks: models.filter((model) => !measured.get(technique)?.has(model)),
    })),
  };
}

type Measured = ReadonlyMap<string, ReadonlySet<string>>;

/** Which techniques hold each model, and the models by how many do: kept up to date, never counted anew. */
class Coverage {
  readonly #holders = new Map<string, Set<string>>();
  readonly #byCount = new Map<number, Set<string>>();

  constructor(measured: Measured) {
    for (const [technique, models] of measured) {
      for (const model of models) {
        const known = this.#holders.get(model);
        if (known) known.add(technique);
        else this.#holders.set(model, new Set([technique]));
      }
    }
    for (const [model, { size }] of this.#holders) this.#put(model, size);
  }

  /** Models on which exactly so many techniques have a value. */
  heldBy(techniques: number): ReadonlySet<string> {
    return this.#byCount.get(techniques) ?? new Set();
  }

  isHeld(model: string, technique: string): boolean {
    return this.#holders.get(model)?.has(technique) ?? false;
  }

  remove(technique: string, models: ReadonlySet<string>): void {
    for (const model of models) {
      const holders = this.#holders.get(model);
      if (!holders?.delete(technique)) continue;
      this.#byCount.get(holders.size + 1)?.delete(model);
      if (holders.size > 0) this.#put(model, holders.size);
    }
  }

  #put(model: string, count: number): void {
    const models = this.#byCount.get(count);
    if (models) models.add(model);
    else this.#byCount.set(count, new Set([model]));
  }
}

/** `queue`: those still compared, on the fewest models first, then the last by name first. */
function nextAside(queue: readonly string[], compared: Measured, coverage: Coverage): string {
  const [first = ""] = queue;
  // In common without a technique is what all others hold and it does not.
  const lackOne = [...coverage.heldBy(compared.size - 1)];
  if (lackOne.length === 0) return first;
  let worst = { name: first, left: -1 };
  for (const name of queue) {
    if (sizeOf(compared, name) > sizeOf(compared, first)) break;
    const left = lackOne.filter((model) => !coverage.isHeld(model, name)).length;
    if (left > worst.left) worst = { name, left };
  }
  return worst.name;
}

function sizeOf(measured: Measured, technique: string): number {
  return measured.get(technique)?.size ?? 0;
}
