"use client";
// For weight alone: the router carries this page as data inside of every other one.

import { AXES, AXIS_KEYS } from "@/benchmark/axes";

export default function NotFound() {
  return (
    <main id="content" className="page pt-16 pb-24">
      <h1 className="font-semibold text-2xl">There is no such page</h1>
      <p className="prose mt-2 text-soft">The address may be misspelled. These are the boards:</p>
      <ul className="mt-4 space-y-1">
        {AXIS_KEYS.map((axis) => (
          <li key={axis}>
            <a className="link" href={`/leaderboards/${axis}`}>
              {AXES[axis].title}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
