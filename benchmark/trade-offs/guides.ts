import type { Environment } from "../bundle";
import { capacityGb } from "../environment";
import { formatNumber } from "../format";
import type { Column } from "../question";
import type { Result } from "../result";
import { compareText } from "../techniques";
import type { PointSide } from "./trade-off-point";
import type { TradeOffQuestion } from "./trade-off-question";

/** A line that helps to read a chart, straight in the units of its sides. */
export interface Guide {
  label: string;
  line: { slope: number; intercept: number } | { x: number } | { y: number };
  /** Whether a chart makes room for it, though no point lies beyond. */
  makesRoom: boolean;
}

export interface Guides {
  guides: Guide[];
  /** What the lines of each kind mean, for the legend. */
  notes: string[];
}

/** The memory of one accelerator, as results state it of their environment. */
export interface AcceleratorMemory {
  accelerator: string;
  memoryGb: number;
}

/** The accelerators whose memory any result states, smallest first. */
export function listAcceleratorMemories(results: readonly Result[]): AcceleratorMemory[] {
  const known = new Map<string, AcceleratorMemory>();
  for (const { environment } of results) {
    const { accelerator, memory_gb: memoryGb } = environment;
    if (accelerator && memoryGb) known.set(`${accelerator} ${memoryGb}`, { accelerator, memoryGb });
  }
  return [...known.values()].sort(
    (a, b) => a.memoryGb - b.memoryGb || compareText(a.accelerator, b.accelerator),
  );
}

const THROUGHPUTS: readonly Column[] = ["it", "throughput"];
const MEMORIES: readonly Column[] = ["amu", "peak_memory"];
const SIZES: readonly Column[] = ["amu", "peak_memory", "size"];
/** How many times less than the baseline. */
const MEMORY_RATIOS = [1.25, 1.5, 2, 3, 4, 8];
/** Energy per token over the baseline's. */
const ENERGY_RATIOS = [0.25, 0.5, 1, 2, 4];
/** A line is drawn up to so many times beyond the farthest point: farther off it tells nothing of the points. */
const NEAR = 1.2;
/** The same of an accelerator's memory, which tells how much is left. */
const NEAR_MEMORY = 1.5;
/** Lines of one kind at most: more would be a net. */
const MOST_LINES = 5;

interface Sides {
  x: PointSide;
  y: PointSide;
}

/**
 * The lines of equal energy per token, equal memory ratio and known accelerator memories, on charts whose two sides
 * give them a meaning; none elsewhere. `points`: of one chart, so of one kind on each side. `environment`: theirs.
 */
export function findGuides(
  { as, x, y }: Pick<TradeOffQuestion, "as" | "x" | "y">,
  points: readonly Sides[],
  environment: Environment,
  memories: readonly AcceleratorMemory[],
): Guides {
  const [first] = points;
  if (!first) return { guides: [], notes: [] };
  const found = [
    energyGuides(as, x, y, points, first),
    as === "change" ? savedGuides(x, y, points) : sizeGuides(x, y, points),
    as === "values" ? capacityGuides(x, y, points, first, environment, memories) : NONE,
  ];
  return { guides: found.flatMap(({ guides }) => guides), notes: found.flatMap(({ notes }) => notes) };
}

const NONE: Guides = { guides: [], notes: [] };

/** Mean power over throughput is energy per token: W ÷ tokens/s = J/token. Of changes, its ratio to the baseline's. */
function energyGuides(as: string, x: Column, y: Column, points: readonly Sides[], first: Sides): Guides {
  const isPowerAcross = x === "aec" && THROUGHPUTS.includes(y);
  if (!isPowerAcross && !(y === "aec" && THROUGHPUTS.includes(x))) return NONE;
  const [power, rate] = isPowerAcross ? [first.x.value, first.y.value] : [first.y.value, first.x.value];
  if (power.scope !== null && rate.scope !== null && power.scope !== rate.scope) return NONE;
  const thing = rate.unit.replace(/s\/s$/, "");
  if (as === "change") {
    const ratios = points.map((point) => {
      const [saved, gained] = isPowerAcross ? [point.x.drawn, point.y.drawn] : [point.y.drawn, point.x.drawn];
      return (1 - saved / 100) / (1 + gained / 100);
    });
    const [least, most] = [Math.min(...ratios) / NEAR, Math.max(...ratios) * NEAR];
    const near = ENERGY_RATIOS.filter((ratio) => ratio === 1 || (ratio >= least && ratio <= most));
    return {
      guides: near.map((ratio) => ({
        label: ratio === 1 ? `same energy per ${thing}` : `${ratio}× energy per ${thing}`,
        // (1 − saved) ÷ (1 + gained) = ratio, solved for what is drawn upwards, in per cent.
        line: isPowerAcross
          ? { slope: -1 / ratio, intercept: 100 * (1 / ratio - 1) }
          : { slope: -ratio, intercept: 100 * (1 - ratio) },
        makesRoom: false,
      })),
      notes: [`Dotted lines: equal energy per ${thing} against the baseline, mean power ÷ throughput.`],
    };
  }
  const energies = points.map((point) => {
    const [watts, perSecond] = isPowerAcross
      ? [point.x.drawn, point.y.drawn]
      : [point.y.drawn, point.x.drawn];
    return watts / perSecond;
  });
  return {
    guides: roundRatios(energies).map((energy) => ({
      label: `${formatNumber(energy)} J/${thing}`,
      line: { slope: isPowerAcross ? 1 / energy : energy, intercept: 0 },
      makesRoom: false,
    })),
    notes: [
      `Dotted lines: equal energy per ${thing}, mean power ÷ throughput${power.scope === null || rate.scope === null ? ", as far as both count the same accelerators" : ""}.`,
    ],
  };
}

/** Memory saved against the baseline, as the ratio of the two: 1.5 times less is 33.3% saved. */
function savedGuides(x: Column, y: Column, points: readonly Sides[]): Guides {
  const sides = [
    ...(SIZES.includes(x) ? (["x"] as const) : []),
    ...(SIZES.includes(y) ? (["y"] as const) : []),
  ];
  const guides = sides.flatMap((side) => {
    const most = Math.max(...points.map((point) => point[side].drawn));
    return MEMORY_RATIOS.map((ratio) => ({ ratio, at: (100 * (ratio - 1)) / ratio }))
      .filter(({ at }) => at <= most * NEAR)
      .map(({ ratio, at }): Guide => {
        const line = side === "x" ? { x: at } : { y: at };
        return { label: `${ratio}× less`, line, makesRoom: false };
      });
  });
  if (guides.length === 0) return NONE;
  return { guides, notes: ["Dotted lines: equal memory ratio, the baseline’s ÷ the result’s own."] };
}

/** Two amounts of memory against each other: lines of one ratio between them. */
function sizeGuides(x: Column, y: Column, points: readonly Sides[]): Guides {
  if (!SIZES.includes(x) || !SIZES.includes(y)) return NONE;
  return {
    guides: roundRatios(points.map((point) => point.y.drawn / point.x.drawn)).map((ratio) => ({
      label: `ratio ${formatNumber(ratio)}`,
      line: { slope: ratio, intercept: 0 },
      makesRoom: false,
    })),
    notes: ["Dotted lines: equal ratio of what stands upwards to what stands across."],
  };
}

/** Where a memory side reaches what an accelerator has; of totals, what all accelerators of the chart have. */
function capacityGuides(
  x: Column,
  y: Column,
  points: readonly Sides[],
  first: Sides,
  environment: Environment,
  memories: readonly AcceleratorMemory[],
): Guides {
  const guides = (["x", "y"] as const).flatMap((side) => {
    if (!MEMORIES.includes(side === "x" ? x : y)) return [];
    const { scope } = first[side].value;
    const isTotal = scope === "total";
    const values = points.map((point) => point[side].drawn);
    const [least, most] = [Math.min(...values) / NEAR, Math.max(...values) * NEAR_MEMORY];
    return memories.flatMap(({ accelerator, memoryGb }): Guide[] => {
      if (isTotal && accelerator !== environment.accelerator) return [];
      const size = capacityGb({ ...environment, accelerator, memory_gb: memoryGb }, scope);
      if (size === null || size < least || size > most) return [];
      const name = isTotal ? `${environment.count}x ${accelerator}` : accelerator;
      return [
        {
          label: `${name}, ${formatNumber(size)} GB`,
          line: side === "x" ? { x: size } : { y: size },
          makesRoom: true,
        },
      ];
    });
  });
  if (guides.length === 0) return NONE;
  return {
    guides,
    notes: ["Named lines at a memory: what an accelerator has, as results state it of the one they ran on."],
  };
}

/** Up to five round ratios, 1, 2 or 5 times a power of ten, around those that are there. */
function roundRatios(ratios: readonly number[]): number[] {
  const sizes = ratios.filter((ratio) => ratio > 0 && Number.isFinite(ratio));
  if (sizes.length === 0) return [];
  const [low, high] = [Math.min(...sizes) / 1.5, Math.max(...sizes) * 1.5];
  const rounds: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const step of [1, 2, 5]) {
      const ratio = Number(`${step}e${power}`);
      if (ratio >= low && ratio <= high) rounds.push(ratio);
    }
  }
  const every = Math.ceil(rounds.length / MOST_LINES);
  return rounds.filter((_, index) => index % every === 0);
}
