import type { Bundle, Model } from "@/benchmark/bundle";
import { slug } from "@/benchmark/slug";
import { compareText } from "@/benchmark/techniques";

/** What the leaderboard has results of, to suggest and never to assume. */
export interface KnownNames {
  models: readonly Model[];
  accelerators: readonly { name: string; memory_gb?: number }[];
}

export const NOTHING_KNOWN: KnownNames = { models: [], accelerators: [] };

/** The models and accelerators of bundles, each once, by name. */
export function namesIn(bundles: readonly Pick<Bundle, "environments" | "results">[]): KnownNames {
  const models = new Map<string, Model>();
  const accelerators = new Map<string, { name: string; memory_gb?: number }>();
  for (const { environments, results } of bundles) {
    for (const { model } of results) if (!models.has(slug(model.name))) models.set(slug(model.name), model);
    for (const { accelerator: name, memory_gb } of Object.values(environments)) {
      if (name === undefined || accelerators.get(slug(name))?.memory_gb !== undefined) continue;
      accelerators.set(slug(name), { name, ...(memory_gb !== undefined && { memory_gb }) });
    }
  }
  const byName = <Named extends { name: string }>(named: Map<string, Named>) =>
    [...named.values()].toSorted((a, b) => compareText(a.name, b.name));
  return { models: byName(models), accelerators: byName(accelerators) };
}
