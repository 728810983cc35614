import { spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  fchownSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { PostgresCluster } from "./postgres-cluster";
import { EmbeddedPostgresError, errorCode, explainFileError } from "./postgres-error";
import { postgresChild } from "./postgres-user";
import { commandLine, identifyProcess, isRunning } from "./process-identity";

/** The running server process of a cluster, as its `postmaster.pid` tells. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

const POLL_MS = 10;
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;
/** Log lines, telling that a start may succeed a moment later: backends of a killed server are still leaving. */
const STILL_IN_USE = /pre-existing shared memory block/;
const PORT_IN_USE = /could not bind|could not create any TCP\/IP sockets/;
const DISK_FULL = /No space left on device|Disk quota exceeded/;

/** The server that runs on a cluster, or null. A pid that meanwhile belongs to another program does not count. */
export function findPostmaster(cluster: PostgresCluster): Postmaster | null {
  const lines = readPidFile(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || identifyProcess(pid) === null || !servesCluster(pid, cluster)) return null;
  const port = Number(lines[3]);
  return { pid, port, ready: port > 0 && lines[7]?.trim() === "ready" };
}

/** Waits until a server that was found starting is ready; null if it ended meanwhile. */
export async function waitUntilReady(cluster: PostgresCluster): Promise<Postmaster | null> {
  const end = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const found = findPostmaster(cluster);
    if (found === null || found.ready) return found;
    if (Date.now() > end) {
      throw new EmbeddedPostgresError(
        `Postgres (process ${found.pid}) did not become ready; ${cluster.log} says why.`,
      );
    }
    await pause(POLL_MS);
  }
}

/**
 * Starts the server of a cluster that none runs on, in a process group of its own: Ctrl-C in a terminal does not
 * reach it before the web server has stopped.
 *
 * @returns null if the port is taken.
 * @throws EmbeddedPostgresError if the server ends again.
 */
export async function spawnPostmaster(cluster: PostgresCluster, port: number): Promise<Postmaster | null> {
  for (const end = Date.now() + STOP_TIMEOUT_MS; ; ) {
    disownPidFile(cluster);
    const { pid, ended, output } = launch(cluster, port);
    for (let over = false; !over; ) {
      over = await Promise.race([ended.then(() => true), pause(POLL_MS, false)]);
      const found = findPostmaster(cluster);
      if (found?.ready && found.pid === pid) return found;
    }
    const said = output();
    if (PORT_IN_USE.test(said)) return null;
    if (STILL_IN_USE.test(said) && Date.now() < end) {
      await pause(20 * POLL_MS);
      continue;
    }
    const reason = said.split("\n").findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? (await ended);
    if (DISK_FULL.test(said)) {
      throw new EmbeddedPostgresError(
        `Postgres can't start: the disk that holds ${cluster.home} is full; free some space.`,
      );
    }
    throw new EmbeddedPostgresError(`Postgres did not start: ${reason.trim()}\nIts log is ${cluster.log}.`);
  }
}

/** Asks a server for a fast shutdown: clients are disconnected, everything committed is kept. */
export function askToStop({ pid }: Postmaster): void {
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if (errorCode(error) !== "ESRCH")
      throw explainFileError(error, "Postgres can't be stopped", `process ${pid}`);
  }
}

/** Stops a server and waits until it has ended. */
export async function stopPostmaster(cluster: PostgresCluster, postmaster: Postmaster): Promise<void> {
  const identity = identifyProcess(postmaster.pid);
  askToStop(postmaster);
  const end = Date.now() + STOP_TIMEOUT_MS;
  while (identity !== null && isRunning(identity)) {
    if (Date.now() > end) {
      throw new EmbeddedPostgresError(
        `Postgres (process ${postmaster.pid}) does not stop; ${cluster.log} says why.`,
      );
    }
    await pause(POLL_MS);
  }
}

function launch({ user, binaries, data, log }: PostgresCluster, port: number) {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    log_checkpoints: "off",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
  const file = openSync(log, "a+", 0o600);
  if (user) fchownSync(file, user.uid, user.gid);
  const before = fstatSync(file).size;
  const server = spawn(binaries.postgres, ["-D", data, ...flags], {
    ...postgresChild(user),
    detached: true,
    stdio: ["ignore", file, file],
  });
  closeSync(file);
  server.unref();
  const ended = new Promise<string>((resolve) => {
    server.once("error", (error) => resolve(error.message));
    server.once("exit", (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}`));
  });
  const output = () => readFileSync(log).subarray(before).toString("utf8");
  return { pid: server.pid, ended, output };
}

/** A postmaster works in its data directory, which tells it from whatever has its pid now, and from a copy's. */
function servesCluster(pid: number, { data }: PostgresCluster): boolean {
  try {
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(data)];
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    return commandLine(pid).split(/[\0 ]/).includes(data);
  }
}

function readPidFile({ data }: PostgresCluster): string[] | null {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw explainFileError(error, "The database can't be opened", data);
  }
}

/**
 * After `kill -9` the file names a pid that another program may have by now, or that a zombie keeps, and Postgres
 * would take that for itself running. With the pid of its own parent instead, which it knows to ignore, it still
 * checks by the rest of the file that no backend of the killed server is left.
 */
function disownPidFile(cluster: PostgresCluster): void {
  const lines = readPidFile(cluster);
  if (!lines) return;
  const path = join(cluster.data, "postmaster.pid");
  try {
    writeFileSync(`${path}.new`, [process.pid, ...lines.slice(1)].join("\n"), { mode: 0o600 });
    if (cluster.user) chownSync(`${path}.new`, cluster.user.uid, cluster.user.gid);
    renameSync(`${path}.new`, path);
  } finally {
    rmSync(`${path}.new`, { force: true });
  }
}
