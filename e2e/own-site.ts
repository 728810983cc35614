import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { findEmbeddedPostgres } from "@/db/embedded-postgres";
import { makeScratchDirectory } from "@/db/scratch-directory";
import { findFreePort, type OwnServer, startServer } from "./server";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** How a command ended, and what it printed. */
export interface CommandEnd {
  code: number;
  output: string;
  errors: string;
}

/** A server that the tests of one file have for themselves, with all the data of the seed. */
export class OwnSite {
  private constructor(
    readonly directory: string,
    readonly port: number,
    private readonly server: OwnServer,
  ) {}

  /** @param settings environment variables of the server. */
  static async start(name: string, settings: Readonly<Record<string, string>> = {}): Promise<OwnSite> {
    const directory = makeScratchDirectory(name);
    const port = await findFreePort();
    return new OwnSite(directory, port, await startServer(directory, port, settings));
  }

  get url(): string {
    return this.server.url;
  }

  /** Runs `npm run <name> -- <args>` beside the server, on its data. */
  run(
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<CommandEnd> {
    const { DATABASE_URL: _other, ...inherited } = process.env;
    const data = { EFFICIENTLLM_DATA: this.directory, XDG_CONFIG_HOME: this.directory };
    const command = [join(ROOT, "scripts", "run.mjs"), name, ...args];
    const settings = { cwd: ROOT, env: { ...inherited, ...data, ...env }, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((resolve) => {
      execFile(process.execPath, command, settings, (error, output, errors) => {
        const code = error === null ? 0 : error.code;
        resolve({ code: typeof code === "number" ? code : -1, output, errors });
      });
    });
  }

  /** How many bundles, files and chunks of files are stored. */
  async stored(): Promise<{ bundles: number; files: number; chunks: number }> {
    const url = await findEmbeddedPostgres({ directory: this.directory });
    if (url === null) throw new Error("no Postgres runs");
    const sql = postgres(url, { max: 1 });
    try {
      const [row] = await sql<{ bundles: number; files: number; chunks: number }[]>`
        select (select count(*)::int from bundles) as bundles,
          (select count(*)::int from bundle_files) as files,
          (select count(*)::int from bundle_file_chunks) as chunks`;
      if (!row) throw new Error("nothing was counted");
      return { ...row };
    } finally {
      await sql.end();
    }
  }

  async end(): Promise<void> {
    await this.server.end("SIGTERM");
    rmSync(this.directory, { recursive: true, force: true });
  }
}
