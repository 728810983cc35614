import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * One word that names a running process for good: its pid with the time it started, since systems use pids
 * again. Null when no such process runs (a zombie does not run).
 */
export function identifyProcess(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  const started = process.platform === "linux" ? startOnLinux(pid) : startByPs(pid);
  return started === null ? null : `${pid}.${started}`;
}

/** Whether the process that `identifyProcess` once named still runs. */
export function isRunning(identity: string): boolean {
  return identifyProcess(Number(identity.split(".", 1)[0])) === identity;
}

/** The command line of a process, its words divided by NUL or spaces; empty when it can't be read. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return ps("command=", pid);
  } catch {
    return "";
  }
}

// Ticks since boot repeat after a restart of the machine: the boot's id tells the two apart.
const boot = process.platform === "linux" ? readBoot() : "";

function readBoot(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8);
  } catch {
    return "";
  }
}

function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name, which may hold blanks and brackets: count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, start] = [fields[0], fields[19]];
    return state === "Z" || state === "X" || start === undefined ? null : `${start}.${boot}`;
  } catch {
    return null;
  }
}

function startByPs(pid: number): string | null {
  try {
    const line = ps("stat=,lstart=", pid).trim();
    if (line === "" || line.startsWith("Z")) return null;
    return line.replace(/^\S+\s+/, "").replace(/[^A-Za-z0-9]+/g, "-");
  } catch {
    return null;
  }
}

function ps(columns: string, pid: number): string {
  return execFileSync("ps", ["-o", columns, "-p", String(pid)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, LC_ALL: "C" },
  });
}
