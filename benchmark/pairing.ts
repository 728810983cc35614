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
  const holders = techniquesByModel(compared);
  const setAside: string[] = [];
  while (compared.size > 0 && modelsHeldBy(compared.size, holders).length === 0) {
    const worst = nextAside(compared, holders);
    for (const model of compared.get(worst) ?? []) holders.get(model)?.delete(worst);
    compared.delete(worst);
    setAside.push(worst);
  }
  const models = modelsHeldBy(compared.size, holders).sort(compareText);
  return {
    techniques: [...compared.keys()],
    models,
    setAside: setAside.map((technique) => ({
      technique,
      lacks: models.filter((model) => !measured.get(technique)?.has(model)),
    })),
  };
}

type Holders = ReadonlyMap<string, Set<string>>;

function techniquesByModel(measured: ReadonlyMap<string, ReadonlySet<string>>): Holders {
  const holders = new Map<string, Set<string>>();
  for (const [technique, models] of measured) {
    for (const model of models) holders.set(model, (holders.get(model) ?? new Set()).add(technique));
  }
  return holders;
}

/** Models on which exactly so many techniques have a value. */
function modelsHeldBy(techniques: number, holders: Holders): string[] {
  return [...holders].filter(([, { size }]) => size === techniques && size > 0).map(([model]) => model);
}

/** Of at least one technique, no model common to all. */
function nextAside(compared: ReadonlyMap<string, ReadonlySet<string>>, holders: Holders): string {
  let fewest = Number.POSITIVE_INFINITY;
  for (const { size } of compared.values()) fewest = Math.min(fewest, size);
  // Common without a technique is what all others have and it has not: a model that lacks one technique alone.
  const lacksOne = modelsHeldBy(compared.size - 1, holders).map((model) => holders.get(model));
  let worst = { name: "", left: -1 };
  for (const [name, models] of compared) {
    if (models.size > fewest) continue;
    const left = lacksOne.filter((others) => !others?.has(name)).length;
    if (left > worst.left || (left === worst.left && name > worst.name)) worst = { name, left };
  }
  return worst.name;
}
