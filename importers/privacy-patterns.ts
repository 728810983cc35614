import type { PrivateKind } from "./privacy";
import { HOSTS, NET_NAMES } from "./privacy-hosts";
import {
  ABSOLUTE_PATH,
  DRIVE_PATH,
  FILE_ADDRESS,
  HOME,
  HOME_OF_ONE,
  isPublicPath,
  PATH_UPWARDS,
  SHARE_PATH,
  WINDOWS_HOME,
} from "./privacy-paths";
import { SECRETS } from "./privacy-secrets";
import { isPublicHost, PUBLIC_ADDRESS } from "./public-addresses";

export interface PrivatePattern {
  kind: PrivateKind;
  pattern: RegExp;
  /** Whether what the pattern found may be known by everybody after all. */
  isPublic?: (match: string) => boolean;
}

/** Words of chats and systems, and what stands for anybody. */
const NOBODY = "(?!(?:user|root|system|assistant|none|null|unknown|anonymous)[\"')])";

const USERS: readonly RegExp[] = [
  WINDOWS_HOME,
  new RegExp(`"(?:user|username|user_name|login|logname)"\\s{0,3}:\\s{0,3}"${NOBODY}[^"\\s]{1,64}"`, "gi"),
  /"(?:user|owner)"\s{0,3}:\s{0,3}\{[^{}]{0,200}?"(?:name|username|login|email|id)"\s{0,3}:\s{0,3}"[^"\n]{1,64}"/gi,
  new RegExp(`\\b[ug]id=\\d{1,10}\\(${NOBODY}[\\p{L}_][\\p{L}\\p{N}_.-]{0,40}\\)`, "gu"),
  /(?<![\w/])~[a-z][\w.-]{0,40}\//g,
  /\b(?:USER|LOGNAME|USERNAME|SUDO_USER|SLURM_JOB_USER|JUPYTERHUB_USER|NB_USER)=["']?[A-Za-z_][\w.-]{0,40}/g,
  /\b(?:ssh|scp|sftp|rsync)\s{1,3}(?:[^\s@]{1,60}\s{1,3}){0,6}[a-z_][\w.-]{0,30}@[\w.-]{2,60}/g,
  /\bssh-(?:rsa|dss|ed25519)\s{1,3}AAAA[A-Za-z0-9+/=]{20,}/g,
];

const EMAIL =
  /\b(?!git@)[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?!(?:png|jpe?g|gif|svg|webp|json|py|js)\b)[A-Za-z]{2,24}\b/g;

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
  /"(?:region|city|country_name|country_iso_code|cloud_region|timezone|location)"\s{0,3}:\s{0,3}"[^"\n]{2,80}"/gi,
];

/** What tells of somebody's machine or person, by kind. Each pattern is bounded in what it looks at again. */
export const PRIVATE_PATTERNS: readonly PrivatePattern[] = [
  ...SECRETS.map((pattern) => ({ kind: "secrets", pattern }) as const),
  { kind: "users", pattern: HOME, isPublic: isPublicPath },
  ...USERS.map((pattern) => ({ kind: "users", pattern }) as const),
  { kind: "paths", pattern: ABSOLUTE_PATH, isPublic: isPublicPath },
  ...[DRIVE_PATH, SHARE_PATH, PATH_UPWARDS, HOME_OF_ONE, FILE_ADDRESS].map(
    (pattern) => ({ kind: "paths", pattern }) as const,
  ),
  ...HOSTS.map((pattern) => ({ kind: "hosts", pattern }) as const),
  ...NET_NAMES.map((pattern) => ({ kind: "hosts", pattern, isPublic: isPublicHost }) as const),
  { kind: "emails", pattern: EMAIL },
  { kind: "endpoints", pattern: ENDPOINT, isPublic: (address) => PUBLIC_ADDRESS.test(address) },
  ...LOCATIONS.map((pattern) => ({ kind: "locations", pattern }) as const),
];
