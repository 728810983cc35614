import type { Skipped } from "../reading";

/** The runs of an import, so that one which stands in several places is read once. */
export class RepeatedRuns {
  readonly #places = new Map<string, string>();

  /** The file where a run stood before; null where it is new. It then counts as standing in `path`. */
  before(identity: string, path: string): string | null {
    const place = this.#places.get(identity) ?? null;
    if (place === null) this.#places.set(identity, path);
    return place;
  }
}

/**
 * What is said of a file's runs that were read elsewhere already, or in it. `places` has the file of each such run,
 * `total` counts all runs of the file.
 */
export function repeatedSkips(path: string, places: readonly string[], total: number): Skipped[] {
  const elsewhere = places.filter((place) => place !== path);
  const twice = places.length - elsewhere.length;
  const others = [...new Set(elsewhere)];
  const named = `${others[0]}${others.length > 1 ? ` and ${others.length - 1} more` : ""}`;
  const count = elsewhere.length === total ? `all ${total} runs stand` : runsStand(elsewhere.length, total);
  const whys = [
    ...(elsewhere.length > 0
      ? [total === 1 ? `the same run stands in ${named}` : `${count} in ${named}, too`]
      : []),
    ...(twice > 0 ? [`${runsStand(twice, total)} in it twice; each is read once`] : []),
  ];
  return whys.map((why) => ({ path, reason: "derived", why }));
}

function runsStand(count: number, total: number): string {
  return `${count} of ${total} runs ${count === 1 ? "stands" : "stand"}`;
}
