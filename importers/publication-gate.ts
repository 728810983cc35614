import type { Bundle } from "@/benchmark/bundle";
import { type PrivateFinding, privateMatches, scanText } from "./privacy";
import { isInsideAddress } from "./public-addresses";

export interface PrivateText {
  /** Of the text in the document (RFC 6901); of a key that tells, of what it holds. */
  pointer: string;
  finding: PrivateFinding;
}

/** More than a person reads; one is enough to hold the document back. */
const MOST = 100;
const DEEPEST = 32;
/** Addresses of the web and DOIs are what is asked for here. */
const WITH_ADDRESSES: ReadonlyMap<string, readonly string[]> = new Map([
  ["", ["description"]],
  ["source", ["url", "citation", "doi"]],
  ["submitter", ["contact"]],
]);
const WEB_ADDRESS = /https?:\/\/[^\s<>"'\\]+/gi;
const DOI = /\b10\.\d{4,9}\/[^\s<>"']+/g;
const EMAIL = /[^\s@<>]{1,64}@[^\s@<>]{1,200}\.[A-Za-z]{2,24}/g;
const HUB = /^https?:\/\/(?:huggingface\.co|hf\.co)\//;
/** Records whose keys come from files: a value may be a secret by its key alone. */
const OPEN_RECORDS: ReadonlySet<string> = new Set(["settings", "software"]);
/** Where four numbers are no address. */
const VERSIONS: ReadonlySet<string> = new Set(["driver", "cuda", "version", "revision", "dataset_revision"]);
/** Between texts that are looked through together: no pattern goes on over it. */
const APART = "\n\u0001\n";
const LONGEST_PIECE = 1_000_000;

/** Where a text stands: its key and that of the record around it, "" for the document itself. */
interface Place {
  key: string;
  record: string;
}

/**
 * What a finished document tells of somebody's machine or person, text by text and key by key, the first hundred. []
 * for one that may be published. Fields that are made for public addresses may hold these, and never a secret.
 */
export function privateTexts(bundle: Bundle): PrivateText[] {
  const texts = new Set<string>();
  eachText(bundle, { key: "", record: "" }, 0, (text) => texts.add(text));
  const findings = new Map<string, PrivateFinding[]>();
  for (const text of suspects([...texts])) {
    const found = scanText(text);
    if (found.length > 0) findings.set(text, found);
    if (findings.size >= MOST) break;
  }
  if (findings.size === 0) return [];
  const told: PrivateText[] = [];
  eachText(bundle, { key: "", record: "" }, 0, (text, steps) => {
    for (const finding of findings.get(text) ?? []) told.push({ pointer: pointerOf(steps), finding });
    return told.length < MOST;
  });
  return told.slice(0, MOST);
}

/** Calls `see` with each text as it is looked through, and the steps to it, until it says false. */
function eachText(
  value: unknown,
  place: Place,
  depth: number,
  see: (text: string, steps: readonly string[]) => unknown,
  steps: string[] = [],
): boolean {
  if (typeof value === "string") return see(readAs(value, place), steps) !== false;
  if (typeof value !== "object" || value === null || depth >= DEEPEST) return true;
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    steps.push(key);
    // Keys of the format are words in lower case.
    const isOwn = isList || /^[a-z_]{1,16}$/.test(key);
    const goesOn =
      (isOwn || see(key, steps) !== false) &&
      eachText(inner, isList ? place : { key, record: place.key }, depth + 1, see, steps);
    steps.pop();
    if (!goesOn) return false;
  }
  return true;
}

function pointerOf(steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** A text as it is looked through: with what its place says of it, without what its place is made for. */
function readAs(text: string, { key, record }: Place): string {
  if (WITH_ADDRESSES.get(record)?.includes(key)) return withoutAddresses(text, key);
  if (key === "hub_id") return text.replace(HUB, "");
  if ((VERSIONS.has(key) || record === "software") && /^v?\d[\w.+-]*$/.test(text)) return `version ${text}`;
  return OPEN_RECORDS.has(record) ? `"${key}": "${text}"` : text;
}

/** The same without addresses that everybody can reach and that hold no secret. */
function withoutAddresses(text: string, key: string): string {
  const rest = text
    .replace(WEB_ADDRESS, (address) => (isInsideAddress(address) || holdsSecret(address) ? address : " "))
    .replace(DOI, (doi) => (holdsSecret(doi) ? doi : " "));
  return key === "contact" ? rest.replace(EMAIL, " ") : rest;
}

function holdsSecret(text: string): boolean {
  return scanText(text).some(({ kind }) => kind === "secrets");
}

/** The texts in which some pattern finds something, found in few passes over all of them. */
function* suspects(texts: readonly string[]): Generator<string> {
  for (let first = 0; first < texts.length; ) {
    const starts: number[] = [];
    let length = 0;
    let next = first;
    for (; next < texts.length && length < LONGEST_PIECE; next++) {
      starts.push(length);
      length += (texts[next] ?? "").length + APART.length;
    }
    const told = new Set<number>();
    for (const { index } of privateMatches(texts.slice(first, next).join(APART)))
      told.add(numberAt(starts, index));
    for (let number = first; number < next; number++) {
      const text = texts[number] ?? "";
      if (told.has(number - first) || text.includes("\\")) yield text;
    }
    first = next;
  }
}

/** The number of the text that a place of the whole lies in. */
function numberAt(starts: readonly number[], index: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
