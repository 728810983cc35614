const CLOCK = /\b(\d{4})[-/]?(\d{2})[-/]?(\d{2})[ T-](\d{2}):?(\d{2}):?(\d{2})/;
const EVERY_CLOCK = new RegExp(CLOCK, "g");
/** Where a log begins and ends: what lies between tells no more. */
const LOOKED_AT = 16_384;

/** Milliseconds since 1970 of what a clock showed, read as UTC: tools write no zone. null where it is no time. */
export function clockMs(text: string | undefined): number | null {
  const [, ...parts] = CLOCK.exec(text ?? "") ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  if (parts.length === 0 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The time between the first and the last clock in a log; null where it holds none. */
export function clockSpan(log: string): { from: number; to: number } | null {
  const ends = [log.slice(0, LOOKED_AT), log.slice(-LOOKED_AT)];
  const times = ends.flatMap((end) =>
    [...end.matchAll(EVERY_CLOCK)].flatMap(([match]) => clockMs(match) ?? []),
  );
  return times.length === 0 ? null : { from: Math.min(...times), to: Math.max(...times) };
}

/** The time that ended when a clock showed this, after so many seconds. null where the clock shows no time. */
export function endedAt(
  clock: string | undefined,
  seconds: number | null,
): { from: number; to: number } | null {
  const to = clockMs(clock);
  return to === null ? null : { from: to - 1000 * (seconds ?? 0), to };
}
