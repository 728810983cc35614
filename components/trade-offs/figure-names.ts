import { type Box, type PlacedLabel, placeLabels, type Segment } from "./label-placement";

/** Something that wants its name beside it. */
export interface Named {
  x: number;
  y: number;
  /** Its name in lines; empty: none. */
  lines: readonly string[];
  /** How much wider than a plain mark it is drawn. */
  clear: number;
  /** The further out, the earlier it chooses its place. */
  distance: number;
}

/** More names than these only hide the marks; the table has them all. */
const MOST_NAMES = 60;
const LINE_HEIGHT = 1.15;
const LONGEST_LINE = 17;

/**
 * Places names so that none covers another one, a mark or a line; one without room is null. `first` choose before all
 * others: what a chart can't be read without.
 */
export function placeNames(
  first: readonly Named[],
  named: readonly Named[],
  fontSize: number,
  { bounds, marks, lines }: { bounds: Box; marks: readonly Box[]; lines: readonly Segment[] },
): { first: (PlacedLabel | null)[]; named: (PlacedLabel | null)[] } {
  // The outermost first: they have room, and what is crowded takes what is left.
  const order = [...named.entries()]
    .filter(([, { lines }]) => lines.length > 0)
    .sort(([, a], [, b]) => b.distance - a.distance)
    .slice(0, MOST_NAMES);
  const placed = placeLabels(
    [...first, ...order.map(([, one]) => one)].map(({ x, y, lines, clear }) => ({
      x,
      y,
      clear,
      width: linesWidth(lines, fontSize),
      height: fontSize * LINE_HEIGHT * lines.length,
    })),
    bounds,
    marks,
    lines,
  );
  const byPlace = new Map(order.map(([index], place) => [index, placed[first.length + place] ?? null]));
  return {
    first: placed.slice(0, first.length),
    named: named.map((_, index) => byPlace.get(index) ?? null),
  };
}

export function linesWidth(lines: readonly string[], fontSize: number): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, fontSize)));
}

/** A long name in two lines, broken where a reader would: after the hyphen or space nearest to its middle. */
export function wrap(label: string): string[] {
  if (label === "") return [];
  if (label.length <= LONGEST_LINE) return [label];
  const breaks = [...label.matchAll(/[-\s]/g)].map(({ index }) => index + 1);
  const [nearest] = breaks.sort((a, b) => Math.abs(a - label.length / 2) - Math.abs(b - label.length / 2));
  return nearest === undefined ? [label] : [label.slice(0, nearest).trimEnd(), label.slice(nearest)];
}

/** Widths of letters as shares of the font size, of Geist or what stands in for it: rather too wide than too narrow. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[MW@%]/, 0.93],
  [/[mw]/, 0.87],
  [/[iljI.,:;'’|! ]/, 0.3],
  [/[frt()[\]/-]/, 0.42],
  [/[A-Z+=<>~−±×÷→&#]/, 0.71],
  [/[0-9a-z_$?"“”*]/, 0.59],
];

/** About what a text needs; the server has no font to measure. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 1;
  return width * fontSize;
}
