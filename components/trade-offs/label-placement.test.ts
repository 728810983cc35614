import { expect, test } from "vitest";
import { type Box, crosses, placeLabels } from "./label-placement";

const bounds: Box = [0, 0, 200, 100];
const aLabel = (x: number, y: number) => ({ x, y, width: 40, height: 10 });

test("a label stands to the right of its point where there is room", () => {
  expect(placeLabels([aLabel(50, 50)], bounds, [], [])).toEqual([
    { box: [57, 45, 97, 55], leader: null, anchor: "start" },
  ]);
});

test("a label at the right edge stands to the left", () => {
  expect(placeLabels([aLabel(190, 50)], bounds, [], [])).toEqual([
    { box: [143, 45, 183, 55], leader: null, anchor: "end" },
  ]);
});

test("labels of neighbours never cover each other, other marks or lines", () => {
  const points = [aLabel(100, 50), aLabel(104, 54), aLabel(100, 58), aLabel(96, 54)];
  const marks = points.map(({ x, y }): Box => [x - 4, y - 4, x + 4, y + 4]);
  const line = [0, 0, 100, 50] as const;
  const placed = placeLabels(points, bounds, marks, [line]);
  const boxes = placed.flatMap((label) => (label ? [label.box] : []));
  expect(boxes.length).toBeGreaterThanOrEqual(2);
  for (const [index, box] of boxes.entries()) {
    expect(crosses(line, box)).toBe(false);
    for (const other of [...boxes.slice(index + 1), ...marks]) {
      const apart = box[2] <= other[0] || other[2] <= box[0] || box[3] <= other[1] || other[3] <= box[1];
      expect(apart).toBe(true);
    }
  }
});

test("two labels in a row stand far enough apart to be read as two", () => {
  // The first takes 57 to 97; the second would begin at 101, and stands to the left of its point instead.
  const [first, second] = placeLabels([aLabel(50, 50), aLabel(94, 50)], bounds, [], []);
  expect(first?.box).toEqual([57, 45, 97, 55]);
  expect((second?.box[0] ?? 0) - 97).not.toBe(4);
  const isBeside = (second?.box[1] ?? 0) < 55 && (second?.box[3] ?? 0) > 45;
  expect(isBeside && (second?.box[0] ?? 0) < 103).toBe(false);
});

test("a label without room is left out", () => {
  expect(placeLabels([{ x: 100, y: 50, width: 400, height: 10 }], bounds, [], [])).toEqual([null]);
});

test("a line through a corner of a box touches it, one past it does not", () => {
  expect(crosses([0, 0, 100, 100], [40, 40, 60, 60])).toBe(true);
  expect(crosses([0, 0, 100, 0], [40, 40, 60, 60])).toBe(false);
  expect(crosses([50, 0, 50, 100], [40, 40, 60, 60])).toBe(true);
  expect(crosses([0, 0, 30, 30], [40, 40, 60, 60])).toBe(false);
});
