import type { Bundle, Environment, Model } from "@/benchmark/bundle";
import type { Result } from "@/benchmark/result";
import { slug } from "@/benchmark/slug";
import { compareText } from "@/benchmark/techniques";
import { acceleratorName } from "./accelerator-name";

/** What the leaderboard has results of, to suggest and never to assume. */
export interface KnownNames {
  models: readonly Model[];
  accelerators: readonly { name: string; memory_gb?: number }[];
}

export const NOTHING_KNOWN: KnownNames = { models: [], accelerators: [] };

/** The models and accelerators of bundles, each once, by name. */
export function namesIn(bundles: readonly Pick<Bundle, "environments" | "results">[]): KnownNames {
  return namesOf(
    bundles.flatMap(({ results }) => results.map(({ model }) => model)),
    bundles.flatMap(({ environments }) => Object.values(environments)),
  );
}

/** The models and accelerators of published results, each once, by name. */
export function namesOfResults(results: readonly Pick<Result, "model" | "environment">[]): KnownNames {
  return namesOf(
    results.map(({ model: { name, parametersB, hubId } }) => ({
      name,
      parameters_b: parametersB,
      ...(hubId !== null && { hub_id: hubId }),
    })),
    results.map(({ environment }) => environment),
  );
}

function namesOf(allModels: readonly Model[], environments: readonly Environment[]): KnownNames {
  const models = new Map<string, Model>();
  const accelerators = new Map<string, { name: string; memory_gb?: number }>();
  for (const model of allModels) if (!models.has(slug(model.name))) models.set(slug(model.name), model);
  for (const { accelerator, memory_gb } of environments) {
    if (accelerator === undefined) continue;
    const name = acceleratorName(accelerator);
    if (accelerators.get(slug(name))?.memory_gb !== undefined) continue;
    accelerators.set(slug(name), { name, ...(memory_gb !== undefined && { memory_gb }) });
  }
  const byName = <Named extends { name: string }>(named: Map<string, Named>) =>
    [...named.values()].toSorted((a, b) => compareText(a.name, b.name));
  return { models: byName(models), accelerators: byName(accelerators) };
}
