import { PROMPTS } from "./privacy-users";

/** What names an IPv4 address's form and is a version: "nvidia-cublas-cu12  12.4.5.8", "driver version 1.2.3.4". */
const VERSIONED =
  "(?:nvidia-[\\w-]{2,40}|\\bcu[a-z]{2,12}[\\w-]{0,20}|version|driver|release|vbios)[\"'\\s:=<>~v-]{1,60}|\\b(?:vllm|sglang|torch|pytorch|tensorrt(?:[_-]llm)?|trtllm|tgi|lmdeploy|transformers|deepspeed|megatron|rocm|nccl|python|onnxruntime|openvino|numpy|jax|xla|llama)[-\\t]v?";
const BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

/** What stands for the machine itself, for all, or for a name that is to be put in. */
const NO_HOST =
  "(?!(?:localhost|127\\.\\d|0\\.0\\.0\\.0|::|none|null|nil|host(?:name)?|master_addr|x86_64|aarch64|arm64|amd64)(?![\\w-]))";
const HOST = `${NO_HOST}[\\p{L}\\p{N}_.-]{2,80}`;

const LABEL = "[A-Za-z\\d-]{1,63}";
/** A name before the end that a country gave: "en.de" ends no host. */
const SECOND = "(?:[A-Za-z\\d-]{3,63}|ac|co|edu|gov|or|go|re)";
/** Ends that no file and no part of a program has. */
const ENDS = "com|org|edu|gov|mil";
const COUNTRIES =
  "de|fr|uk|jp|cn|kr|tw|hk|sg|au|nz|eu|nl|fi|dk|cz|ch|it|es|ca|us|br|ru|il|za|mx|hu|ua|vn|lu|is";
/** Ends that parts of programs have, too: only after a number or a hyphen, as machines are called. */
const SELDOM = "net|in|no|be|at|se|si|ar|tr|th|cl|ro|sk|gr|ie|io|ai|dev|cloud|tech";
const NO_MORE = "(?![\\w-]|\\.\\w|\\()";
/** The same where a file of that name may be meant. */
const NO_MORE_OR_FILE =
  "(?![\\w-]|\\.(?!(?:jsonl?|csv|tsv|log|txt|out|err|ya?ml|parquet|zip|tar|gz)(?!\\w))\\w|\\()";

/** The name of a machine in the net, whole: "gpu01.cs.example.edu". Public sites are told by `isPublicHost`. */
export const NET_NAMES: readonly RegExp[] = [
  new RegExp(
    `(?<![\\w.@%-]|\\/\\/)(?!(?:com|org|net|edu|io)\\.)(?:(?:${LABEL}\\.){2,6}(?:${ENDS})${NO_MORE_OR_FILE}|(?:${LABEL}\\.){1,5}${SECOND}\\.(?:${COUNTRIES})${NO_MORE}|(?=[a-z]{0,20}[\\d-])(?:${LABEL}\\.){1,5}${SECOND}\\.(?:${SELDOM})${NO_MORE})`,
    "g",
  ),
  new RegExp(`(?<![\\w.@%-]|\\/\\/)${LABEL}\\.(?:${ENDS}|net|de|fr|uk|jp|cn|eu|ch):\\d{2,5}(?!\\w)`, "g"),
];

/** Of data by language and part, and of what has versions: "newstest.test.de", "exp.v2.final.de". */
const DOTTED_WORDS =
  /(?:^|\.)(?:test|dev|train|valid|val|eval|final|src|tgt|ref|tok|bpe|raw|clean)\.[a-z]{2}$/i;

/** Whether what is written as a machine in a country is words with dots between, and the language. */
export function isDottedWords(name: string): boolean {
  return DOTTED_WORDS.test(name);
}

/**
 * Numbers that are the same for everybody: of examples (RFC 5737), of routers as they are sold, of public name servers,
 * of masks; and of network cards those that are made up.
 */
const ANYBODYS =
  /^(?:192\.168\.[01]\.1|192\.0\.2\.\d{1,3}|198\.51\.100\.\d{1,3}|203\.0\.113\.\d{1,3}|8\.8\.(?:8\.8|4\.4)|1\.[01]\.[01]\.1|1\.2\.3\.4|255\.255\.\d{1,3}\.\d{1,3}|12:34:56:78:9a:bc|00:11:22:33:44:55|aa:bb:cc:dd:ee:ff|(?:00|ff)(?::(?:00|ff)){5})$/i;

/** Whether the number of a machine or a card tells of none. */
export function isAnybodysNumber(number: string): boolean {
  return ANYBODYS.test(number);
}

/** What stands in brackets before a colon and a number in logs, and is no machine. */
const NO_MACHINE =
  "(?!(?:(?:local|global)?[_-]?(?:rank|worker|default|epoch|step|iter|layer|stage|device|cuda|xpu|npu|hip|line|main|pid|tid|thread|process|proc|tp|pp|dp|ep|std(?:out|err))|cpu|engine|core|module|scheduler|tokenizer|tokio)[\\w-]{0,12}:|gpu[_-]?\\d?:)";
/** How machines are called where no word before it says that it is one. */
const MACHINE =
  "(?:[a-z][a-z\\d]{0,20}[-_.]){0,3}(?:[a-z]{0,12}(?:node|server|srv|host|box|rack|worker|compute|login|head|dgx|hgx|nid|cn)-?\\d{1,6}|gpu-?\\d{2,4}|gpu-[a-z]{1,12}-?\\d{1,4})";

/** Machines and their parts. */
export const HOSTS: readonly RegExp[] = [
  new RegExp(
    `"(?:host|hostname|host_name|node|nodename|node_name|nodelist|machine|machine_name|server_name)"\\s{0,3}:\\s{0,3}"${NO_HOST}[^"\\s]{2,120}"`,
    "gi",
  ),
  /(?<![\w-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:local|lan|internal|intranet|corp|cluster|hpc)\b/gi,
  ...PROMPTS,
  /\b(?:ssh|scp|sftp|rsync)\s{1,3}(?:[^\s@]{1,60}\s{1,3}){0,6}[a-z_][\w.-]{0,30}@[\w.-]{2,60}/g,
  /(?<![\w-])ssh\s{1,3}(?:-[A-Za-z]{1,3}(?:\s{1,3}[^\s-][^\s]{0,60})?\s{1,3}){0,4}(?!ed25519|rsa\d|port\d|v\d)(?=[a-z][a-z-]{0,40}\d)[\w.-]{2,60}/g,
  /(?<![\w-])(?:scp|sftp|rsync)\s{1,3}(?:[^\s:@]{1,60}\s{1,3}){0,6}(?!localhost:)[A-Za-z][\w.-]{1,60}:[\w.~/-]/g,
  // What NCCL, torch, Open MPI, and DeepSpeed write before what they say.
  new RegExp(
    `(?<![\\w.-])(?=[\\d.-]{0,62}[A-Za-z])(?!\\d{4}-\\d\\d-\\d\\dT)${NO_HOST}[\\w.-]{1,63}:\\d{1,10}:\\d{1,10} \\[\\d{1,3}\\] (?:\\S{1,60} )?NCCL`,
    "g",
  ),
  new RegExp(
    `(?<![\\w)\\]\\[.,])\\[${NO_MACHINE}(?=[A-Za-z_]{0,40}[\\d-])[A-Za-z][\\w-]{1,62}:\\d{1,8}\\]:`,
    "gi",
  ),
  new RegExp(`^\\[${NO_MACHINE}(?=[A-Za-z_]{0,40}[\\d-])[A-Za-z][\\w-]{1,62}:\\d{3,8}\\] `, "gim"),
  new RegExp(`\\b(?:to|from|on|at|of|with) \\[${NO_HOST}[A-Za-z][\\w.-]{1,62}\\]:\\d{4,5}(?![\\w-])`, "gi"),
  /^(?!rank\d|default\d)(?=[A-Za-z_-]{0,40}\d)[A-Za-z][\w.-]{1,62}: \[\d{4}-\d\d-\d\d /gim,
  // What schedulers and launchers say of nodes.
  new RegExp(
    `(?<![\\w-])(?:master_(?:addr(?:ess)?|ip)|main_process_ip|head_(?:node|addr(?:ess)?|ip)|rdzv_endpoint|batchhost)["']?\\s{0,3}[:=]\\s{0,3}["']?(?!(?:str|string|auto|master_addr|optional|required)(?![\\w-]))${HOST}`,
    "giu",
  ),
  new RegExp(
    `\\b(?:[Rr]unning|[Ll]aunch(?:ing|ed)|[Ss]tart(?:ing|ed)|[Ee]xecut(?:ing|ed)|[Ss]cheduled|[Ss]ubmitted) on (?:(?:host|node|machine|server) (?=[A-Za-z_.-]{0,40}\\d)[A-Za-z][\\w.-]{1,62}|${MACHINE}(?![\\w-]))`,
    "g",
  ),
  /\b(?:SLURM_\w{0,20}(?:NODELIST|HOST|CLUSTER_NAME)|SLURMD_NODENAME|HOSTNAME|MASTER_ADDR|PBS_O_HOST|LSB_HOSTS|COMPUTERNAME)=["']?(?!localhost\b|127\.)[\w.-]{2,80}/g,
  new RegExp(
    `--(?:host(?:[_-]?name)?|master[_-]addr|rdzv[_-]endpoint|nodelist|server[_-](?:name|addr(?:ess)?))(?:[ =]["']?|["'],\\s?["'])${HOST}`,
    "giu",
  ),
  new RegExp(`(?<![\\w-])(?:host(?:_?name)?|master_addr|server_name)\\s{0,3}=\\s{0,3}["']${HOST}["']`, "giu"),
  new RegExp(`(?<![\\w-])host(?:_?name)?=(?=[A-Za-z][A-Za-z_-]{0,40}\\d)${HOST}`, "giu"),
  new RegExp(`(?<![\\w"'-])host:\\s{1,3}(?=[A-Za-z]{0,40}[\\d.-])${HOST}`, "giu"),
  /\b(?:Nodelist|Hostname|Host name|Node name|Running on(?: host| node)?)\s{0,3}[:=]\s{0,3}(?!localhost\b)[\w.-]{3,80}/gi,
  /\bLinux (?!version\b)[\w.-]{2,60} \d{1,2}\.\d{1,3}\.\d{1,3}[\w.+-]{0,40} #\d/g,
  /\b(?:nid\d{5,6}|(?:gpu|cpu|compute|login|head|worker)-?node-?\d{1,5}|node-?\d{2,5}|ip-\d{1,3}(?:-\d{1,3}){3}|(?:DESKTOP|LAPTOP)-[A-Z0-9]{7,8})\b/g,
  new RegExp(
    `(?=\\d{1,3}\\.\\d)(?<![\\w.]|==|${VERSIONED})(?!127\\.|0\\.)${BYTE}(?:\\.${BYTE}){3}(?![\\w]|\\.\\d)`,
    "gi",
  ),
  // No version, whatever stands before it.
  /(?<![\w.])192\.168\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g,
  /(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])/gi,
  /(?<![\w:.])(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3})(?::[0-9a-f]{1,4}){0,6}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?![\w:])/gi,
  // Addresses of network cards; numbers of accelerators, which each is given for its life.
  /(?<![\w:-])[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5})(?![\w:-])/gi,
  /\b(?:GPU|MIG)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /\bserial(?:[ _]number)?"?\s{0,40}[:=]\s{0,3}"?(?=[A-Z0-9]{0,20}\d)[A-Z0-9]{8,20}\b/gi,
];
