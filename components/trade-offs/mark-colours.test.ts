import { describe, expect, test } from "vitest";
import { MARK_COLOURS } from "./mark-colours";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Full deficiencies in linear sRGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model…" (2009). */
const SIGHTS: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Paper and ink of both colour schemes, near enough. */
const PAPER = { light: "#fdfcf9", dark: "#0d1215" } as const;

/** About what is just seen as another colour, five times over. */
const TOLD_APART = 0.1;

function times([first, second, third]: Matrix, colour: Triple): Triple {
  const dot = (row: Triple) => row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2];
  return [dot(first), dot(second), dot(third)];
}

function linear(hex: string): Triple {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Björn Ottosson's OKLab, from linear sRGB. */
function oklab(colour: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])],
  );
}

function seen(hex: string, sight: Matrix): Triple {
  const [red, green, blue] = times(sight, linear(hex));
  const clipped = (value: number) => Math.min(1, Math.max(0, value));
  return oklab([clipped(red), clipped(green), clipped(blue)]);
}

function contrast(hex: string, paper: string): number {
  const luminance = (colour: Triple) => 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
  const [dark = 0, light = 0] = [luminance(linear(hex)), luminance(linear(paper))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("distances are those of OKLab: black and white are 1 apart", () => {
  const [black, white] = ["#000000", "#ffffff"].map((hex) => oklab(linear(hex)));
  expect(Math.hypot(...(white ?? []).map((value, index) => value - (black?.[index] ?? 0)))).toBeCloseTo(1, 3);
});

test("the simulation makes red and green alike for those who don't tell them apart", () => {
  const apart = (sight: string) => {
    const matrix = SIGHTS[sight];
    if (!matrix) throw new Error(sight);
    const [red, green] = [seen("#c04040", matrix), seen("#5f7a20", matrix)];
    return Math.hypot(red[1] - green[1], red[2] - green[2]);
  };
  expect(apart("deuteranopia")).toBeLessThan(apart("normal") / 3);
});

for (const scheme of ["light", "dark"] as const) {
  describe(`the colours of marks on ${scheme} paper`, () => {
    for (const [sight, matrix] of Object.entries(SIGHTS)) {
      test(`are told apart with ${sight}`, () => {
        const colours = MARK_COLOURS[scheme].map((hex) => [hex, seen(hex, matrix)] as const);
        for (const [index, [hex, own]] of colours.entries()) {
          for (const [other, its] of colours.slice(index + 1)) {
            const distance = Math.hypot(own[0] - its[0], own[1] - its[1], own[2] - its[2]);
            expect(distance, `${hex} and ${other}`).toBeGreaterThan(TOLD_APART);
          }
        }
      });
    }

    test("stand out from the paper", () => {
      for (const hex of MARK_COLOURS[scheme]) {
        expect(contrast(hex, PAPER[scheme]), hex).toBeGreaterThanOrEqual(3);
      }
    });
  });
}
