import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "./failure";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs a program of an installed package (its path inside node_modules) on this terminal, until it ends.
 *
 * @throws Failure if it ends with another exit code than 0.
 */
export async function runTool(
  program: string,
  args: string[],
  { signal, env = {} }: { signal: AbortSignal; env?: Record<string, string> },
): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, "node_modules", program), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  signal.removeEventListener("abort", stop);
  if (code !== 0) throw new Failure(`${program} failed.`);
}
