/** A rectangle by its left, top, right and bottom. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

export interface LabelRequest {
  /** The point it belongs to. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** How much further off it must stay than from a plain mark. */
  clear?: number;
}

export interface PlacedLabel {
  box: Box;
  /** From the mark to the label, where it stands apart; null where it stands beside. */
  leader: Segment | null;
  /** Where its text is set from, so that it meets its mark though its width is only estimated. */
  anchor: "start" | "middle" | "end";
}

/** How far from straight above or below a label is still centred. */
const CENTRED = 0.35;
/** Gaps between a mark and its label that are tried, near ones first; from `LEADER_FROM` on with a leader line. */
const GAPS = [7, 15, 27, 42, 60, 80, 105];
const LEADER_FROM = 15;
const DIRECTIONS = [
  0, 180, 315, 45, 225, 135, 270, 90, 337.5, 22.5, 202.5, 157.5, 292.5, 247.5, 112.5, 67.5,
].map((degrees) => (degrees * Math.PI) / 180);
/** Kept free of a name: less beside marks than between two names in a row, which would read as one. */
const PADDING = 2;
const BETWEEN_NAMES = 6;

/**
 * Places labels beside their points so that none covers another label, an obstacle or a line, and none leaves
 * `bounds`: greedily, in the order given, near and to the right first. A label without room is null. Deterministic.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  bounds: Box,
  obstacles: readonly Box[],
  lines: readonly Segment[],
): (PlacedLabel | null)[] {
  const taken = [...obstacles];
  const names: Box[] = [];
  const crossed = [...lines];
  return requests.map((request) => {
    // A leader line may cross other lines only if there is no other way.
    for (const mayCross of [false, true]) {
      for (const gap of GAPS) {
        for (const direction of DIRECTIONS) {
          const placed = candidate(request, gap + (request.clear ?? 0), direction);
          if (!inside(placed.box, bounds)) continue;
          if (taken.some((other) => overlap(placed.box, other))) continue;
          if (names.some((other) => overlap(placed.box, other, BETWEEN_NAMES))) continue;
          if (crossed.some((line) => crosses(line, placed.box))) continue;
          if (placed.leader && isCovered(placed.leader, taken, request)) continue;
          if (placed.leader && !mayCross && isCrossed(placed.leader, crossed, request)) continue;
          taken.push(placed.box);
          names.push(placed.box);
          if (placed.leader) crossed.push(placed.leader);
          return placed;
        }
      }
    }
    return null;
  });
}

function candidate(
  { x, y, width, height, clear = 0 }: LabelRequest,
  gap: number,
  direction: number,
): PlacedLabel {
  const [dx, dy] = [Math.cos(direction), Math.sin(direction)];
  // The nearest point of the label lies `gap` away from the mark, its text on the far side.
  const [anchorX, anchorY] = [x + gap * dx, y + gap * dy];
  const left = anchorX - (width * (1 - dx)) / 2;
  const top = anchorY - (height * (1 - dy)) / 2;
  const box: Box = [left, top, left + width, top + height];
  const start: readonly [number, number] = [x + 6 * dx, y + 6 * dy];
  return {
    box,
    leader: gap - clear < LEADER_FROM ? null : [...start, anchorX - dx, anchorY - dy],
    anchor: Math.abs(dx) < CENTRED ? "middle" : dx > 0 ? "start" : "end",
  };
}

/** Whether a leader line crosses another line that does not end at its own mark. */
function isCrossed(leader: Segment, lines: readonly Segment[], { x, y }: LabelRequest): boolean {
  return lines.some(
    ([x1, y1, x2, y2]) =>
      !(x1 === x && y1 === y) && !(x2 === x && y2 === y) && meet(leader, [x1, y1, x2, y2]),
  );
}

function meet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return (
    side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy) &&
    side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by)
  );
}

/** Whether a leader line runs through what others have taken; its own mark doesn't count. */
function isCovered(leader: Segment, taken: readonly Box[], { x, y }: LabelRequest): boolean {
  return taken.some((box) => !contains(box, x, y) && crosses(leader, box));
}

function contains([left, top, right, bottom]: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function inside(box: Box, bounds: Box): boolean {
  return box[0] >= bounds[0] && box[1] >= bounds[1] && box[2] <= bounds[2] && box[3] <= bounds[3];
}

function overlap(a: Box, b: Box, across = PADDING): boolean {
  return a[0] < b[2] + across && b[0] < a[2] + across && a[1] < b[3] + PADDING && b[1] < a[3] + PADDING;
}

/** Whether a line touches a rectangle (Liang and Barsky's clipping). */
export function crosses([x1, y1, x2, y2]: Segment, [left, top, right, bottom]: Box): boolean {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, x1 - left],
    [dx, right - x1],
    [-dy, y1 - top],
    [dy, bottom - y1],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / step;
    if (step < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    if (from > to) return false;
  }
  return true;
}
