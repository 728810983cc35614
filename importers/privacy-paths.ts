/** Of a part of a path; of a name of a person in any script. */
const CHARACTER = "[\\p{L}\\p{M}\\p{N}_.@+=~%-]";
const NAME = "[\\p{L}\\p{M}\\p{N}_.@-]{1,64}";
/** Before the "/" that a path begins with: no word ("and/or"), address, closing tag, formula, or request ("GET /x/y"). */
const NO_BEGINNING =
  "(?<![\\p{L}\\p{M}\\p{N}_.…\\/\\\\<>)\\]}*$%#?&~-]|\\b(?:GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS|Route:) )";
/** "-I/data/include". */
const OPTION = "(?<=[\\s\"']-[A-Za-z])";

/** Any path from the root with two parts or more. What is the same on all machines is told by `isPublicPath`. */
export const ABSOLUTE_PATH = new RegExp(
  `(?:${NO_BEGINNING}|${OPTION})\\/(?:${CHARACTER}{1,120}\\/){1,40}${CHARACTER}{1,120}`,
  "gu",
);

const PUBLIC_ROOTS = [
  // Routes of servers.
  "v\\d+|api|openai|inference|generate|completions?|chat|health|metrics|predict|invocations|tokenize|infer|ping",
  // What systems and their packages bring.
  "bin|sbin|lib(?:32|64|x32)?|etc|proc|sys|boot|snap",
  "dev/(?!shm/)[\\w-]{1,40}",
  "usr/(?:s?bin|lib(?:32|64|exec)?|include|share|src|games)",
  "usr/local/(?:s?bin|lib(?:32|64|exec)?|include|share|src|etc|man|games|cuda[\\w.-]*|nvidia|tensorrt)",
  "opt/(?:rh|nvidia|rocm[\\w.-]*|intel|hpcx|amazon)",
  "opt/(?:conda|venv|miniconda3?|anaconda3?)/(?:bin|lib|include|share|pkgs|etc)",
  // What stands in instructions.
  "path/to|your|some/path",
];
const PUBLIC_PATH = new RegExp(`^/(?:${PUBLIC_ROOTS.join("|")})(?![\\w.-])`);

/** Whether a path is the same on all machines, or no path at all: a route of a server, a library of the system, a date. */
export function isPublicPath(path: string): boolean {
  return PUBLIC_PATH.test(path) || !/\p{L}/u.test(path);
}

/** Homes, wherever they are mounted: /home/a, /data/home/a, /mnt/c/Users/a, /u/a. */
export const HOME = new RegExp(
  `(?:(?<![\\p{L}\\p{M}\\p{N}_.\\/-])|(?<=\\bfile:\\/\\/)|${OPTION})(?:\\/${CHARACTER}{1,60}){0,12}\\/(?:homes?|Users|users?|u|people)\\d{0,3}\\/${NAME}`,
  "gu",
);

/** C:\Users\a, also as JSON writes it and with slashes. */
export const WINDOWS_HOME = new RegExp(
  `(?<!\\w)[A-Za-z]:(?:\\\\{1,2}|\\/)(?:Users|Documents and Settings)(?:\\\\{1,2}|\\/)${NAME}`,
  "giu",
);

/** D:\x\y. In JSON a single backslash begins an escape: "A:\n" is no path. */
export const DRIVE_PATH =
  /(?<!\w)[A-Za-z]:(?:\\\\|\\(?![nrtbf](?![a-z])|["\\/u]))[\p{L}\p{M}\p{N}_ .@+=-]{1,120}(?:\\{1,2}[\p{L}\p{M}\p{N}_ .@+=-]{1,120}){0,40}/gu;

/** The share of a server, as it is and as JSON writes it. */
export const SHARE_PATH =
  /(?<![\w\\])(?:\\{2}[A-Za-z][\w.-]{1,60}\\(?!\\)|\\{4}[A-Za-z][\w.-]{1,60}\\{2})[\w.$ -]{1,80}/g;

/** Out of the folder that it is seen from: "./results/x" stays inside and tells nothing. */
export const PATH_UPWARDS = new RegExp(
  `(?<![\\w.])(?:\\.\\/)?(?:\\.\\.\\/){1,20}(?:${CHARACTER}{1,120}\\/){1,40}${CHARACTER}{1,120}`,
  "gu",
);

export const HOME_OF_ONE = new RegExp(`(?<![\\w/])~\\/${CHARACTER}{1,120}`, "gu");

export const FILE_ADDRESS = /\bfile:\/{1,4}[^\s"'<>]{2,300}/gi;

/** A folder right below the root, where it is said whose it is. Those of images and systems tell nothing. */
export const WORKING_FOLDER = new RegExp(
  `(?<![\\w-])(?:cwd|pwd|oldpwd|home|work_?dir|working[ _-]?dir(?:ectory)?)["']?\\s{0,3}[:=]\\s{0,3}["']?\\/(?!(?:root|workspace|workdir|work|app|data\\d?|code|src|repo|opt|mnt|srv|home|tmp|usr|var|run|scratch|models?|vllm-workspace|sgl-workspace)(?![\\p{L}\\p{N}_.-]))${CHARACTER}{2,120}`,
  "giu",
);
