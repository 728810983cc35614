import type { ClaimPart } from "@/benchmark/claims/claim";
import { formatRange } from "@/benchmark/claims/claim-words";
import { ClaimEvidence } from "./claim-evidence";
import { SAYS_SIGNS, VerdictWord } from "./claim-verdicts";
import { toEvidence } from "./evidence-content";

/** Entries of a list that a page shows; what is more is counted. */
const MOST_LISTED = 8;

/** A part of a claim: what would speak for it and against it, the comparisons, and what is missing. */
export function ClaimPartDetail({ part, claim }: { part: ClaimPart; claim: string }) {
  const { name, statement, supports, contradicts, beyond, verdict, firm, reason } = part;
  const { votes, rows, effects, barred, missing, caveats, more } = part;
  const joint = votes.filter(({ label }) => label !== null);
  return (
    <section className="mt-5" aria-label={name}>
      <h3 className="font-semibold">{name}</h3>
      <p className="prose text-sm">
        {statement} <VerdictWord verdict={verdict} />
        {firm !== verdict && <span className="text-soft">, without values in doubt {firm}</span>}
        {beyond && <span className="text-soft"> (not counted in the verdict on the claim)</span>}. {reason}
      </p>
      <dl className="facts mt-2 max-w-4xl">
        <Fact term="Speaks for it">{supports}</Fact>
        <Fact term="Speaks against it">{contradicts}</Fact>
        {effects.length > 0 && (
          <Fact term="Sizes">
            {effects
              .map(
                (range) =>
                  `${range.measure}${range.scale === null ? "" : `, ${range.scale}`}: ${formatRange(range)} (${range.rows === 1 ? "1 comparison" : `${range.rows} comparisons`})`,
              )
              .join("\n")}
          </Fact>
        )}
        <Listed term="Beware" texts={caveats} />
        <Listed term="Not compared" texts={barred} beyond={more.barred} />
        <Listed term="Missing, to be run" texts={missing} beyond={more.missing} />
        <Listed
          term="Counted together"
          beyond={joint.length > 0 ? more.votes : 0}
          texts={[...joint]
            .sort((a, b) => Number(b.says === "against") - Number(a.says === "against"))
            .map(({ says, label }) => `${SAYS_SIGNS[says].sign} ${says}: ${label}`)}
        />
      </dl>
      {rows.length > 0 && (
        <ClaimEvidence evidence={toEvidence(rows, more.rows)} caption={`${name}: evidence for ${claim}`} />
      )}
    </section>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** `beyond`: how many texts there are beside these. */
function Listed({ term, texts, beyond = 0 }: { term: string; texts: readonly string[]; beyond?: number }) {
  if (texts.length === 0) return null;
  const shown = texts.slice(0, MOST_LISTED);
  const more = texts.length - shown.length + beyond;
  return <Fact term={term}>{[...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("\n")}</Fact>;
}
