import { QueryReader } from "@/benchmark/query-reader";
import { BoardIndex } from "@/components/board-index";
import { InsightList } from "@/components/insight-list";
import { Notices } from "@/components/notices";
import { loadHome } from "@/db/home";

export const dynamic = "force-dynamic";

export default async function HomePage(props: PageProps<"/">) {
  const { notices } = new QueryReader(await props.searchParams, []);
  const { counts, insights, datasetVersion } = await loadHome();
  const results = counts.reduce((sum, count) => sum + count.results, 0);
  return (
    <main id="content" className="page pt-14 pb-20">
      <Notices notices={notices} />
      <h1 className="max-w-3xl font-semibold text-2xl">
        Which efficiency technique, for my model size, on my hardware, at what cost in quality?
      </h1>
      <p className="prose mt-4 text-soft">
        The leaderboard of the{" "}
        <a className="link" href="https://arxiv.org/abs/2505.13840">
          EfficientLLM benchmark
        </a>
        : attention variants, mixtures of experts, fine-tuning methods and weight precisions, on models of
        0.5B to 72B parameters. Every number says where it comes from, and none is compared with one it can’t
        be compared with.
      </p>
      <InsightList insights={insights} />
      <section aria-labelledby="boards" className="mt-16">
        <h2 id="boards" className="mb-6 font-semibold text-lg">
          The boards
        </h2>
        <BoardIndex counts={counts} />
      </section>
      <p className="mt-12 text-sm text-soft">
        {results.toLocaleString("en-US")} results · dataset version {datasetVersion}
      </p>
    </main>
  );
}
