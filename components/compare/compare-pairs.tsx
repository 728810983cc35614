import type { ComparedColumn, ComparedPair, VerdictOfPair } from "@/benchmark/compare/comparison";

const VERDICTS: Readonly<Record<VerdictOfPair, { mark: string; words: string; className: string }>> = {
  comparable: { mark: "=", words: "comparable", className: "text-accent" },
  "with caveats": { mark: "≈", words: "comparable with caveats", className: "text-accent" },
  "not comparable": { mark: "×", words: "not comparable", className: "text-doubt" },
};

interface Props {
  pairs: readonly ComparedPair[];
  columns: readonly ComparedColumn[];
}

/** Each two of the results: may they be compared, with what caveats, or why not. */
export function ComparePairs({ pairs, columns }: Props) {
  return (
    <section aria-labelledby="pairs" className="mt-12">
      <h2 id="pairs" className="font-semibold text-lg">
        Which of them may be compared
      </h2>
      <p className="prose mt-1 text-sm text-soft">{summary(pairs)}</p>
      <ul className="mt-3 border-ink border-t-2 text-sm">
        {pairs.map(({ own, other, verdict, remarks }) => {
          const { mark, words, className } = VERDICTS[verdict];
          return (
            <li key={`${own} ${other}`} className="border-rule border-b py-2">
              {name(own, columns)} <span className="text-soft">against</span> {name(other, columns)}:{" "}
              <strong className={className}>
                <span aria-hidden="true">{mark}</span> {words}
              </strong>
              {remarks.length > 0 && (
                <ul className="mt-1 list-disc pl-5 text-soft">
                  {remarks.map((remark) => (
                    <li key={remark} className="break-words">
                      {remark}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function summary(pairs: readonly ComparedPair[]): string {
  const count = (verdict: VerdictOfPair) => pairs.filter((pair) => pair.verdict === verdict).length;
  const total = pairs.length === 1 ? "Of 1 pair" : `Of ${pairs.length} pairs`;
  return `${total}: ${count("comparable")} comparable, ${count("with caveats")} with caveats, ${count("not comparable")} not comparable.`;
}

function name(number: number, columns: readonly ComparedColumn[]): string {
  const column = columns[number - 1];
  return column ? `${number} ${column.technique} on ${column.model}` : String(number);
}
