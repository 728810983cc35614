import { MODALITY_KEYS, type Modality, ORIGIN_KEYS, type Origin } from "./axes";
import { findScaleBand, SCALE_BANDS, type ScaleBand } from "./scale-bands";
import { slug } from "./slug";
import {
  CROSS_CHECK_KEYS,
  type CrossCheck,
  PARTY_KEYS,
  type Party,
  STANDING_KEYS,
  type Standing,
} from "./trust";

/** Something in an address that could not be used, told to the reader. */
export interface Notice {
  parameter: string;
  message: string;
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What any page narrows results by. An empty list does not narrow. */
export interface ResultFilters {
  modality: readonly Modality[];
  family: readonly string[];
  scale: readonly ScaleBand[];
  /** Models, techniques and accelerators by slug. */
  model: readonly string[];
  technique: readonly string[];
  accelerator: readonly string[];
  dataset: readonly string[];
  origin: readonly Origin[];
  trust: readonly Standing[];
  party: readonly Party[];
  checks: readonly CrossCheck[];
}

export const NO_FILTERS: ResultFilters = {
  modality: [],
  family: [],
  scale: [],
  model: [],
  technique: [],
  accelerator: [],
  dataset: [],
  origin: [],
  trust: [],
  party: [],
  checks: [],
};

/** Filters in the order that addresses have them. */
export const FILTER_PARAMETERS = [
  "modality",
  "family",
  "scale",
  "model",
  "technique",
  "accelerator",
  "dataset",
  "origin",
  "trust",
  "party",
  "checks",
] as const satisfies readonly (keyof ResultFilters)[];

/** Filters whose values only the data knows; a page says which of them it does not have. */
export const OPEN_FILTERS = ["family", "model", "technique", "accelerator", "dataset"] as const;
export type OpenFilter = (typeof OPEN_FILTERS)[number];

const MAX_VALUES = 100;
const MAX_QUOTED = 60;

/**
 * Reads the parameters of one address. Never fails: what cannot be used falls back and is noted in `notices`.
 * Several values of a filter may be repeated or joined by commas.
 */
export class QueryReader {
  readonly notices: Notice[] = [];
  readonly #params: SearchParams;

  /** `known`: all parameters that the page has; any other one is a notice. */
  constructor(params: SearchParams, known: readonly string[]) {
    this.#params = params;
    for (const parameter of Object.keys(params)) {
      if (!known.includes(parameter))
        this.note(shorten(parameter), "There is no such filter; it was ignored.");
    }
  }

  note(parameter: string, message: string): void {
    this.notices.push({ parameter, message });
  }

  /** The values of a parameter, trimmed, empty ones left out. */
  texts(parameter: string): string[] {
    const param = this.#params[parameter];
    const texts = typeof param === "string" ? [param] : (param ?? []);
    return texts
      .flatMap((text) => text.split(","))
      .map((text) => text.trim())
      .filter((text) => text !== "");
  }

  /** A parameter as it was sent, commas and all, of several the first; "" where there is none. */
  text(parameter: string): string {
    const param = this.#params[parameter];
    const [text = ""] = typeof param === "string" ? [param] : (param ?? []);
    return text.trim();
  }

  /** Names of an open list, as addresses spell them. */
  slugs(parameter: string): string[] {
    return this.listOf(parameter, (text) => slug(text) || null, ["the names on this board"]);
  }

  /** The value of a parameter that can have only one; undefined where there is none. */
  first(parameter: string): string | undefined {
    const [first, ...more] = this.texts(parameter);
    if (first !== undefined && more.length > 0) {
      const sent = shorten([first, ...more].join(","));
      this.note(parameter, `“${sent}” is more than one; using ${shorten(first)}.`);
    }
    return first;
  }

  /** Each different value that `read` can make something of; `known` tells a reader what it could have been. */
  listOf<Value>(parameter: string, read: (text: string) => Value | null, known: readonly string[]): Value[] {
    const texts = this.texts(parameter);
    if (texts.length > MAX_VALUES) this.note(parameter, `Only the first ${MAX_VALUES} values were used.`);
    const values = texts.slice(0, MAX_VALUES).flatMap((text) => {
      const value = read(text);
      if (value === null) {
        this.note(parameter, `“${shorten(text)}” is none of ${known.join(", ")}; it was ignored.`);
      }
      return value === null ? [] : [value];
    });
    return [...new Set(values)];
  }

  /** One of a closed list of values, or `otherwise`. */
  oneOf<Value extends string>(parameter: string, values: readonly Value[], otherwise: Value): Value {
    const [text, ...more] = this.texts(parameter);
    if (text === undefined) return otherwise;
    const found = values.find((value) => value === text);
    if (!found || more.length > 0) {
      const sent = shorten([text, ...more].join(","));
      this.note(parameter, `“${sent}” is not one of ${values.join(", ")}; showing ${found ?? otherwise}.`);
    }
    return found ?? otherwise;
  }

  filters(): ResultFilters {
    return {
      modality: this.listOf("modality", among(MODALITY_KEYS), MODALITY_KEYS),
      family: this.slugs("family"),
      scale: this.listOf(
        "scale",
        findScaleBand,
        SCALE_BANDS.map(({ key }) => key),
      ),
      model: this.slugs("model"),
      technique: this.slugs("technique"),
      accelerator: this.slugs("accelerator"),
      dataset: this.slugs("dataset"),
      origin: this.listOf("origin", among(ORIGIN_KEYS), ORIGIN_KEYS),
      trust: this.listOf("trust", among(STANDING_KEYS), STANDING_KEYS),
      party: this.listOf("party", among(PARTY_KEYS), PARTY_KEYS),
      checks: this.listOf("checks", among(CROSS_CHECK_KEYS), CROSS_CHECK_KEYS),
    };
  }
}

function among<Value extends string>(values: readonly Value[]): (text: string) => Value | null {
  return (text) => values.find((value) => value === text) ?? null;
}

/** A text of an address, short enough to be quoted. */
export function shorten(text: string): string {
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}

/** Filters as pairs for `printQuery`, those that narrow nothing left out. */
export function filterPairs(filters: ResultFilters): [string, string][] {
  return FILTER_PARAMETERS.flatMap((parameter): [string, string][] =>
    filters[parameter].length > 0 ? [[parameter, filters[parameter].join(",")]] : [],
  );
}

/** A query with its question mark; "" for no pairs. Commas and colons stay readable. */
export function printQuery(pairs: readonly (readonly [string, string])[]): string {
  const query = pairs.map(([name, value]) => `${name}=${encoded(value)}`);
  return query.length > 0 ? `?${query.join("&")}` : "";
}

/** Quotes and brackets, too: an address is pasted into shells and Markdown. */
function encoded(value: string): string {
  return encodeURIComponent(value)
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":")
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Whether an address was written as `printQuery` writes it, so that it is the one to be shared. */
export function isPrinted(params: SearchParams, query: string): boolean {
  const sent = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((text) => [name, text]),
  );
  return JSON.stringify(sent) === JSON.stringify([...new URLSearchParams(query)]);
}
