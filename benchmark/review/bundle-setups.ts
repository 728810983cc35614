import type { Bundle } from "../bundle";
import { comparedFields } from "../compare/compared-fields";
import { canonicalJson } from "../natural-key";
import { bundleResults } from "../preview/bundle-results";
import type { Result } from "../result";

/** Something that several results of a bundle share: hardware with its software, or a workload. */
export interface Setup {
  /** Ids of the results inside of the bundle, in its order. */
  results: string[];
  stated: { name: string; text: string }[];
  /** Names of what could be stated and is not. */
  unstated: string[];
}

/** On which hardware a checked bundle's results ran, and what: each that differs once, in the order of the results. */
export function bundleSetups(bundle: Bundle): { hardware: Setup[]; workloads: Setup[] } {
  const results = bundleResults(bundle, { bundle: "", resultId: (localId) => localId });
  return {
    hardware: setupsOf(results, "Environment", ({ environment }) => environment),
    workloads: setupsOf(results, "Workload", ({ workload }) => workload),
  };
}

function setupsOf(results: readonly Result[], title: string, partOf: (result: Result) => unknown): Setup[] {
  const setups = new Map<string, Setup>();
  for (const result of results) {
    const key = canonicalJson(partOf(result));
    const known = setups.get(key);
    if (known) known.results.push(result.id);
    else setups.set(key, { results: [result.id], ...fieldsOf(result, title) });
  }
  return [...setups.values()];
}

function fieldsOf(result: Result, title: string): Pick<Setup, "stated" | "unstated"> {
  const fields = comparedFields([result]).find((group) => group.title === title)?.fields ?? [];
  return {
    stated: fields.flatMap(({ name, texts: [text] }) => (text ? [{ name, text }] : [])),
    unstated: fields.filter(({ texts: [text] }) => !text).map(({ name }) => name),
  };
}
