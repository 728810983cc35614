const NAME_WIDTH = 11;
const TEXT_WIDTH = 44;
/** A step that is quicker is told once, when it is done. */
const QUIET_MS = 1_000;

/** Prints one line of a script's report: `  postgres   ready on 127.0.0.1:5433        0.9 s`. */
export function say(name: string, text: string, seconds?: number): void {
  const time = seconds === undefined ? "" : `${seconds.toFixed(1).padStart(6)} s`;
  console.log(`  ${name.padEnd(NAME_WIDTH)}${text.padEnd(time ? TEXT_WIDTH : 0)}${time}`);
}

/**
 * Does one step of a script and prints what came of it with the time it took; what it is about to do, too, if
 * that takes longer.
 */
export async function step<T>(
  name: string,
  doing: string,
  work: () => Promise<{ done: string; result: T }>,
): Promise<T> {
  const started = performance.now();
  const timer = setTimeout(() => say(name, `${doing} …`), QUIET_MS);
  try {
    const { done, result } = await work();
    say(name, done, (performance.now() - started) / 1000);
    return result;
  } finally {
    clearTimeout(timer);
  }
}
