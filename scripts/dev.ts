// npm run dev: the database as for npm start, and Next's development server.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepAuthSecret } from "@/db/auth-secret";
import { dataDirectory, prepareDatabase } from "./database";
import { MAX_HEADER_BYTES } from "./refused-request";
import { runScript } from "./script-run";
import { checkPort, readListening } from "./web-server";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

await runScript({ interrupted: 0 }, async (run) => {
  const listening = readListening();
  await checkPort(listening);
  const url = await prepareDatabase(run);
  const next = join(ROOT, "node_modules", "next", "dist", "bin", "next");
  const { port, host } = listening;
  const child = spawn(process.execPath, [next, "dev", "--port", String(port), "--hostname", host], {
    cwd: ROOT,
    stdio: "inherit",
    env: {
      ...process.env,
      NODE_ENV: "development",
      DATABASE_URL: url,
      AUTH_SECRET: process.env.AUTH_SECRET || keepAuthSecret(dataDirectory()),
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --max-http-header-size=${MAX_HEADER_BYTES}`.trim(),
    },
  });
  run.signal.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
  return await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
});
