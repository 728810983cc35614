import { ORIGINS } from "../axes";
import { formatNumber } from "../format";
import { printable } from "../printable";
import {
  fieldLabel,
  findUnit,
  impliedUnit,
  NUMBER_FIELDS,
  type NumberField,
  TEXT_FIELDS,
  type TextField,
  textFieldOf,
  unitsOf,
} from "./search-fields";

export { matchesSearch } from "./search-match";

const OPERATORS = { "<": "below", "<=": "at most", ">": "above", ">=": "at least", "=": "exactly" } as const;
export type Operator = keyof typeof OPERATORS;

/** Words in a field, or anywhere where `field` is null; `exact`: the whole name and not a part of it. */
export interface TextTerm {
  field: TextField | null;
  text: string;
  exact: boolean;
  negated: boolean;
}

/** A number compared; `unit` as units.ts spells it, or null: the unit that the metric table gives. */
export interface NumberTerm {
  field: NumberField;
  operator: Operator;
  value: number;
  unit: string | null;
  negated: boolean;
}

export type SearchTerm = TextTerm | NumberTerm;

const MAX_LENGTH = 500;
const MAX_TERMS = 20;
/** Of what was typed, as far as a message repeats it. */
const MAX_QUOTED = 60;

/**
 * Reads a search: terms apart by spaces, all of which must hold. `model:qwen` is part of a name, `technique=lora` a
 * whole one, `amu<40GB` a comparison, anything else words anywhere; quotes keep spaces together (a quote within
 * is doubled), a leading hyphen negates. Never throws: what cannot be used is left out, and `problems` say what to do.
 */
export function parseSearch(text: string): { terms: SearchTerm[]; problems: string[] } {
  const reader = new SearchReader(wellFormed(text));
  const terms: SearchTerm[] = [];
  const problems: string[] = [];
  for (let next = reader.next(); next !== null; next = reader.next()) {
    if (typeof next === "string") {
      problems.push(next);
      if (problems.length === MAX_TERMS) break;
      continue;
    }
    if (terms.length === MAX_TERMS) {
      problems.push(`A search has at most ${MAX_TERMS} terms; the others were ignored.`);
      break;
    }
    if (printSearch([...terms, next]).length > MAX_LENGTH) {
      problems.push(`A search has at most ${MAX_LENGTH} characters; what goes beyond was ignored.`);
      break;
    }
    terms.push(next);
  }
  return { terms, problems: [...new Set(problems)] };
}

/** Terms as an address has them, so that `parseSearch` gives the same terms again. */
export function printSearch(terms: readonly SearchTerm[]): string {
  return terms.map((term) => `${term.negated ? "-" : ""}${printTerm(term)}`).join(" ");
}

function printTerm(term: SearchTerm): string {
  if ("operator" in term) return `${term.field}${term.operator}${term.value}${term.unit ?? ""}`;
  if (term.field === null) return /^-|[\s":<>=]/.test(term.text) ? quote(term.text) : term.text;
  const value = /[\s"]/.test(term.text) ? quote(term.text) : term.text;
  return `${term.field}${term.exact ? "=" : ":"}${value}`;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A term in words: "AMU below 40 GB", "model contains “qwen”". */
export function describeTerm(term: SearchTerm): string {
  const not = term.negated ? "not " : "";
  if ("operator" in term) {
    const unit = term.unit ?? impliedUnit(term.field);
    const value = formatNumber(term.value, 15);
    const said = unit === null ? value : unit === "%" ? `${value}%` : `${value} ${unit}`;
    return `${fieldLabel(term.field)} ${not}${OPERATORS[term.operator]} ${said}`;
  }
  const text = `“${printable(term.text, MAX_QUOTED)}”`;
  if (term.field === null) return `${not}${text}`;
  const verb = term.exact
    ? `is${term.negated ? " not" : ""}`
    : term.negated
      ? "does not contain"
      : "contains";
  return `${TEXT_FIELDS[term.field]} ${verb} ${text}`;
}

/** Control characters are spaces, and half of a pair of code units is the sign for what can't be read. */
function wellFormed(text: string): string {
  return text
    .replace(/\p{Cc}/gu, " ")
    .replace(/\p{Cs}/gu, "\ufffd")
    .trim();
}

const isSpace = (character: string) => /\s/.test(character);
const STOPS = ":<>=";

/** Goes through a search once, from left to right. */
class SearchReader {
  #at = 0;

  constructor(private readonly text: string) {}

  /** The next term, or why there is none; null at the end. */
  next(): SearchTerm | string | null {
    while (this.#at < this.text.length && isSpace(this.#here)) this.#at += 1;
    if (this.#at >= this.text.length) return null;
    const negated = this.#here === "-";
    if (negated) this.#at += 1;
    if (this.#here === '"') return this.#words(null, this.#quoted(), negated);
    const start = this.#at;
    const name = this.#run((character) => STOPS.includes(character));
    if (this.#at >= this.text.length || isSpace(this.#here)) return this.#words(null, name, negated);
    const sign = this.#operator();
    const value = this.#here === '"' ? this.#quoted() : this.#run(() => false);
    const typed = printable(this.text.slice(start, this.#at), MAX_QUOTED);
    const field = name.toLowerCase();
    const textField = textFieldOf(field);
    if (textField) {
      if (sign === ":" || sign === "=") return this.#words(textField, value, negated, sign === "=");
      return `“${typed}”: ${field} is no number; write ${field}: and a part of the name.`;
    }
    const numberField = NUMBER_FIELDS.find((known) => known === field);
    if (numberField) return numberTerm(numberField, sign, value, negated, typed);
    if (name === "") return `“${typed}” has no field before it; write as in amu<40, without spaces.`;
    const fields = [...Object.keys(TEXT_FIELDS), ...NUMBER_FIELDS].join(", ");
    return `“${typed}”: there is no field “${printable(name, MAX_QUOTED)}”. Fields are ${fields}; put words with a colon in quotes.`;
  }

  get #here(): string {
    return this.text.charAt(this.#at);
  }

  #run(stops: (character: string) => boolean): string {
    const start = this.#at;
    while (this.#at < this.text.length && !isSpace(this.#here) && !stops(this.#here)) this.#at += 1;
    return this.text.slice(start, this.#at);
  }

  /** From an opening quote to behind the closing one, which may be missing while a reader types. */
  #quoted(): string {
    let text = "";
    for (this.#at += 1; this.#at < this.text.length; this.#at += 1) {
      if (this.#here === '"') {
        this.#at += 1;
        if (this.#here !== '"') break;
      }
      text += this.#here;
    }
    return text;
  }

  #operator(): Operator | ":" {
    const sign = this.#here;
    this.#at += 1;
    if (sign === "=") return "=";
    if (sign !== "<" && sign !== ">") return ":";
    if (this.#here !== "=") return sign;
    this.#at += 1;
    return `${sign}=`;
  }

  #words(field: TextField | null, text: string, negated: boolean, exact = false): TextTerm | string {
    const words = text.replace(/\s+/g, " ").trim();
    if (words !== "") return { field, text: words, exact, negated };
    if (field === null) return "There is nothing after a hyphen or between quotes; it was ignored.";
    const example = field === "origin" ? Object.keys(ORIGINS)[0] : "a part of the name";
    return `There is nothing to look for after ${field}; write ${field}: and ${example}.`;
  }
}

function numberTerm(
  field: NumberField,
  sign: Operator | ":",
  text: string,
  negated: boolean,
  typed: string,
): NumberTerm | string {
  if (sign === ":") return `“${typed}”: ${field} is a number; write ${field}<40 or ${field}>=40.`;
  const written = text.trim().replaceAll("−", "-");
  const [digits = ""] = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i.exec(written) ?? [];
  const value = Number(digits);
  if (digits === "" || !Number.isFinite(value)) {
    return `“${typed}” has no number after ${sign}; write as in ${field}${sign}40, with a point for decimals and without spaces.`;
  }
  const unitText = written.slice(digits.length).trim();
  const unit = unitText === "" ? null : findUnit(unitsOf(field), unitText);
  if (unitText !== "" && unit === null) {
    const units = unitsOf(field);
    const allowed = units.length > 0 ? `units of ${field} are ${units.join(", ")}` : `${field} has no unit`;
    return `“${typed}”: ${allowed}, not “${printable(unitText, MAX_QUOTED)}”.`;
  }
  // 0 and −0 are one number with two spellings.
  return { field, operator: sign, value: value + 0, unit, negated };
}
