import { readLooseJson } from "../loose-json";
import type { ReadMissing, ReadValue } from "../reading";
import { at, measure, numberOf } from "../reading-parts";

/** Times of day of one computer, as milliseconds of a clock without a zone. */
interface Span {
  from: number;
  to: number;
}

interface Sample {
  time: number;
  watts: number;
}

const SAMPLE =
  /^Time,(\d\d-\d\d-\d{4} \d\d:\d\d:\d\d(?:\.\d+)?),Watts,([-+\d.eE]+),(?:.*,)?Mark,([^,\r\n]*)/gm;

export function isPowerLog(head: string): boolean {
  return /^Time,\d\d-\d\d-\d{4} [\d:.]+,Watts,/m.test(head);
}

/** The session between power client and server, `client.json` or `server.json`. */
export function isPowerSession(head: string): boolean {
  return /^\s*\{/.test(head) && /"ptd_client_server\./.test(head);
}

/**
 * Mean of the meter's samples over the run, in watts, as the submission checker takes it: those between `power_begin`
 * and `power_end` of the detail log, or else between the start and stop of testing in a session; without either, all
 * samples marked as testing, in doubt.
 */
export function runPower(
  log: { text: string; path: string },
  sessions: { client?: unknown; server?: unknown },
  detail: string | null,
): ReadValue | ReadMissing | null {
  const samples = [...log.text.matchAll(SAMPLE)].flatMap(([, time = "", value = "", mark = ""]): Sample[] => {
    const at = clock(time);
    const watts = numberOf(value);
    return at !== null && watts !== null && watts > 0 && !/_ranging$/.test(mark) ? [{ time: at, watts }] : [];
  });
  const span = spanOfRun(sessions, detail);
  const within = span ? samples.filter(({ time }) => time > span.from && time < span.to) : [];
  const used = within.length > 0 ? within : samples;
  if (used.length === 0) return null;
  return measure(used.reduce((sum, { watts }) => sum + watts, 0) / used.length, "W", log.path, {
    scope: "total",
    note: "The whole system at the wall, not its accelerators alone.",
    ...(within.length === 0 && {
      doubt:
        "Samples before the run's start and after its end are in the mean: no file tells when those were.",
    }),
  });
}

/** When the run was, by the meter's clock. Zones are seconds west of Greenwich. */
function spanOfRun(sessions: { client?: unknown; server?: unknown }, detail: string | null): Span | null {
  const meterZone = numberOf(at(sessions.server, "timezone"));
  const runZone = numberOf(at(sessions.client, "timezone")) ?? meterZone;
  if (meterZone === null) return null;
  const [begin, end] = ["power_begin", "power_end"].map((key) => {
    const value = new RegExp(`"key": ?"${key}", ?"value": ?"([^"]+)"`).exec(detail ?? "")?.[1];
    return value === undefined ? null : clock(value);
  });
  if (begin && end) {
    const shift = ((runZone ?? meterZone) - meterZone) * 1000;
    return { from: begin + shift, to: end + shift };
  }
  const testing = at(sessions.client, "phases", "testing") ?? at(sessions.server, "phases", "testing");
  if (!Array.isArray(testing) || testing.length < 4) return null;
  // Start asked, start answered, stop asked, stop answered: seconds since 1970.
  const [from, to] = [testing[1], testing[2]].map((phase) =>
    Array.isArray(phase) ? numberOf(phase[0]) : null,
  );
  return from && to ? { from: (from - meterZone) * 1000, to: (to - meterZone) * 1000 } : null;
}

function clock(text: string): number | null {
  const [, month, day, year, time] =
    /^(\d\d)-(\d\d)-(\d{4}) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*$/.exec(text) ?? [];
  const value = Date.parse(`${year}-${month}-${day}T${time}Z`);
  return Number.isNaN(value) ? null : value;
}

export function sessionOf(text: string): { side: "client" | "server"; document: unknown } | null {
  const [document] = readLooseJson(text)?.values ?? [];
  const side = at(document, "modules", "ptd_client_server.lib.server") === undefined ? "client" : "server";
  return document === undefined ? null : { side, document };
}
