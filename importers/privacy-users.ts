import { WINDOWS_HOME } from "./privacy-paths";

/** Words of chats and systems, and what stands for anybody. */
const NOBODY = "(?!(?:user|root|system|assistant|none|null|unknown|anonymous)[\"')])";
/** The same without a sign after it, and what programs write in the place of a name. */
const NO_NAME =
  "(?!(?:users?|username|root|system|assistant|admin|none|null|nil|true|false|yes|no|ok|okay|hi|hey|hello|thanks|please|sure|why|what|how|stop|continue|unknown|anonymous|nobody|default|name|login|str|string|self|args|id|x|test|example|guest|all|any)(?![\\w-]))";
/** Of an account, ended where no more of a program goes on. */
const ACCOUNT = `${NO_NAME}[a-z_][a-z\\d_-]{1,31}(?![\\w(\\[.])`;

/** "[alice@c1 ~]$" and "alice@c1:~$": what a shell writes before each command. */
export const PROMPTS: readonly RegExp[] = [
  /\[[a-z_][\w.-]{0,31}@[\w.-]{1,64} [^\]\n]{1,120}\][$#%]/gi,
  /\b(?!git@)[a-z_][\w.-]{0,30}@(?=[\d.-]{0,60}[a-z])[a-z\d][\w.-]{1,60}:[~/]/gi,
  /\b[a-z_][\w.-]{0,30}@(?=[\d.-]{0,60}[a-z])[\w.-]{2,60} [~/][^\s]{0,100} [%$#](?=\s|$)/gi,
];

export const USERS: readonly RegExp[] = [
  WINDOWS_HOME,
  new RegExp(`"(?:user|username|user_name|login|logname)"\\s{0,3}:\\s{0,3}"${NOBODY}[^"\\s]{1,64}"`, "gi"),
  /"(?:user|owner)"\s{0,3}:\s{0,3}\{[^{}]{0,200}?"(?:name|username|login|email|id)"\s{0,3}:\s{0,3}"[^"\n]{1,64}"/gi,
  new RegExp(`\\b[ug]id=\\d{1,10}\\(${NOBODY}[\\p{L}_][\\p{L}\\p{N}_.-]{0,40}\\)`, "gu"),
  /(?<![\w/])~[a-z][\w.-]{0,40}\//g,
  /\b(?:USER|LOGNAME|USERNAME|SUDO_USER|SLURM_JOB_USER|JUPYTERHUB_USER|NB_USER|(?:SLURM|SBATCH)(?:_JOB)?_ACCOUNT)(?:=["']?|["']\s{0,3}:\s{0,3}["'])(?!root\b)[A-Za-z_][\w.-]{0,40}/g,
  /^#SBATCH\s{1,3}(?:--account[ =]|-A\s{0,3})[\w.-]{2,60}/gm,
  new RegExp(
    `(?<![\\w.-])(?:user|username|user_name|userid|login|logname)=(?:["'](?=[^"'\\s]{1,64}["']))?${ACCOUNT}`,
    "gi",
  ),
  // A line of its own; in a chat the assistant answers next.
  new RegExp(
    `^[ \\t]{0,8}(?:user(?:name| name|id)?|owner|login)[ \\t]{0,8}:[ \\t]{1,8}${ACCOUNT}[ \\t]{0,3}\\r?$(?!\\s{1,4}(?:assistant|bot|ai|model)\\b)`,
    "gim",
  ),
  // wandb, with colours or without.
  new RegExp(
    `\\b(?:currently logged in as:?|logged in(?: to \\S{1,80})? as:)[^\\w\\n]{1,6}(?:\\d{1,3}m)?${NO_NAME}[a-z\\d_][\\w.@-]{0,63}`,
    "gi",
  ),
  /\b(?:ssh|scp|sftp|rsync)\s{1,3}(?:[^\s@]{1,60}\s{1,3}){0,6}[a-z_][\w.-]{0,30}@[\w.-]{2,60}/g,
  ...PROMPTS.map(({ source, flags }) => new RegExp(`(?!\\[?root@)(?:${source})`, flags)),
  /\bssh-(?:rsa|dss|ed25519)\s{1,3}AAAA[A-Za-z0-9+/=]{20,}/g,
];
