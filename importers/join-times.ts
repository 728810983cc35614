/** When something was measured, in milliseconds since 1970 of a clock whose zone is not known. */
export interface TimeSpan {
  from: number;
  to: number;
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Clocks of two zones, from UTC-12 to UTC+14, differ by up to 26 hours. */
const ZONES_MS = 26 * HOUR_MS;
/** All zones of today differ by quarters of an hour (IANA time zone database). */
const ZONE_STEP_MS = 15 * MINUTE_MS;
/** What two clocks of one machine may differ by, or a log be stopped after its run. A judgement. */
const SLACK_MS = 2 * MINUTE_MS;
/** A log that is so many times as long as its run, or as short, tells of something else. A judgement. */
const MUCH_LONGER = 2;

/**
 * What speaks against a log being of a run, by when and how long both took; null where nothing does, or one of them does
 * not say. Times that differ as the clocks of two zones do are no objection.
 */
export function timeObjection(log: readonly TimeSpan[], run: readonly TimeSpan[]): string | null {
  if (log.length === 0 || run.length === 0) return null;
  const apart = Math.min(...log.flatMap((x) => run.map((y) => gap(x, y))));
  if (apart > SLACK_MS && !log.some((x) => run.some((y) => mayBeOfZones(x, y)))) {
    return `its times are ${spanText(apart)} away from those of the run`;
  }
  const [logged, ran] = [lengthOf(log), lengthOf(run)];
  if (logged === 0 || ran === 0) return null;
  const lengths = `it covers ${spanText(logged)} and the run took ${spanText(ran)}`;
  if (logged > MUCH_LONGER * ran + SLACK_MS)
    return `${lengths}: what was before and after counts in its means`;
  return MUCH_LONGER * logged + SLACK_MS < ran ? `${lengths}: most of the run is not in it` : null;
}

function gap(x: TimeSpan, y: TimeSpan): number {
  return Math.max(0, x.from - y.to, y.from - x.to);
}

/** Whether two spans are one time as the clocks of two zones show it. */
function mayBeOfZones(x: TimeSpan, y: TimeSpan): boolean {
  const [least, most] = [y.from - x.to - SLACK_MS, y.to - x.from + SLACK_MS];
  const shift = Math.ceil(Math.max(least, -ZONES_MS) / ZONE_STEP_MS) * ZONE_STEP_MS;
  return shift <= Math.min(most, ZONES_MS);
}

function lengthOf(spans: readonly TimeSpan[]): number {
  return Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from));
}

function spanText(milliseconds: number): string {
  const [size, unit] =
    milliseconds >= 2 * DAY_MS
      ? [DAY_MS, "days"]
      : milliseconds >= 2 * HOUR_MS
        ? [HOUR_MS, "hours"]
        : milliseconds >= 2 * MINUTE_MS
          ? [MINUTE_MS, "minutes"]
          : [1000, milliseconds < 1500 ? "second" : "seconds"];
  return `${Math.round(milliseconds / size)} ${unit}`;
}
