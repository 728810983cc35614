import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { clusterUrl, ensureCluster, locateCluster, type PostgresCluster } from "./postgres-cluster";
import { EmbeddedPostgresError, explainFileError } from "./postgres-error";
import {
  askToStop,
  findPostmaster,
  type Postmaster,
  spawnPostmaster,
  stopPostmaster,
  waitUntilReady,
} from "./postmaster";
import { identifyProcess, isRunning } from "./process-identity";
import { takeProcessLock, withProcessLock } from "./process-lock";

/** A running Postgres, held by this process until it calls `stop`. */
export interface EmbeddedPostgres {
  url: string;
  /** Whether it was running already: used by another process, or left over by one that was killed. */
  adopted: boolean;
  /**
   * Gives it up. The last process that holds it stops it (fast shutdown) and waits for its end; killed
   * processes hold nothing.
   */
  stop(): Promise<void>;
  /** For a second Ctrl-C: gives it up as `stop` does, and does not wait. */
  abandon(): void;
}

/** Without /proc each look at a process costs a `ps`. */
const WATCH_MS = process.platform === "linux" ? 250 : 2_000;
const ANSWER_TIMEOUT_MS = 5_000;
const LONGEST_BACKOFF_MS = 30_000;
/** Below the ports that systems give to outgoing connections, so that a restart finds its port free. */
const PORTS = { first: 5433, count: 20_000 };

/**
 * Starts the Postgres that npm brought on a database under `directory`, or adopts the one that runs there. While
 * this process holds it, a Postgres that ends unexpectedly is started again on the same port.
 *
 * @param log hears, in one line each, what is out of the ordinary.
 * @throws EmbeddedPostgresError with words for the user.
 */
export async function startEmbeddedPostgres({
  directory,
  log = () => {},
}: {
  directory: string;
  log?: (line: string) => void;
}): Promise<EmbeddedPostgres> {
  const cluster = locateCluster(directory, log);
  try {
    const lock = await takeProcessLock(cluster.lock, (pid) =>
      log(`process ${pid} is starting or stopping the same database; waiting for it`),
    );
    try {
      await ensureCluster(cluster);
      const running = await findAnswering(cluster);
      if (running && liveUsers(cluster).length === 0) log("took over the Postgres of an interrupted run");
      const { port } = running ?? (await start(cluster));
      return hold(cluster, port, running !== null, log);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw explainFileError(error, "The database can't be started", directory);
  }
}

/** The URL of the Postgres that runs on a database under `directory`, or null; starts and holds nothing. */
export async function findEmbeddedPostgres({ directory }: { directory: string }): Promise<string | null> {
  const cluster = locateCluster(directory, () => {});
  const running = existsSync(cluster.data) ? await findAnswering(cluster) : null;
  return running && clusterUrl(cluster, running.port);
}

function hold(
  cluster: PostgresCluster,
  port: number,
  adopted: boolean,
  log: (line: string) => void,
): EmbeddedPostgres {
  mkdirSync(cluster.users, { recursive: true });
  const held = join(cluster.users, `${identifyProcess(process.pid)} ${randomUUID()}`);
  writeFileSync(held, "");
  const watch = watchOver(cluster, port, log);
  return {
    url: clusterUrl(cluster, port),
    adopted,
    async stop() {
      await watch.end();
      await withProcessLock(cluster.lock, async () => {
        rmSync(held, { force: true });
        const running = findPostmaster(cluster);
        if (running && liveUsers(cluster).length === 0) await stopPostmaster(cluster, running);
      });
    },
    abandon() {
      rmSync(held, { force: true });
      const running = findPostmaster(cluster);
      if (running && liveUsers(cluster).length === 0) askToStop(running);
    },
  };
}

/** Names of the files in `users` whose process lives; the others are deleted. */
function liveUsers({ users }: PostgresCluster): string[] {
  if (!existsSync(users)) return [];
  return readdirSync(users).filter((name) => {
    const alive = isRunning(name.split(" ", 1)[0] ?? "");
    if (!alive) rmSync(join(users, name), { force: true });
    return alive;
  });
}

/** Starts Postgres again whenever it is gone, until `end`. */
function watchOver(cluster: PostgresCluster, port: number, log: (line: string) => void) {
  const ending = new AbortController();
  const rest = (ms: number) => pause(ms, undefined, { ref: false, signal: ending.signal }).catch(() => {});
  async function lookAfter(): Promise<void> {
    if (findPostmaster(cluster) !== null) return;
    await withProcessLock(cluster.lock, async () => {
      if (ending.signal.aborted || (await waitUntilReady(cluster)) !== null) return;
      log(`Postgres ended unexpectedly (${cluster.log}); starting it again`);
      if ((await spawnPostmaster(cluster, port)) === null) throw new Error(`port ${port} is taken`);
      log("Postgres is back");
    });
  }
  async function run(): Promise<void> {
    let wait = WATCH_MS;
    while (!ending.signal.aborted) {
      await rest(wait);
      try {
        if (!ending.signal.aborted) await lookAfter();
        wait = WATCH_MS;
      } catch (error) {
        wait = Math.min(2 * wait, LONGEST_BACKOFF_MS);
        log(`Postgres did not come back: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
  const ended = run();
  return {
    async end() {
      ending.abort();
      await ended;
    },
  };
}

/** A port that stays the same for a directory as long as it is free. */
async function start(cluster: PostgresCluster): Promise<Postmaster> {
  const offset = createHash("sha256").update(cluster.home).digest().readUInt32BE() % PORTS.count;
  for (let step = 0; step < PORTS.count; step++) {
    const port = PORTS.first + ((offset + step) % PORTS.count);
    if (!(await isFree(port))) continue;
    const started = await spawnPostmaster(cluster, port);
    if (started) return started;
  }
  throw new EmbeddedPostgresError("Postgres found no free port on 127.0.0.1.");
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/**
 * The server that runs and answers with our password, or null if none runs. One that was killed just now is
 * still there for a moment.
 */
async function findAnswering(cluster: PostgresCluster): Promise<Postmaster | null> {
  for (const end = Date.now() + ANSWER_TIMEOUT_MS; ; await pause(WATCH_MS)) {
    const running = await waitUntilReady(cluster);
    if (running === null) return null;
    const sql = postgres(clusterUrl(cluster, running.port), {
      max: 1,
      connect_timeout: 30,
      onnotice: () => {},
    });
    try {
      await sql`select 1 /* findAnswering */`;
      return running;
    } catch (error) {
      if (Date.now() < end) continue;
      throw new EmbeddedPostgresError(
        `Postgres (process ${running.pid}) does not answer on port ${running.port} to the password in ` +
          `${cluster.password}: ${error instanceof Error ? error.message : error}`,
      );
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}
