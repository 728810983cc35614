/** A moment in UTC: its day, and its time for those who ask. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at} className="whitespace-nowrap">
      {at.slice(0, 10)}
    </time>
  );
}
