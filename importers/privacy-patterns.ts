import type { PrivateKind } from "./privacy";
import { SECRETS } from "./privacy-secrets";

/** What names an IPv4 address's form and is a version: "nvidia-cublas-cu12  12.4.5.8", "driver version 1.2.3.4". */
const VERSIONED =
  "(?:nvidia-[\\w-]{2,40}|\\bcu[a-z]{2,12}[\\w-]{0,20}|version|driver|release|vbios)[\"'\\s:=<>~v-]{1,60}";
const BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

/** What tells of somebody's machine or person, by kind. Each pattern is bounded in what it looks at again. */
export const PRIVATE_PATTERNS: readonly (readonly [kind: PrivateKind, pattern: RegExp])[] = [
  ...SECRETS.map((pattern) => ["secrets", pattern] as const),
  // Homes, wherever they are mounted: /home/a, /data/home/a, /mnt/c/Users/a, C:\Users\a.
  ["users", /(?<![\w.-])(?:\/[\w.-]{1,30}){0,3}\/(?:home|homes|Users)\d{0,3}\/[\w.@-]{1,64}/g],
  ["users", /(?<!\w)[A-Za-z]:(?:\\{1,2}|\/)(?:Users|Documents and Settings)(?:\\{1,2}|\/)[\w.@-]{1,64}/gi],
  ["users", /"(?:user|username|user_name|login|logname)"\s{0,3}:\s{0,3}"[^"\s]{1,64}"/gi],
  ["users", /(?<![\w/])~[a-z][\w.-]{0,40}\//g],
  [
    "users",
    /\b(?:USER|LOGNAME|USERNAME|SUDO_USER|SLURM_JOB_USER|JUPYTERHUB_USER|NB_USER)=["']?[A-Za-z_][\w.-]{0,40}/g,
  ],
  ["users", /\bssh-(?:rsa|dss|ed25519)\s{1,3}AAAA[A-Za-z0-9+/=]{20,}/g],
  [
    "paths",
    /(?<![\w.:/<-])\/(?:home|Users|root|mnt|tmp|opt(?!\/rh\/)|data\d?|workspace|scratch|gpfs|lustre|nfs|srv|var|raid|ssd|nvme|local|models?|cache|shared|net|projects?|work|storage|fsx|efs|autofs|content|kaggle|Volumes|private)(?:\/[\w.@+=-]{1,120}){1,40}/g,
  ],
  // In JSON a single backslash begins an escape: "A:\n" is no path.
  [
    "paths",
    /(?<!\w)[A-Za-z]:(?:\\\\|\\(?![nrtbf](?![a-z])|["\\/u]))[\w .@+=-]{1,120}(?:\\{1,2}[\w .@+=-]{1,120}){0,40}/g,
  ],
  // The share of a server, as it is and as JSON writes it.
  ["paths", /(?<![\w\\])(?:\\{2}[A-Za-z][\w.-]{1,60}\\(?!\\)|\\{4}[A-Za-z][\w.-]{1,60}\\{2})[\w.$ -]{1,80}/g],
  ["paths", /(?<![\w.])\.{1,2}\/(?:[\w.@+=-]{1,120}\/){1,40}[\w.@+=-]{1,120}/g],
  ["paths", /(?<![\w/])~\/[\w.@+=-]{1,120}/g],
  [
    "hosts",
    /"(?:host|hostname|host_name|node|nodename|nodelist|machine|machine_name|server_name)"\s{0,3}:\s{0,3}"(?!(?:x86_64|aarch64|arm64|amd64|localhost)")[^"\s]{2,120}"/gi,
  ],
  [
    "hosts",
    /(?<![\w-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:local|lan|internal|intranet|corp|cluster|hpc)\b/gi,
  ],
  ["hosts", /\b[a-z_][\w.-]{0,30}@[a-z][\w-]{1,60}:[~/]/gi],
  // What schedulers and launchers say of nodes.
  [
    "hosts",
    /\b(?:SLURM_\w{0,20}(?:NODELIST|HOST|CLUSTER_NAME)|SLURMD_NODENAME|HOSTNAME|MASTER_ADDR|PBS_O_HOST|LSB_HOSTS|COMPUTERNAME)=["']?(?!localhost\b|127\.)[\w.-]{2,80}/g,
  ],
  [
    "hosts",
    /--(?:master[_-]addr|rdzv[_-]endpoint|hostname|nodelist)[ =]["']?(?!localhost\b|127\.|0\.0\.0\.0)[\w.-]{2,80}/gi,
  ],
  [
    "hosts",
    /\b(?:Nodelist|Hostname|Host name|Node name|Running on(?: host| node)?)\s{0,3}[:=]\s{0,3}(?!localhost\b)[\w.-]{3,80}/gi,
  ],
  ["hosts", /\bLinux (?!version\b)[\w.-]{2,60} \d{1,2}\.\d{1,3}\.\d{1,3}[\w.+-]{0,40} #\d/g],
  [
    "hosts",
    /\b(?:nid\d{5,6}|(?:gpu|cpu|compute|login|head|worker)-?node-?\d{1,5}|node-?\d{2,5}|ip-\d{1,3}(?:-\d{1,3}){3}|(?:DESKTOP|LAPTOP)-[A-Z0-9]{7,8})\b/g,
  ],
  [
    "hosts",
    new RegExp(
      `(?=\\d{1,3}\\.\\d)(?<![\\w.]|==|${VERSIONED})(?!127\\.|0\\.0\\.0\\.0)${BYTE}(?:\\.${BYTE}){3}(?![\\w]|\\.\\d)`,
      "gi",
    ),
  ],
  ["hosts", /(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])/gi],
  [
    "hosts",
    /(?<![\w:.])(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3})(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?![\w:])/gi,
  ],
  // Addresses of network cards; numbers of accelerators, which each is given for its life.
  ["hosts", /(?<![\w:-])[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5})(?![\w:-])/gi],
  ["hosts", /\b(?:GPU|MIG)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi],
  ["hosts", /\bserial(?:[ _]number)?"?\s{0,40}[:=]\s{0,3}"?(?=[A-Z0-9]{0,20}\d)[A-Z0-9]{8,20}\b/gi],
  [
    "emails",
    /\b(?!git@)[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?!(?:png|jpe?g|gif|svg|webp|json|py|js)\b)[A-Za-z]{2,24}\b/g,
  ],
  [
    "endpoints",
    /\b(?:https?|wss?|grpcs?|tcp|udp|redis|rediss|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|amqps?|s3|gs|gcs|abfss?|wasbs?|hdfs|s?ftp|smb|nfs|ssh):\/\/[^\s"'<>\\)\]}]{3,300}/gi,
  ],
  [
    "locations",
    /(?<![A-Za-z])"?(?:longitude|latitude|lat_lon|gps|geo)"?\s{0,3}[:=]\s{0,3}"?-?\d{1,3}(?:\.\d+)?/gi,
  ],
  [
    "locations",
    /"(?:region|city|country_name|country_iso_code|cloud_region|timezone|location)"\s{0,3}:\s{0,3}"[^"]{2,80}"/gi,
  ],
];

/** Addresses that everybody may know: of projects, standards and the machine itself. */
export const PUBLIC_ADDRESS =
  /^https?:\/\/(?:(?:www\.|raw\.|api\.)?(?:huggingface\.co|hf\.co|github\.com|githubusercontent\.com|gitlab\.com|modelscope\.cn|kaggle\.com|arxiv\.org|doi\.org|zenodo\.org|aclanthology\.org|openreview\.net|wikipedia\.org|[a-z]{2}\.wikipedia\.org|pytorch\.org|tensorflow\.org|numpy\.org|scipy\.org|scikit-learn\.org|ubuntu\.com|apache\.org|gnu\.org|docs\.[\w.-]{1,80}|[\w-]{1,60}\.readthedocs\.io|[\w-]{1,60}\.github\.io|json-schema\.org|w3\.org|schema\.org|creativecommons\.org|opensource\.org|python\.org|pypi\.org|nvidia\.com|developer\.nvidia\.com|openai\.com|anthropic\.com|example\.(?:com|org)|mlcommons\.org|ml\.energy)(?![\w.-])|(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?![\w.-]))/i;
