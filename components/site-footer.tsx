"use client";
// For weight alone: as a client component it is not repeated as data beside its HTML on every page.

import { ORIGIN_KEYS, ORIGINS } from "@/benchmark/axes";

/** What the marks mean and where the benchmark comes from, on every page. */
export function SiteFooter() {
  return (
    <footer className="mt-auto border-rule border-t text-soft text-xs">
      <div className="page flex flex-wrap gap-x-12 gap-y-4 py-8">
        <dl className="grid content-start gap-x-3 gap-y-1 sm:grid-cols-[auto_1fr]">
          {ORIGIN_KEYS.map((origin) => (
            <div key={origin} className="contents">
              <dt className="text-ink">
                {ORIGINS[origin].title}
                {ORIGINS[origin].mark && <sup className="ml-0.5">{ORIGINS[origin].mark}</sup>}
              </dt>
              <dd>{ORIGINS[origin].explanation}</dd>
            </div>
          ))}
        </dl>
        <div className="max-w-md space-y-1">
          <p>
            The benchmark:{" "}
            <a className="link" href="https://arxiv.org/abs/2505.13840">
              EfficientLLM, arXiv 2505.13840
            </a>
            . Every number here says where it comes from; none is filled in.
          </p>
          <p>
            Every leaderboard is also data: put <code>.json</code>, <code>.csv</code>, <code>.md</code> or{" "}
            <code>.tex</code> behind its path.{" "}
            <a className="link" href="/docs">
              How it works
            </a>
            : the API, the{" "}
            <a className="link" href="/docs/importing">
              tools whose files are imported
            </a>
            , the{" "}
            <a className="link" href="/docs/bundle-format">
              format of bundles
            </a>{" "}
            and its{" "}
            <a className="link" href="/schemas/bundle-v1.json">
              schema
            </a>
            .
          </p>
          <p>
            <a className="link" href="/published-ranks">
              The paper’s published ranks
            </a>{" "}
            beside those that this data gives;{" "}
            <a className="link" href="/compare">
              results side by side
            </a>
            .
          </p>
          <p>
            <a className="link" href="/account">
              Your account
            </a>{" "}
            with its tokens;{" "}
            <a className="link" href="/review">
              for reviewers
            </a>
            .
          </p>
        </div>
      </div>
    </footer>
  );
}
