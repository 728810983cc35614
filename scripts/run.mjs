// Runs scripts/<name>.ts, after installing what is missing: `node scripts/run.mjs start`. It may import nothing but
// Node itself, since it runs before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SCRIPTS = join(ROOT, "scripts");
const LOCKFILE = join(ROOT, "package-lock.json");
const INSTALLED = join(ROOT, "node_modules", ".package-lock.json");
const MARKER = join(ROOT, "node_modules", ".installed-from");
const OLDEST_NODE = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(`This needs Node ${OLDEST_NODE.join(".")} or later; this is Node ${process.versions.node}.`);
}
const [name = "", ...args] = process.argv.slice(2);
const script = join(SCRIPTS, `${name}.ts`);
if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(script)) {
  const commands = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).scripts;
  const ours = Object.keys(commands).filter((command) => commands[command].includes("scripts/run.mjs"));
  fail(`There is no script "${name}". There are: ${ours.map((command) => `npm run ${command}`).join(", ")}.`);
}
await installWhatIsMissing();
// In this process, not in a child: no signal has to be passed on and none can be lost.
process.argv.splice(1, process.argv.length, script, ...args);
await import("tsx");
await import(pathToFileURL(script).href);

function fail(message) {
  console.error(message);
  process.exit(1);
}

async function installWhatIsMissing() {
  if (isInstalled()) return;
  const lock = join(ROOT, ".data", "install.lock");
  const release = await takeLock(lock);
  try {
    if (!isInstalled()) await install();
  } finally {
    release();
  }
}

function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const wanted = readFileSync(LOCKFILE);
  // With the time of npm's own record: another npm command may have changed what is there.
  const state = `${createHash("sha256").update(wanted).digest("hex")} ${statSync(INSTALLED).mtimeMs}`;
  if (existsSync(MARKER) && readFileSync(MARKER, "utf8") === state) return true;
  if (
    !holdsAll(JSON.parse(wanted.toString()).packages, JSON.parse(readFileSync(INSTALLED, "utf8")).packages)
  ) {
    return false;
  }
  try {
    writeFileSync(MARKER, state);
  } catch {
    // A checkout that belongs to another user: compared anew each time.
  }
  return true;
}

/** Whether all packages of a lockfile are installed, in these versions; optional ones may be for other platforms. */
function holdsAll(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === "" || link) return true;
    return installed[path] ? installed[path].version === version : Boolean(optional || devOptional);
  });
}

async function install() {
  console.log("  packages   installing from package-lock.json …");
  const started = performance.now();
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const child = spawn(program, [...first, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "development" },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.once("error", (error) => fail(`npm can't be started: ${error.message}`));
    child.once("exit", (exit, signal) => resolve(signal ? 1 : exit));
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  if (code !== 0) fail("The packages could not be installed (`npm ci` failed; its reasons stand above).");
  isInstalled();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  packages   installed ${seconds.padStart(35)} s`);
}

/** One install at a time; a lock whose process has ended is void. */
async function takeLock(path) {
  const holder = join(path, "pid");
  try {
    mkdirSync(join(path, ".."), { recursive: true });
    for (let told = false; ; ) {
      try {
        mkdirSync(path);
        writeFileSync(holder, String(process.pid));
        const release = () => rmSync(path, { recursive: true, force: true });
        process.once("exit", release);
        return release;
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      if (!told) console.log("  packages   another run is installing them; waiting for it …");
      told = true;
      await pause(500);
      if (!holderLives(path, holder)) rmSync(path, { recursive: true, force: true });
    }
  } catch (error) {
    fail(`The packages are to be installed, but ${path} can't be made: ${error.message}.`);
  }
}

function holderLives(path, holder) {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  try {
    const pid = Number(readFileSync(holder, "utf8"));
    process.kill(pid, 0);
    // Pids are used again, in containers first of all: neither this process nor an old one is installing.
    return pid !== process.pid && age < 30 * 60_000;
  } catch (error) {
    if (error.code === "EPERM") return true;
    if (error.code === "ESRCH") return false;
    // Made a moment ago, its pid not yet written.
    return age < 5_000;
  }
}
