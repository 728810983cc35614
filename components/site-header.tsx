"use client";
// For weight alone: as a client component it is not repeated as data beside its HTML on every page.

import { AXES, AXIS_KEYS } from "@/benchmark/axes";

const PAGES = [
  ...AXIS_KEYS.map((axis) => [`/leaderboards/${axis}`, AXES[axis].short] as const),
  ["/trade-offs", "Trade-offs"],
  ["/choose", "Choose"],
  ["/claims", "Claims"],
  ["/coverage", "Coverage"],
  ["/submit", "Submit"],
] as const;

/** The name of the site and the way to its pages. Plain links: they work before, after and without JavaScript. */
export function SiteHeader() {
  return (
    <header className="no-print border-rule border-b">
      <div className="page flex flex-wrap items-baseline gap-x-8 gap-y-1 py-4 max-sm:gap-y-0 max-sm:py-2">
        <a href="/" className="whitespace-nowrap font-semibold tracking-tight no-underline">
          Efficient<span className="text-accent">LLM</span>
          <span className="ml-2 font-normal text-soft">leaderboard</span>
        </a>
        <nav aria-label="Site" className="site-nav max-sm:gap-x-2">
          {PAGES.map(([href, title]) => (
            <a key={href} href={href}>
              {title}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}
