import { setTimeout as pause } from "node:timers/promises";
import { describeFailure } from "./failure";

/** What a script is given to end cleanly whatever ends it. */
export interface ScriptRun {
  /** Aborted by SIGINT and SIGTERM; long steps listen to it. */
  signal: AbortSignal;
  /**
   * Registers what must be undone at the end, the last first. `abandon` does without waiting what can be done
   * when a second Ctrl-C ends the script at once.
   */
  atEnd(close: () => Promise<void>, abandon?: () => void): void;
}

/** npm passes on a Ctrl-C that the terminal has sent to the script already: within this time they are one. */
const SAME_CTRL_C_MS = 700;
const PARENT_POLL_MS = 1_000;

/**
 * Runs a script to its end: its exit code, or `"serving"` if it shall live until a signal. Failures are printed,
 * and what the script registered is undone in every case.
 *
 * @param codes exit codes after a signal and after a failure.
 */
export async function runScript(
  { interrupted, failed = 1 }: { interrupted: number; failed?: number },
  main: (run: ScriptRun) => Promise<number | "serving">,
): Promise<void> {
  const closings: { close: () => Promise<void>; abandon?: (() => void) | undefined }[] = [];
  const abort = new AbortController();
  const closed = new AbortController();
  let firstSignal = 0;
  function onSignal(): void {
    if (abort.signal.aborted) {
      if (Date.now() - firstSignal < SAME_CTRL_C_MS) return;
      for (const { abandon } of closings) abandon?.();
      process.exit(130);
    }
    firstSignal = Date.now();
    abort.abort();
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  void leaveWithNpm(closed.signal, onSignal);

  const atEnd: ScriptRun["atEnd"] = (close, abandon) => closings.unshift({ close, abandon });
  let code: number;
  try {
    const result = await Promise.race([main({ signal: abort.signal, atEnd }), brokenElsewhere()]);
    if (result === "serving") await aborted(abort.signal);
    code = result === "serving" ? interrupted : result;
  } catch (error) {
    if (!abort.signal.aborted) console.error(`\n${describeFailure(error)}`);
    code = failed;
  }
  if (abort.signal.aborted) code = interrupted;
  for (const { close } of closings) {
    try {
      await close();
    } catch (error) {
      console.error(describeFailure(error));
      code ||= failed;
    }
  }
  closed.abort();
  await Promise.all([process.stdout, process.stderr].map(printed));
  process.exit(code);
}

/**
 * Waits until all that was printed has left, or its reader has: a pipe takes 64 KiB, and what still waits for it would
 * be lost with the process.
 */
function printed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once("error", () => resolve());
    stream.write("", () => resolve());
  });
}

/** Rejects with what is thrown where nobody waits for it, as by a driver whose connection was cut. */
function brokenElsewhere(): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    process.on("uncaughtException", reject);
    process.on("unhandledRejection", reject);
  });
  // Once a script has ended or serves, nobody waits for this either.
  broken.catch(() => {});
  return broken;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}

/** After `kill -9` of npm nobody would know of the script any more, and it would keep its port: it ends, too. */
async function leaveWithNpm(signal: AbortSignal, leave: () => void): Promise<void> {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  while (process.ppid === parent) {
    await pause(PARENT_POLL_MS, undefined, { ref: false, signal }).catch(() => {});
    if (signal.aborted) return;
  }
  leave();
}
