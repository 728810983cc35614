import type { Insight } from "@/benchmark/insights";
import { InsightChart } from "./insight-chart";

/** What today's data says, each with the way to where it can be checked. */
export function InsightList({ insights }: { insights: readonly Insight[] }) {
  if (insights.length === 0) return null;
  return (
    <section aria-labelledby="insights" className="mt-14">
      <h2 id="insights" className="mb-6 font-semibold text-lg">
        What the data says today
      </h2>
      <div className="grid gap-x-10 gap-y-8 md:grid-cols-3">
        {insights.map(({ title, text, href, chart }) => (
          <article key={title} className="border-accent border-t-2 pt-3">
            <h3 className="font-semibold text-base">{title}</h3>
            <p className="mt-2 text-sm text-soft">{text}</p>
            <InsightChart chart={chart} />
            <p className="mt-2 text-sm">
              <a className="link" href={href} aria-label={`See for yourself: ${title}`}>
                See for yourself
              </a>
            </p>
          </article>
        ))}
      </div>
    </section>
  );
}
