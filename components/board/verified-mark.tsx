/** That the maintainers verified values: a tick, and its meaning for who does not see it or points at it. */
export function VerifiedMark({ text }: { text: string }) {
  return (
    <span role="img" className="verified" aria-label={text} title={text}>
      ✓
    </span>
  );
}
