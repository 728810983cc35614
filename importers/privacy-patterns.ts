import type { PrivateKind } from "./privacy";
import { HOSTS, isAnybodysNumber, isDottedWords, NET_NAMES } from "./privacy-hosts";
import {
  ABSOLUTE_PATH,
  DRIVE_PATH,
  FILE_ADDRESS,
  HOME,
  HOME_OF_ONE,
  isPublicPath,
  PATH_UPWARDS,
  SHARE_PATH,
  WORKING_FOLDER,
} from "./privacy-paths";
import { SECRETS } from "./privacy-secrets";
import { USERS } from "./privacy-users";
import { isPublicHost, PUBLIC_ADDRESS } from "./public-addresses";

export interface PrivatePattern {
  kind: PrivateKind;
  pattern: RegExp;
  /** Whether what the pattern found may be known by everybody after all. */
  isPublic?: (match: string) => boolean;
}

const EMAIL =
  /\b(?!git@)[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?!(?:png|jpe?g|gif|svg|webp|json|py|js)\b)[A-Za-z]{2,24}\b/g;

/** Domains that are kept free for examples (RFC 2606). */
const EXAMPLE_EMAIL = /@(?:[\w-]{1,63}\.){0,4}example\.(?:com|org|net)$/i;

const ENDPOINT =
  /\b(?:https?|wss?|grpcs?|tcp|udp|redis|rediss|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|amqps?|s3|gs|gcs|abfss?|wasbs?|hdfs|s?ftp|smb|nfs|ssh):\/\/[^\s"'<>\\)\]}]{3,300}/gi;

const DEGREES = "-?\\d{1,3}(?:\\.\\d{1,20})?";
const PLACE = "-?\\d{1,3}\\.\\d{1,20}";
const LOCATIONS: readonly RegExp[] = [
  new RegExp(`(?<![A-Za-z])"?(?:longitude|latitude|lat_lon|gps|geo)"?\\s{0,3}[:=]\\s{0,3}"?${DEGREES}`, "gi"),
  // Alone, "lat" is a latency, and "long" a length.
  new RegExp(
    `(?<![A-Za-z_])lat"?\\s{0,3}[:=]\\s{0,3}"?${PLACE}[\\s,;"']{1,20}(?:lon|lng|long)"?\\s{0,3}[:=]\\s{0,3}"?${PLACE}`,
    "gi",
  ),
  new RegExp(
    `(?<![A-Za-z_])(?:lon|lng|long)"?\\s{0,3}[:=]\\s{0,3}"?${PLACE}[\\s,;"']{1,20}lat"?\\s{0,3}[:=]\\s{0,3}"?${PLACE}`,
    "gi",
  ),
  /\bcoordinates"?\s{0,3}[:=]\s{0,3}[[(]\s{0,20}-?\d{1,3}\.\d{1,20}\s{0,3},\s{0,20}-?\d{1,3}\.\d/gi,
  /\bGPS(?:Latitude|Longitude|Position|Altitude|Coordinates)"?\s{0,3}[:=]\s{0,3}"?[\w+-]/gi,
  // Of one alone: "lat" only as maps have it, since times have no such digits or a unit; "lon" is a place.
  /(?<![A-Za-z_])lat"?\s{0,3}[:=]\s{0,3}"?-?[1-9]\d?\.\d{4,8}(?!\d|\s?(?:m?s|[u\u00b5]s|sec)\b)/gi,
  /(?<![A-Za-z_])(?:lon|lng)"?\s{0,3}[:=]\s{0,3}"?-?\d{1,3}\.\d{2,20}/gi,
  /"(?:region|city|country_name|country_iso_code|cloud_region|timezone)"\s{0,3}:\s{0,3}"[^"\n]{2,80}"/gi,
  // "kitchen" is where no machine of a known place stands.
  /"location"\s{0,3}:\s{0,3}"(?=[^"\n]{0,80}[^a-z"\n])[^"\n]{2,80}"/g,
];

/** What tells of somebody's machine or person, by kind. Each pattern is bounded in what it looks at again. */
export const PRIVATE_PATTERNS: readonly PrivatePattern[] = [
  ...SECRETS.map((pattern) => ({ kind: "secrets", pattern }) as const),
  { kind: "users", pattern: HOME, isPublic: isPublicPath },
  ...USERS.map((pattern) => ({ kind: "users", pattern }) as const),
  { kind: "paths", pattern: ABSOLUTE_PATH, isPublic: isPublicPath },
  ...[DRIVE_PATH, SHARE_PATH, PATH_UPWARDS, HOME_OF_ONE, FILE_ADDRESS, WORKING_FOLDER].map(
    (pattern) => ({ kind: "paths", pattern }) as const,
  ),
  ...HOSTS.map((pattern) => ({ kind: "hosts", pattern, isPublic: isAnybodysNumber }) as const),
  ...NET_NAMES.map(
    (pattern) =>
      ({
        kind: "hosts",
        pattern,
        isPublic: (name: string) => isPublicHost(name) || isDottedWords(name),
      }) as const,
  ),
  { kind: "emails", pattern: EMAIL, isPublic: (address) => EXAMPLE_EMAIL.test(address) },
  { kind: "endpoints", pattern: ENDPOINT, isPublic: (address) => PUBLIC_ADDRESS.test(address) },
  ...LOCATIONS.map((pattern) => ({ kind: "locations", pattern }) as const),
];
