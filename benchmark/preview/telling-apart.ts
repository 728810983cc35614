import { comparedFields, type Field } from "../compare/compared-fields";
import { environmentClass } from "../environment";
import { modelLabel, type Result } from "../result";

/** Something that one result says and another of the same board says differently: "batch size", "8". */
export interface ToldPart {
  name: string;
  text: string;
}

/** Where results that look alike differ most often, the likeliest first; whatever else they state comes after. */
const FIRST = ["batch size", "concurrency", "requests per second", "input tokens", "output tokens"];
/** Always seen, or a text without a limit. */
const NOT_TOLD = new Set(["technique", "model", "accelerator", "count", "notes"]);
const GROUPS = ["Technique", "Workload", "Environment", "Model"];
/** Characters of a technique's settings that a row shows. */
const SEEN_SETTINGS = 79;

/**
 * What tells results of one board apart that have the same technique, settings, model and hardware: of all that they
 * state no more than is needed, the same parts for each of them, by id. None where names do it.
 */
export function tellApart(results: readonly Result[]): Map<string, ToldPart[]> {
  let seen = results.map(seenOf);
  const told = new Map<string, ToldPart[]>(results.map(({ id }) => [id, []]));
  let alike = new Set(seen).size;
  if (alike === results.length) return told;
  for (const { name, texts } of candidates(results)) {
    const next = seen.map((text, index) => `${text} ${JSON.stringify(texts[index])}`);
    const groups = new Set(next).size;
    if (groups === alike) continue;
    [seen, alike] = [next, groups];
    for (const [index, { id }] of results.entries()) {
      told.get(id)?.push({ name, text: texts[index] || "not stated" });
    }
    if (alike === results.length) break;
  }
  return told;
}

/** What a row of a preview shows of any result. */
function seenOf({ technique, settings, model, environment }: Result): string {
  const shown = Object.entries(settings ?? {}).map(([name, value]) => `${name} ${value}`);
  const parts = [
    technique,
    shown.join(", ").slice(0, SEEN_SETTINGS),
    modelLabel(model),
    environmentClass(environment),
  ];
  return JSON.stringify(parts);
}

function candidates(results: readonly Result[]): Field[] {
  const groups = comparedFields(results);
  const fields = GROUPS.flatMap((wanted) => groups.find(({ title }) => title === wanted)?.fields ?? []);
  const place = ({ name }: Field) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return fields
    .filter(({ name }) => !NOT_TOLD.has(name))
    .sort((a, b) => place(a) - place(b))
    .map(({ name, texts }) => ({
      name: name.replace(/^(?:setting|software) /, "").replaceAll("_", " "),
      texts,
    }));
}
