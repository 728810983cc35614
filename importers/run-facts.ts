import { canonicalJson } from "@/benchmark/natural-key";
import { ownEntry } from "@/benchmark/own-entry";
import { slug } from "@/benchmark/slug";
import { techniqueName } from "@/benchmark/techniques";
import { memoryInName } from "./accelerator-name";
import type { RunFacts } from "./reading";

type Part = "model" | "technique" | "environment" | "workload";

/** What a model is called by when two names are compared: its name alone, as only one of two files may know its hub. */
export function modelKey({ model }: RunFacts): string | null {
  const name = model?.name ?? model?.hub_id?.split("/").at(-1);
  return name === undefined ? null : slug(name) || null;
}

/** Spellings of one precision. */
const PRECISIONS: Readonly<Record<string, string>> = {
  bf16: "bfloat16",
  fp16: "float16",
  half: "float16",
  fp32: "float32",
};

/** In which precision the weights were, as far as is said: as a technique, or as the type that they were loaded in. */
export function precisionOf({ technique, workload }: RunFacts): string | null {
  const isPrecision = technique?.family === "quantization" && technique.name !== undefined;
  const said = isPrecision ? techniqueName("quantization", technique.name ?? "") : workload?.dtype;
  const key = said === undefined ? "" : slug(said);
  return (ownEntry(PRECISIONS, key) ?? key) || null;
}

/** Whether two files may tell of one run: nothing that both say differs. */
export function factsAgree(a: RunFacts, b: RunFacts): boolean {
  return (
    same(a.axis, b.axis) &&
    same(a.modality, b.modality) &&
    modelsAgree(a, b) &&
    techniquesAgree(a, b) &&
    same(precisionOf(a) ?? undefined, precisionOf(b) ?? undefined) &&
    environmentsAgree(a, b) &&
    partsAgree(a.workload ?? {}, b.workload ?? {}, ["settings", "tasks"]) &&
    partsAgree(a.workload?.settings ?? {}, b.workload?.settings ?? {})
  );
}

function same<Value>(a: Value | undefined, b: Value | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function modelsAgree(a: RunFacts, b: RunFacts): boolean {
  const [one, other] = [modelKey(a), modelKey(b)];
  if (one !== null && other !== null && one !== other) return false;
  const lower = (text: string | undefined) => text?.toLowerCase();
  return same(lower(a.model?.hub_id), lower(b.model?.hub_id)) && same(a.model?.revision, b.model?.revision);
}

function techniquesAgree({ technique: a = {} }: RunFacts, { technique: b = {} }: RunFacts): boolean {
  const family = a.family ?? b.family ?? "";
  const name = (text: string | undefined) => text && slug(techniqueName(family, text));
  return (
    same(a.family, b.family) &&
    same(name(a.name), name(b.name)) &&
    partsAgree(a.settings ?? {}, b.settings ?? {})
  );
}

function environmentsAgree({ environment: a = {} }: RunFacts, { environment: b = {} }: RunFacts): boolean {
  const { accelerator: one } = a;
  const { accelerator: other } = b;
  if (one !== undefined && other !== undefined && !sameAccelerator(one, other)) return false;
  if (!aboutEqual(memoryOf(a), memoryOf(b))) return false;
  return partsAgree(a, b, ["accelerator", "memory_gb", "software", "notes", "host"]);
}

function memoryOf({ memory_gb, accelerator = "" }: NonNullable<RunFacts["environment"]>): number | undefined {
  return memory_gb ?? memoryInName(accelerator) ?? undefined;
}

/** Memory is rounded in names, and less is free than is built in. */
function aboutEqual(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined || Math.abs(a - b) <= 0.1 * Math.max(a, b);
}

/** What one name of a device may say and another leave out: who sells it, its memory and how it is mounted. */
const DETAIL =
  /^(?:nvidia|amd|intel|google|geforce|tesla|quadro|radeon|instinct|gpu|graphics|accelerator|tensor|core|\d+gb|\d+g|hbm\d?e?|pcie|sxm\d?|nvl)$/;

/** "H200" and "NVIDIA H200 141GB", but neither "A100 40GB" and "A100 80GB" nor "RTX 4070" and "RTX 4070 Ti". */
function sameAccelerator(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => new Set(slug(name).split("-")));
  const onlyIn = (x: Set<string> | undefined, y: Set<string> | undefined) =>
    [...(x ?? [])].filter((word) => !y?.has(word));
  const [first, second] = [onlyIn(one, other), onlyIn(other, one)];
  if (![...first, ...second].every((word) => DETAIL.test(word))) return false;
  // What both say, and say differently, are two devices.
  const told = (words: string[]) => words.filter((word) => /\d/.test(word) || /^(?:pcie|sxm|nvl)/.test(word));
  return told(first).length === 0 || told(second).length === 0;
}

function partsAgree(a: object, b: object, except: readonly string[] = []): boolean {
  return Object.entries(a).every(
    ([key, value]) =>
      except.includes(key) ||
      !Object.hasOwn(b, key) ||
      canonicalJson(value) === canonicalJson(Reflect.get(b, key)),
  );
}

/** What two files that agree say together. Versions of software that differ are those of neither. */
export function mergeFacts(a: RunFacts, b: RunFacts): RunFacts {
  const merged: RunFacts = { ...b, ...a };
  for (const part of ["model", "technique", "environment", "workload"] as const)
    mergePart(merged, part, a, b);
  const [one, other] = [a.environment, b.environment];
  const names = [one?.accelerator, other?.accelerator].filter((name) => name !== undefined);
  const longest = names.toSorted((x, y) => y.length - x.length)[0];
  if (merged.environment && longest) merged.environment.accelerator = longest;
  if (merged.environment && one?.software && other?.software) {
    const both = { ...other.software, ...one.software };
    const agreed = Object.entries(both).filter(([key]) => same(one.software?.[key], other.software?.[key]));
    merged.environment.software = Object.fromEntries(agreed);
  }
  const tasks = [...new Set([...(a.workload?.tasks ?? []), ...(b.workload?.tasks ?? [])])];
  if (merged.workload && tasks.length > 0) merged.workload.tasks = tasks.slice(0, 100);
  const settings = { ...b.workload?.settings, ...a.workload?.settings };
  if (merged.workload && Object.keys(settings).length > 0) merged.workload.settings = settings;
  return merged;
}

function mergePart<Key extends Part>(merged: RunFacts, part: Key, a: RunFacts, b: RunFacts): void {
  if (a[part] || b[part]) merged[part] = { ...b[part], ...a[part] };
}
