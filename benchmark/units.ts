interface UnitDefinition {
  /** The unit that others of the same quantity are expressed in. */
  base: string;
  /** value in base = value * multiply / divide: two whole numbers, so that 13100 MB is 13.1 GB to the last digit. */
  multiply: number;
  divide: number;
}

const own = (unit: string): [string, UnitDefinition] => [unit, { base: unit, multiply: 1, divide: 1 }];
const of = (base: string, units: Record<string, readonly [number, number]>): [string, UnitDefinition][] =>
  Object.entries(units).map(([unit, [multiply, divide]]) => [unit, { base, multiply, divide }]);

/** Every unit that a bundle may use. What is not here is refused: a unit is never guessed. */
const UNITS = new Map<string, UnitDefinition>([
  ...of("GB", {
    B: [1, 1e9],
    kB: [1, 1e6],
    MB: [1, 1e3],
    GB: [1, 1],
    TB: [1e3, 1],
    KiB: [1024, 1e9],
    MiB: [1024 ** 2, 1e9],
    GiB: [1024 ** 3, 1e9],
    TiB: [1024 ** 4, 1e9],
  }),
  ...of("s", { ns: [1, 1e9], us: [1, 1e6], ms: [1, 1e3], s: [1, 1], min: [60, 1], h: [3600, 1] }),
  ...of("W", { mW: [1, 1e3], W: [1, 1], kW: [1e3, 1] }),
  ...of("J", { mJ: [1, 1e3], J: [1, 1], kJ: [1e3, 1], Wh: [3600, 1], kWh: [3.6e6, 1] }),
  ...of("%", { "%": [1, 1], fraction: [100, 1] }),
  own("x"),
  own("tokens/s"),
  own("samples/s"),
  own("images/s"),
  own("videos/s"),
  own("tokens/param/s"),
  own("samples/param/s"),
]);

/** Every unit known, for messages and documentation. */
export const UNIT_NAMES: readonly string[] = [...UNITS.keys()];

export function isUnit(text: string): boolean {
  return UNITS.has(text);
}

/**
 * `value` in `from` expressed in `to`; null where one of them is no unit or they measure different quantities.
 * A fraction of memory capacity is no unit of memory: see `canonicalValue` in metrics.ts.
 */
export function convertUnit(value: number, from: string, to: string): number | null {
  if (from === to && UNITS.has(from)) return value;
  const source = UNITS.get(from);
  const target = UNITS.get(to);
  if (!source || !target || source.base !== target.base) return null;
  return (value * source.multiply * target.divide) / (source.divide * target.multiply);
}
