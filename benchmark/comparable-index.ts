import { areComparable, statedBy } from "./comparability";
import type { Result } from "./result";

/** Results by what they state, so that those comparable with one are found without trying all of them. */
export class ComparableIndex {
  /** By which aspects they state: these decide what must agree with another one. */
  readonly #byPattern = new Map<string, { places: [place: number, result: Result][]; views: Views }>();

  constructor(results: readonly Result[]) {
    for (const [place, result] of results.entries()) {
      const pattern = aspectsOf(result)
        .map((aspect) => (aspect === undefined ? "-" : "+"))
        .join("");
      const group = this.#byPattern.get(pattern) ?? { places: [] as Places, views: new Map() as Views };
      group.places.push([place, result]);
      this.#byPattern.set(pattern, group);
    }
  }

  /** Those that a result may be compared with, in the order given. */
  comparableWith(result: Result): Result[] {
    const own = aspectsOf(result);
    const found = [...this.#byPattern].flatMap(([pattern, { places, views }]) => {
      const shared = own.flatMap((aspect, index) =>
        aspect !== undefined && pattern[index] === "+" ? [index] : [],
      );
      const name = shared.join();
      const view = views.get(name) ?? viewOf(places, shared);
      views.set(name, view);
      return view.get(keyOf(own, shared)) ?? [];
    });
    return found
      .filter(([, other]) => areComparable(result, other))
      .sort(([a], [b]) => a - b)
      .map(([, other]) => other);
  }
}

type Places = [place: number, result: Result][];
/** By the aspects that two results both state: results by what they state of these. */
type Views = Map<string, Map<string, Places>>;

/** Not the revision, which says nothing of two models that differ by the technique alone. */
function aspectsOf(result: Result): (string | undefined)[] {
  return statedBy(result).slice(1);
}

function keyOf(aspects: readonly (string | undefined)[], shared: readonly number[]): string {
  return JSON.stringify(shared.map((index) => aspects[index]));
}

function viewOf(places: Places, shared: readonly number[]): Map<string, Places> {
  const view = new Map<string, Places>();
  for (const entry of places) {
    const key = keyOf(aspectsOf(entry[1]), shared);
    const known = view.get(key);
    if (known) known.push(entry);
    else view.set(key, [entry]);
  }
  return view;
}
