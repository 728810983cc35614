import { type PrivateKind, scanText } from "./privacy";
import { isPrivate } from "./private-text";

/** Of a publication or a project: addresses of the web are what is asked for there. */
const WITH_ADDRESSES: ReadonlySet<string> = new Set([
  "description",
  "source",
  "source.url",
  "source.citation",
  "source.doi",
  "submitter.contact",
]);

const WEB_ADDRESS = /https?:\/\/[^\s<>"'\\]+/gi;
const DOI = /\b10\.\d{4,9}\/[^\s<>"']+/g;
const EMAIL = /[^\s@<>]+@[^\s@<>]+\.[A-Za-z]{2,24}/g;
/** Who can be reached only from inside: a number, a name without a domain, a domain of no registry. */
const INSIDE =
  /^https?:\/\/(?:[^/@]*@)?(?:\d{1,3}(?:\.\d{1,3}){3}|\[[^\]]*\]|[^./:]+|[^/:]+\.(?:local|lan|internal|intranet|corp|cluster|hpc))(?:[:/?#]|$)/i;

const WORDS: Readonly<Record<PrivateKind, string>> = {
  secrets: "a key or a token",
  users: "a local path",
  paths: "a local path",
  hosts: "the name or address of a machine",
  emails: "an e-mail address",
  endpoints: "the address of a server",
  locations: "where a machine stands",
};

/**
 * What an answer would give away of somebody's machine or person, in words; null for nothing. Addresses of the web and
 * DOIs are let through where they are asked for, and an e-mail address where people are to be reached by it.
 */
export function privateInAnswer(field: string, text: string): string | null {
  const mayHoldAddresses = WITH_ADDRESSES.has(field);
  const addresses = mayHoldAddresses ? (text.match(WEB_ADDRESS) ?? []) : [];
  const kinds = new Set<PrivateKind>(
    addresses.flatMap((address) => [
      ...(INSIDE.test(address) ? (["hosts"] as const) : []),
      ...kindsIn(address).filter((kind) => kind === "secrets" || kind === "emails"),
    ]),
  );
  const rest = mayHoldAddresses ? text.replace(WEB_ADDRESS, " ").replace(DOI, " ") : text;
  const prose = field === "submitter.contact" ? rest.replace(EMAIL, " ") : rest;
  const key = keyOf(field);
  for (const kind of kindsIn(key === undefined ? prose : `"${key}": "${prose}"`)) kinds.add(kind);
  const words = [...new Set([...kinds].map((kind) => WORDS[kind]))];
  if (words.length > 0) return words.join(" and ");
  const isLoose = mayHoldAddresses || field.startsWith("submitter.") || field === "title";
  return !isLoose && isPrivate(prose, key) ? "a path or an address" : null;
}

/** What a value is told with, where it does not tell by itself: four numbers are a version, and no address. */
function keyOf(field: string): string | undefined {
  if (/(?:driver|cuda|revision)$/.test(field)) return "version";
  const [, kind, name] = /\.(settings|software)\.(.+)$/.exec(field) ?? [];
  return kind === "software" ? `${name} version` : name;
}

function kindsIn(text: string): PrivateKind[] {
  return scanText(text).map(({ kind }) => kind);
}
