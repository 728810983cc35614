import type { Metadata } from "next";
import { OFFICIAL_SOURCE } from "@/benchmark/published/official-ranks";
import { PublishedGroups } from "@/components/published/published-groups";
import { PublishedTotals } from "@/components/published/published-totals";
import { loadPublishedRanks } from "@/db/published";

// Its answer changes with the data, not with the build.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: "Published and recomputed ranks",
  description:
    "The ranks that the EfficientLLM paper’s site publishes beside those that its published values give, cell by cell.",
};

export default async function PublishedRanksPage() {
  const { groups, totals, datasetVersion } = await loadPublishedRanks();
  const { title, repository, url, branch, commit, date } = OFFICIAL_SOURCE;
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Published and recomputed ranks</h1>
      <div className="prose mt-2 space-y-3 text-soft">
        <p>
          {title.slice(0, 1).toUpperCase() + title.slice(1)} prints a table of ranks without the values behind
          them. Here each of its ranks stands beside the one that the values on these boards give. Those
          values are not the authors’ raw data: they were printed in the paper or read off its figures, as
          each board says. Where they are too few to rank all of a group, it can’t be told whether the
          published rank is right.
        </p>
        <p>
          The published ranks are those of{" "}
          <a className="link" href={url}>
            {repository}
          </a>
          , branch {branch}, commit {commit} of <span className="whitespace-nowrap">{date}</span>. Columns
          that its own source sheet leaves blank are not here.
        </p>
      </div>
      <PublishedTotals totals={totals} />
      <PublishedGroups groups={groups} />
      <p className="mt-12 text-sm text-soft">Dataset version {datasetVersion}</p>
    </main>
  );
}
