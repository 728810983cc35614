import type { ClaimVerdict, Says } from "@/benchmark/claims/claim";

/** How a verdict is written: a sign and a word, and a colour that says no more than they do. */
export const VERDICT_SIGNS: Readonly<Record<ClaimVerdict, { sign: string; className: string }>> = {
  supported: { sign: "+", className: "text-better" },
  mixed: { sign: "±", className: "text-doubt" },
  contradicted: { sign: "−", className: "text-worse" },
  "not testable": { sign: "?", className: "text-soft" },
};

/** How a comparison is written that speaks for a claim, against it, or for neither side. */
export const SAYS_SIGNS: Readonly<Record<Says, { sign: string; className: string }>> = {
  for: { sign: "+", className: "text-better!" },
  against: { sign: "−", className: "text-worse! font-semibold!" },
  neither: { sign: "=", className: "" },
};

/** A verdict, its sign hidden from those who hear the word. */
export function VerdictWord({ verdict }: { verdict: ClaimVerdict }) {
  const { sign, className } = VERDICT_SIGNS[verdict];
  return (
    <strong className={`whitespace-nowrap font-semibold ${className}`}>
      <span aria-hidden="true">{sign}</span> {verdict}
    </strong>
  );
}
