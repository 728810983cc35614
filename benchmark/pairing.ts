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
  const setAside: string[] = [];
  while (compared.size > 0 && commonModels(compared).length === 0) {
    const fewest = Math.min(...[...compared.values()].map((models) => models.size));
    const candidates = [...compared].filter(([, models]) => models.size === fewest).map(([name]) => name);
    const [worst] = candidates
      .map((name) => ({ name, left: commonModels(without(compared, name)).length }))
      .sort((a, b) => b.left - a.left || compareText(b.name, a.name));
    if (!worst) break;
    compared.delete(worst.name);
    setAside.push(worst.name);
  }
  const models = commonModels(compared);
  return {
    techniques: [...compared.keys()],
    models,
    setAside: setAside.map((technique) => ({
      technique,
      lacks: models.filter((model) => !measured.get(technique)?.has(model)),
    })),
  };
}

function without(measured: ReadonlyMap<string, ReadonlySet<string>>, name: string) {
  return new Map([...measured].filter(([technique]) => technique !== name));
}

/** Models on which every technique has a value, in order of name. */
function commonModels(measured: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const [first, ...rest] = measured.values();
  if (!first) return [];
  return [...first].filter((model) => rest.every((models) => models.has(model))).sort(compareText);
}
