/** A moment to the minute, in UTC. */
export function UtcTime({ at }: { at: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {at.slice(0, 10)} {at.slice(11, 16)} UTC
    </time>
  );
}
