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

const KEYS = [
  /\b(?:sk|rk|pk)-(?:[a-z]+-){0,3}[A-Za-z0-9_-]{16,}/g,
  /\bhf_[A-Za-z0-9]{16,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /\bglpat-[A-Za-z0-9_-]{16,}/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/g,
  /\bAIza[A-Za-z0-9_-]{30,}/g,
  /\bnvapi-[A-Za-z0-9_-]{20,}/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g,
  /\bBearer\s{1,3}(?!token\b|null\b|none\b)[A-Za-z0-9._~+/=-]{8,}/gi,
  /(?<![A-Za-z])(?:api[_-]?key|access[_-]?token|auth[_-]?token|secret[_-]?key|client[_-]?secret|password|passwd|wandb_api_key|hf_token)["']?\s{0,3}[=:]\s{0,3}["']?(?!none\b|null\b|true\b|false\b|empty\b|dummy\b|\*{3}|<|\$\{?[A-Z_])[^\s"',;&<>]{6,}/gi,
  /--(?:api-key|token|hf-token|auth-token|password|secret)[ =](?!(?:empty|none|null|token|dummy)\b|-|\$|<)["']?[^\s"']{6,}/gi,
  /:\/\/[^\s/@:"']{1,80}:[^\s/@"']{3,120}@/g,
];

const PATTERNS: readonly (readonly [kind: PrivateKind, pattern: RegExp])[] = [
  ...KEYS.map((pattern) => ["secrets", pattern] as const),
  [
    "users",
    /(?<![\w.-])(?:\/(?:home|Users|nfs\/home|lustre\/home|export\/home)\/|\/(?:home|Users)\d?\/|[A-Za-z]:\\{1,2}Users\\{1,2})[\w.-]{1,64}/g,
  ],
  ["users", /"(?:user|username|user_name|login|logname)"\s{0,3}:\s{0,3}"[^"\s]{1,64}"/gi],
  ["users", /(?<![\w/])~[a-z][\w.-]{0,40}\//g],
  [
    "paths",
    /(?<![\w.:/<-])\/(?:home|Users|root|mnt|tmp|opt(?!\/rh\/)|data\d?|workspace|scratch|gpfs|lustre|nfs|srv|var|raid|ssd|nvme|local|models?|cache|shared|net|projects?|work)(?:\/[\w.@+=-]{1,120}){1,40}/g,
  ],
  ["paths", /(?<![\w])[A-Za-z]:\\{1,2}[\w .@+=-]{1,120}(?:\\{1,2}[\w .@+=-]{1,120}){0,40}/g],
  ["paths", /(?<![\w.])\.{1,2}\/(?:[\w.@+=-]{1,120}\/){1,40}[\w.@+=-]{1,120}/g],
  ["paths", /(?<![\w/])~\/[\w.@+=-]{1,120}/g],
  [
    "hosts",
    /"(?:host|hostname|host_name|node|nodename|machine|machine_name|server_name)"\s{0,3}:\s{0,3}"(?!(?:x86_64|aarch64|arm64|amd64|localhost)")[^"\s]{2,120}"/gi,
  ],
  ["hosts", /\b[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:local|lan|internal|intranet|corp|cluster|hpc)\b/gi],
  ["hosts", /\b[a-z_][\w.-]{0,30}@[a-z][\w-]{1,60}:[~/]/gi],
  [
    "hosts",
    /(?<![\w.]|==)(?!127\.|0\.0\.0\.0)(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}(?![\w.])/g,
  ],
  ["hosts", /(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])/gi],
  ["emails", /\b[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}\b/g],
  ["endpoints", /\b(?:https?|wss?|grpc|tcp|redis|postgres(?:ql)?|s3|gs|ssh):\/\/[^\s"'<>\\)\]}]{3,300}/gi],
  ["locations", /"?(?:longitude|latitude|lat_lon|gps|geo)"?\s{0,3}[:=]\s{0,3}"?-?\d{1,3}(?:\.\d+)?/gi],
  [
    "locations",
    /"(?:region|city|country_name|country_iso_code|cloud_region|timezone|location)"\s{0,3}:\s{0,3}"[^"]{2,80}"/gi,
  ],
];

/** Addresses that everybody may know: of projects, standards and the machine itself. */
const PUBLIC_ADDRESS =
  /^https?:\/\/(?:(?:www\.)?(?:huggingface\.co|hf\.co|github\.com|gitlab\.com|arxiv\.org|doi\.org|pytorch\.org|docs\.[\w.-]+|[\w-]+\.readthedocs\.io|json-schema\.org|www\.w3\.org|w3\.org|schema\.org|creativecommons\.org|opensource\.org|python\.org|pypi\.org|nvidia\.com|developer\.nvidia\.com|openai\.com|example\.(?:com|org)|mlcommons\.org|ml\.energy)(?![\w.-])|(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?![\w.-]))/i;

/** What a text tells of its author's machine and person, each kind once. In the order in which kinds weigh. */
export function scanText(text: string): PrivateFinding[] {
  const found = new Map<PrivateKind, { count: number; first: string }>();
  for (const [kind, pattern] of PATTERNS) {
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
