import { privateColumns } from "./privacy-columns";
import { PRIVATE_PATTERNS } from "./privacy-patterns";

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

interface PrivateMatch {
  kind: PrivateKind;
  text: string;
  /** Where in the text it begins. */
  index: number;
}

/** Each place of a text that tells something, pattern by pattern. */
export function* privateMatches(text: string): Generator<PrivateMatch> {
  for (const { kind, pattern, isPublic } of PRIVATE_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      if (!isPublic?.(match[0])) yield { kind, text: match[0], index: match.index };
    }
  }
}

/**
 * What a text tells of its author's machine and person, each kind once, in the order in which kinds weigh. Looks at it
 * as it stands and as JSON's escapes are read, but decodes nothing: what is written in Base64 stays unseen.
 */
export function scanText(text: string): PrivateFinding[] {
  const found = new Map<PrivateKind, { count: number; first: string }>();
  const read = unescaped(text);
  for (const one of read === text ? [text] : [text, read]) {
    const counts = new Map<PrivateKind, number>();
    for (const { kind, text: match } of privateMatches(one)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (!found.has(kind)) found.set(kind, { count: 0, first: match });
    }
    for (const [kind, known] of found) known.count = Math.max(known.count, counts.get(kind) ?? 0);
  }
  for (const { kind, count, columns } of privateColumns(text)) {
    if (!found.has(kind)) found.set(kind, { count, first: columns.join(", ") });
  }
  return PRIVATE_KIND_KEYS.flatMap((kind) => {
    const one = found.get(kind);
    return one ? [{ kind, count: one.count, example: masked(kind, one.first) }] : [];
  });
}

/** A text with "_" in the place of all that it tells: for names, which nobody reads for what they say there. */
export function redacted(text: string): string {
  return PRIVATE_PATTERNS.reduce(
    (rest, { pattern, isPublic }) =>
      rest.replace(pattern, (match: string) => (isPublic?.(match) ? match : "_")),
    text,
  );
}

/** A text as JSON reads it, as far as that uncovers what stands in it. Doubled backslashes stay as they are. */
function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(
    /\\{1,8}(["/])|\\\\|\\([nrt])|\\u([0-9a-f]{4})/gi,
    (whole: string, sign?: string, space?: string, code?: string) => {
      if (sign) return sign;
      if (space) return "\n";
      return code ? String.fromCharCode(Number.parseInt(code, 16)) : whole;
    },
  );
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
