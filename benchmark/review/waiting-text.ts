const MINUTE_MS = 60_000;
const STEPS = [
  { unit: "day", ms: 24 * 60 * MINUTE_MS },
  { unit: "hour", ms: 60 * MINUTE_MS },
  { unit: "minute", ms: MINUTE_MS },
] as const;

/**
 * How long ago a moment is, in its largest whole unit: "3 hours ago".
 *
 * @param at ISO 8601.
 * @param now in milliseconds since 1970.
 */
export function waitingText(at: string, now: number): string {
  const elapsed = now - Date.parse(at);
  const step = STEPS.find(({ ms }) => elapsed >= ms);
  if (!step) return "just now";
  const count = Math.floor(elapsed / step.ms);
  return `${count === 1 ? `one ${step.unit}` : `${count} ${step.unit}s`} ago`;
}
