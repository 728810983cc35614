import { expect, test } from "vitest";
import { layOutGuides } from "./figure-guides";
import { figureScale } from "./figure-scale";
import type { Box } from "./label-placement";

const PLOT: Box = [0, 0, 200, 100];
const side = { title: "", better: null, isChange: false } as const;
const x = figureScale({ ...side, scale: "linear", from: 0, to: 100 }, [0, 0], 0, 200);
const y = figureScale({ ...side, scale: "linear", from: 0, to: 100 }, [0, 0], 100, 0);

function guidesOf(...guides: Parameters<typeof layOutGuides>[0]["guides"]) {
  return layOutGuides({ guides }, x, y, PLOT, 10, []);
}

test("a guide at a value runs through the whole plot", () => {
  expect(guidesOf({ label: "A", line: { x: 50 } }).map(({ path }) => path)).toEqual(["M100 0L100 100"]);
  expect(guidesOf({ label: "A", line: { y: 50 } }).map(({ path }) => path)).toEqual(["M0 50L200 50"]);
});

test("a ray goes from corner to corner, and ends where it leaves the plot", () => {
  const [diagonal] = guidesOf({ label: "A", line: { slope: 1, intercept: 0 } });
  expect(diagonal?.path).toMatch(/^M0 100L.*L200 0$/);
  const [steep] = guidesOf({ label: "A", line: { slope: 2, intercept: 0 } });
  expect(steep?.path).toMatch(/^M0 100L.*L100 0$/);
});

test("on logarithmic sides a ray is a straight line at 45 degrees of them", () => {
  const log = { ...side, scale: "log", from: 1, to: 100 } as const;
  const [left, up] = [figureScale(log, [0, 0], 0, 200), figureScale(log, [0, 0], 200, 0)];
  const [ray] = layOutGuides(
    { guides: [{ label: "A", line: { slope: 1, intercept: 0 } }] },
    left,
    up,
    [0, 0, 200, 200],
    10,
    [],
  );
  const stops = (ray?.path ?? "").slice(1).split("L");
  expect(stops.length).toBeGreaterThan(10);
  for (const stop of stops) {
    const [across = 0, down = 0] = stop.split(" ").map(Number);
    expect(across + down).toBeCloseTo(200, 0);
  }
});

test("what lies outside of the plot, or has no room for its name, is not drawn", () => {
  expect(guidesOf({ label: "A", line: { x: 500 } })).toEqual([]);
  const names = guidesOf(
    { label: "first", line: { x: 50 } },
    { label: "second", line: { x: 50.5 } },
    { label: "third", line: { x: 51 } },
  ).map(({ label }) => label);
  expect(names).toEqual(["first", "second"]);
});
