/** The mark of each thing that a row may say of its trust; the sentence below its table has them, too. */
export const TRUST_MARKS = { verified: "✓", firstParty: "◇" } as const;

interface Props {
  /** What it marks: that the maintainers verified values, or that who submitted them made what they are of. */
  of: keyof typeof TRUST_MARKS;
  text: string;
}

/** A sign beside a name, and its meaning for who does not see it or points at it. */
export function TrustMark({ of, text }: Props) {
  return (
    <span
      role="img"
      className={of === "verified" ? "trust verified" : "trust"}
      aria-label={text}
      title={text}
    >
      {TRUST_MARKS[of]}
    </span>
  );
}
