import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** A developer's own settings, which must not reach a server of these tests. */
const OWN_SETTINGS = [
  "DATABASE_URL",
  "HOSTNAME",
  "AUTH_SECRET",
  "GITHUB_CLIENT_ID",
  "GITHUB_CLIENT_SECRET",
  "SMTP_URL",
  "TRUST_PROXY",
];
const START_TIMEOUT_MS = 180_000;

/** A server that `npm start` would start, on a port and with a database of its own. */
export interface OwnServer {
  process: ChildProcess;
  url: string;
  /** What it told so far: one line a step of its start, the address last. */
  readonly report: string;
  /** Sends the signal, waits for the end, and tells how it came: an exit code or a signal. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number | string>;
}

/** A port that is free at this moment. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("the probe has no port");
  return address.port;
}

/**
 * Starts scripts/start.ts with its data in `directory` and waits for the address it prints last.
 *
 * @param settings more environment variables of the server.
 * @throws with all that it printed if it ends before.
 */
export async function startServer(
  directory: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnServer> {
  const inherited = { ...process.env };
  for (const name of OWN_SETTINGS) delete inherited[name];
  const child = spawn(process.execPath, [join(ROOT, "scripts", "run.mjs"), "start"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    // With npm's mark it ends when the process that started it is gone.
    env: {
      ...inherited,
      ...settings,
      PORT: String(port),
      EFFICIENTLLM_DATA: directory,
      npm_lifecycle_event: "start",
    },
  });
  const url = `http://localhost:${port}`;
  let output = "";
  const address = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(url)) resolve();
      });
    }
  });
  const ended = once(child, "exit");
  // Aborted once it has started: what is late then is no start any more.
  const settled = new AbortController();
  const outcome = await Promise.race([
    address.then(() => "started" as const),
    ended.then(() => "ended" as const),
    pause(START_TIMEOUT_MS, "late" as const, { signal: settled.signal }).catch(() => "late" as const),
  ]);
  settled.abort();
  if (outcome !== "started") {
    child.kill("SIGTERM");
    throw new Error(`the server did not start:\n${output}`);
  }
  return {
    process: child,
    url,
    get report() {
      return output;
    },
    async end(signal) {
      child.kill(signal);
      const [code, by] = await ended;
      return code ?? by;
    },
  };
}
