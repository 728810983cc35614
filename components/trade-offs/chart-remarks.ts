import { ORIGIN_KEYS, ORIGINS } from "@/benchmark/axes";
import type { ScaleLines } from "@/benchmark/trade-offs/scale-lines";
import type { PointSide } from "@/benchmark/trade-offs/trade-off-point";
import type { Remark, TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";

/** Names of points that a remark spells out. */
const MOST_NAMES = 6;

/** What must be said beside a chart of one kind of thing: why points are not tied, or what to keep in mind. */
export interface RemarkList {
  title: string;
  texts: readonly string[];
}

/** Everything that must be said beside a chart, in the same words on the page and in files. */
export function panelRemarks({ points, apart, caveats, frontier }: TradeOffPanel): RemarkList[] {
  return lists([
    ["Tied to no baseline, because", remarkTexts(apart, points.length)],
    [
      "To be kept in mind",
      [
        ...remarkTexts(caveats, points.length),
        ...(frontier?.caveats ?? []).map((text) => `Along the frontier: ${text}`),
      ],
    ],
  ]);
}

/** The same of a chart over the size of models. */
export function sizeRemarks({ apart, caveats }: ScaleLines): RemarkList[] {
  return lists([
    ["Not joined, because", apart],
    ["To be kept in mind", caveats],
  ]);
}

/** Where the values of a chart come from: "Values are reported (printed in a publication)." */
export function originNotes(points: readonly Partial<Record<"x" | "y", PointSide>>[]): string[] {
  const found = new Set(
    points
      .flatMap(({ x, y }) => [x, y])
      .flatMap((side) =>
        side ? [side.value.origin, ...(side.against ? [side.against.value.origin] : [])] : [],
      ),
  );
  const words = ORIGIN_KEYS.filter((key) => found.has(key)).map(
    (key) => `${ORIGINS[key].title.toLowerCase()} (${ORIGINS[key].explanation})`,
  );
  if (words.length === 0) return [];
  const all = words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  return [`Values are ${all}.`];
}

function lists(all: readonly (readonly [title: string, texts: readonly string[]])[]): RemarkList[] {
  return all.flatMap(([title, texts]) => (texts.length > 0 ? [{ title, texts }] : []));
}

/** What is true of all points, or of the only one, needs no names. */
function remarkTexts(remarks: readonly Remark[], count: number): string[] {
  return remarks.map(({ text, points }) =>
    points === null || count === 1 ? text : `${named(points)}: ${text}`,
  );
}

/** "Phi-4, int4; Yi-34B, int4 and 3 more". */
export function named(points: readonly string[]): string {
  const more = points.length - MOST_NAMES;
  return more > 0 ? `${points.slice(0, MOST_NAMES).join("; ")} and ${more} more` : points.join("; ");
}
