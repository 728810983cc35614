"use client";
// For weight alone: as a client component it is not repeated as data beside its HTML on every page.

import { AXES, AXIS_KEYS } from "@/benchmark/axes";

/** The name of the site and the way to its pages. Plain links: they work before, after and without JavaScript. */
export function SiteHeader() {
  return (
    <header className="no-print border-rule border-b">
      <div className="page flex flex-wrap items-baseline gap-x-8 gap-y-1 py-4">
        <a href="/" className="whitespace-nowrap font-semibold tracking-tight no-underline">
          Efficient<span className="text-accent">LLM</span>
          <span className="ml-2 font-normal text-soft">leaderboard</span>
        </a>
        <nav aria-label="Site" className="-mx-1 flex flex-wrap gap-x-3 text-sm sm:gap-x-5">
          {AXIS_KEYS.map((axis) => (
            <HeaderLink key={axis} href={`/leaderboards/${axis}`}>
              {AXES[axis].short}
            </HeaderLink>
          ))}
          <HeaderLink href="/trade-offs">Trade-offs</HeaderLink>
        </nav>
      </div>
    </header>
  );
}

function HeaderLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="px-1 py-1.5 text-soft no-underline hover:text-ink hover:underline">
      {children}
    </a>
  );
}
