import { PRIVATE_PATTERNS, PUBLIC_ADDRESS } from "./privacy-patterns";

/** What a raw file may tell of its author's machine. All but secrets may be published with consent. */
export const PRIVATE_KINDS = {
  secrets: "keys and tokens",
  users: "user names and home folders",
  paths: "local paths",
  hosts: "names and addresses of machines",
  emails: "e-mail addresses",
  endpoints: "addresses of servers",
  locations: "where the machine stands",
} as const;
export type PrivateKind = keyof typeof PRIVATE_KINDS;
export const PRIVATE_KIND_KEYS = Object.keys(PRIVATE_KINDS) as [PrivateKind, ...PrivateKind[]];

/** Kinds that a person may agree to publish. */
export const CONSENT_KINDS: readonly PrivateKind[] = PRIVATE_KIND_KEYS.filter((kind) => kind !== "secrets");

export interface PrivateFinding {
  kind: PrivateKind;
  count: number;
  /** The first of them with most of it hidden: to be recognised by its owner and no use to others. */
  example: string;
}

/** What a text tells of its author's machine and person, each kind once. In the order in which kinds weigh. */
export function scanText(text: string): PrivateFinding[] {
  const found = new Map<PrivateKind, { count: number; first: string }>();
  for (const [kind, pattern] of PRIVATE_PATTERNS) {
    for (const [match] of text.matchAll(pattern)) {
      if (kind === "endpoints" && PUBLIC_ADDRESS.test(match)) continue;
      const known = found.get(kind);
      if (known) known.count++;
      else found.set(kind, { count: 1, first: match });
    }
  }
  const inTable = locationColumns(text);
  if (inTable > 0 && !found.has("locations"))
    found.set("locations", { count: inTable, first: "longitude, latitude" });
  return PRIVATE_KIND_KEYS.flatMap((kind) => {
    const one = found.get(kind);
    return one ? [{ kind, count: one.count, example: masked(kind, one.first) }] : [];
  });
}

/** A text with "_" in the place of all that it tells: for names, which nobody reads for what they say there. */
export function redacted(text: string): string {
  return PRIVATE_PATTERNS.reduce((rest, [, pattern]) => rest.replace(pattern, "_"), text);
}

/** Rows of a table that has columns for where it was made: their names stand in the header alone. */
function locationColumns(text: string): number {
  const end = text.search(/[\r\n]/);
  const header = end < 0 ? text.slice(0, 10_000) : text.slice(0, Math.min(end, 10_000));
  const columns = header.split(/[,;\t]/).map((name) => name.trim().replaceAll('"', "").toLowerCase());
  const tells = ["longitude", "latitude", "region", "country_name", "country_iso_code", "cloud_region"];
  if (columns.length < 3 || !columns.some((name) => tells.includes(name))) return 0;
  return text
    .slice(end)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "").length;
}

/** Its beginning and its end, at most a third of it; of secrets no more than what they are. */
function masked(kind: PrivateKind, text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, "?");
  if (kind === "secrets") return `${plain.slice(0, 4)}…`;
  const shown = Math.min(6, Math.floor(plain.length / 5));
  return `${plain.slice(0, shown + 2)}…${plain.slice(plain.length - shown)}`;
}

export interface PublicationCheck {
  /** Whether the file may go along as it is. */
  isAllowed: boolean;
  /** Kinds that a person would have to agree to; [] where it is allowed, or where nothing would allow it. */
  needed: PrivateKind[];
}

/** Whether a raw file that tells this may be published, with what a person has agreed to. One with a secret never is. */
export function checkPublication(
  findings: readonly PrivateFinding[],
  consent: ReadonlySet<PrivateKind>,
): PublicationCheck {
  const hasSecret = findings.some(({ kind }) => kind === "secrets");
  const needed = findings.map(({ kind }) => kind).filter((kind) => !consent.has(kind));
  return { isAllowed: !hasSecret && needed.length === 0, needed: hasSecret ? [] : needed };
}

/** The kinds that "--consent paths,hosts" names; "all" is all that can be agreed to. A word that is none comes back. */
export function readConsent(words: readonly string[]): { consent: Set<PrivateKind>; unknown: string[] } {
  const consent = new Set<PrivateKind>();
  const unknown: string[] = [];
  for (const word of words.flatMap((one) => one.split(",")).map((one) => one.trim().toLowerCase())) {
    const kind = CONSENT_KINDS.find((one) => one === word);
    if (word === "all") for (const one of CONSENT_KINDS) consent.add(one);
    else if (kind) consent.add(kind);
    else if (word !== "") unknown.push(word);
  }
  return { consent, unknown };
}
