import { execFile } from "node:child_process";
import { readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { findEmbeddedPostgres } from "@/db/embedded-postgres";
import { makeScratchDirectory } from "@/db/scratch-directory";
import { findFreePort, type OwnServer, startServer } from "./server";

const RUN = fileURLToPath(new URL("../scripts/run.mjs", import.meta.url));
/** Everything that a submission may leave behind. */
const TABLES = [
  "bundles",
  "bundle_files",
  "bundle_file_chunks",
  "events",
  "results",
  "dataset_versions",
  "mail_outbox",
];

type Settings = Readonly<Record<string, string>>;
type Row = Record<string, unknown>;

/** A server with a database of its own, which a test may fill, lock and kill. */
export class KillableSite {
  readonly #servers: OwnServer[] = [];

  private constructor(
    /** Of its data; tests may put files there, too. */
    readonly directory: string,
    readonly port: number,
  ) {}

  /** @param settings environment variables of the server, in which it does not have its defaults. */
  static async start(name: string, settings: Settings = {}): Promise<KillableSite> {
    const site = new KillableSite(makeScratchDirectory(name), await findFreePort());
    await site.restart(settings);
    return site;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** All that its servers ever printed. */
  get log(): string {
    return this.#servers.map(({ report }) => report).join("\n");
  }

  get pid(): number {
    const pid = this.#servers.at(-1)?.process.pid;
    if (pid === undefined) throw new Error("no server runs");
    return pid;
  }

  /** Ends the server at once, as `kill -9` does; its Postgres goes on. */
  async kill(): Promise<void> {
    await this.#servers.at(-1)?.end("SIGKILL");
  }

  async restart(settings: Settings = {}): Promise<void> {
    this.#servers.push(await startWith(settings, this.directory, this.port));
  }

  async end(): Promise<void> {
    await this.#servers.at(-1)?.end("SIGTERM");
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** A connection of its own to the database; to be ended by who asked for it. */
  async connect(): Promise<postgres.Sql> {
    const url = await findEmbeddedPostgres({ directory: this.directory });
    if (url === null) throw new Error("no Postgres runs");
    return postgres(url, { max: 1, onnotice: () => {} });
  }

  /** Asks its database: one statement and its rows. */
  async query(statement: string): Promise<Row[]> {
    const sql = await this.connect();
    try {
      return [...(await sql.unsafe(statement))];
    } finally {
      await sql.end();
    }
  }

  /** How many rows each table has that a submission writes to. */
  async stored(): Promise<Record<string, number>> {
    const counts = TABLES.map((table) => `(select count(*)::int from ${table}) as ${table}`);
    const [row = {}] = await this.query(`select ${counts.join(", ")}`);
    return Object.fromEntries(Object.entries(row).map(([table, count]) => [table, Number(count)]));
  }

  /**
   * Files of uploads: those that its server has open, which have no names, and what any of its servers left in the
   * system's place for such.
   */
  uploadFiles(): string[] {
    const marks = this.#servers.map(({ process }) => `efficientllm-upload-${process.pid}-`);
    const isOne = (path: string) => marks.some((mark) => path.includes(mark));
    return [...readdirSync(tmpdir()), ...openFiles(this.pid)].filter(isOne);
  }

  /** Runs `npm run NAME -- …` beside the server, on its data. */
  async run(name: string, args: readonly string[], input = ""): Promise<{ code: number; output: string }> {
    const { DATABASE_URL: _other, ...env } = process.env;
    const options = {
      env: { ...env, EFFICIENTLLM_DATA: this.directory },
      maxBuffer: 256 * 1024 * 1024,
    };
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [RUN, name, ...args], options, (_error, output) => {
        resolve({ code: child.exitCode ?? -1, output });
      });
      child.stdin?.end(input);
    });
  }
}

/** A server inherits the environment of who starts it: here it has these besides. */
async function startWith(settings: Settings, directory: string, port: number): Promise<OwnServer> {
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, settings);
  try {
    return await startServer(directory, port);
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** What a process has open; nothing where the system does not tell. */
function openFiles(pid: number): string[] {
  const directory = join("/proc", String(pid), "fd");
  try {
    return readdirSync(directory).flatMap((name) => linkTarget(join(directory, name)));
  } catch {
    return [];
  }
}

function linkTarget(path: string): string[] {
  try {
    return [readlinkSync(path)];
  } catch {
    // Closed in the meantime.
    return [];
  }
}
