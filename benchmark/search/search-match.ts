import { columnValue } from "../cell";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { slug } from "../slug";
import { familyTitle } from "../techniques";
import { convertUnit } from "../units";
import type { NumberTerm, SearchTerm, TextTerm } from "./search";
import { impliedUnit, type NumberField, type TextField } from "./search-fields";

/** Relative difference below which two numbers are the same: units convert with rounding. */
const ROUNDING = 1e-9;

/**
 * Whether a result meets all terms. Words are found in any case, and spaces and hyphens alike. A comparison only holds
 * where there is a value, of a unit that the term's converts to: what is missing is no number, so it meets neither
 * `amu<40` nor `-amu<40`. Values count whatever the origin filter shows of them.
 */
export function matchesSearch(terms: readonly SearchTerm[], result: Result): boolean {
  return terms.every((term) => {
    if (!("operator" in term)) return matchesText(term, result) !== term.negated;
    const holds = compares(term, result);
    return holds !== null && holds !== term.negated;
  });
}

/** A text as it is searched: in lower case, and as a slug; names are apart by line breaks. */
interface Searched {
  lower: string;
  slugged: string;
}

type Place = TextField | "anywhere";

/** Results and terms never change, and a search asks for all results at every key. */
const places = new WeakMap<Result, Map<Place, Searched>>();
const needles = new WeakMap<TextTerm, Searched>();

function matchesText(term: TextTerm, result: Result): boolean {
  const place = placeOf(result, term.field ?? "anywhere");
  const needle = needles.get(term) ?? searched([term.text]);
  needles.set(term, needle);
  if (term.exact) {
    return (
      hasLine(place.lower, needle.lower) || (needle.slugged !== "" && hasLine(place.slugged, needle.slugged))
    );
  }
  return (
    place.lower.includes(needle.lower) || (needle.slugged !== "" && place.slugged.includes(needle.slugged))
  );
}

function hasLine(text: string, line: string): boolean {
  return `\n${text}\n`.includes(`\n${line}\n`);
}

function searched(names: readonly string[]): Searched {
  return {
    lower: names.map((name) => name.replace(/\s+/g, " ").toLowerCase()).join("\n"),
    slugged: names.map(knownSlug).join("\n"),
  };
}

/** Most names stand in very many results: each is spelled once. */
const slugs = new Map<string, string>();
const MOST_SLUGS = 10_000;

function knownSlug(name: string): string {
  const known = slugs.get(name) ?? slug(name);
  if (slugs.size >= MOST_SLUGS) slugs.clear();
  slugs.set(name, known);
  return known;
}

function placeOf(result: Result, place: Place): Searched {
  const known = places.get(result) ?? new Map<Place, Searched>();
  places.set(result, known);
  const found = known.get(place) ?? searched(namesIn(result, place));
  known.set(place, found);
  return found;
}

function namesIn(result: Result, place: Place): string[] {
  const { model, technique, family, workload, environment, modality, source } = result;
  switch (place) {
    case "model":
      return [model.name, model.family, model.hubId, model.revision].filter((name) => name !== null);
    case "technique":
      return [technique];
    case "family":
      return [family, familyTitle(family)];
    case "dataset":
      return [workload.dataset, workload.dataset_revision].filter((name) => name !== undefined);
    case "accelerator":
      return environment.accelerator ? [environment.accelerator] : [];
    case "modality":
      return [modality];
    case "origin":
      return [...resultKeys(result).origins];
    case "source":
      return [source.title];
    case "setting":
      return [...Object.entries(result.settings ?? {}), ...Object.entries(workload.settings ?? {})].flatMap(
        ([name, value]) => [`${name.replaceAll("_", " ")} ${value}`, `${name}=${value}`],
      );
    case "anywhere":
      return (["technique", "model", "family", "dataset", "accelerator", "setting"] as const).flatMap((one) =>
        namesIn(result, one),
      );
  }
}

/** Whether a number compares as the term says; null where the result has none in such a unit. */
function compares({ field, operator, value, unit }: NumberTerm, result: Result): boolean | null {
  const own = numberOf(result, field);
  if (own === null) return null;
  const wanted = inUnitOf(own.unit, field, value, unit);
  if (wanted === null) return null;
  const same = Math.abs(own.value - wanted) <= ROUNDING * Math.max(Math.abs(own.value), Math.abs(wanted));
  switch (operator) {
    case "=":
      return same;
    case "<":
      return own.value < wanted && !same;
    case "<=":
      return own.value < wanted || same;
    case ">":
      return own.value > wanted && !same;
    case ">=":
      return own.value > wanted || same;
  }
}

function numberOf(result: Result, field: NumberField): { value: number; unit: string } | null {
  if (field === "params") return { value: result.model.parametersB, unit: "B" };
  if (field === "batch") {
    const size = result.workload.batch_size;
    return size === undefined ? null : { value: size, unit: "" };
  }
  const value = columnValue(result, field, []);
  return "missing" in value ? null : value;
}

/** The term's number in the unit that the result's is in; null where that is another quantity. */
function inUnitOf(own: string, field: NumberField, value: number, unit: string | null): number | null {
  const given = unit ?? impliedUnit(field);
  if (given === null || given === own) return value;
  if (field === "params") return given === "M" ? value / 1000 : value;
  return convertUnit(value, given, own);
}
