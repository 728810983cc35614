/** Digits of a number in prose: more would claim a precision that no run repeats. */
const SIGNIFICANT_DIGITS = 4;
/** Digits of a column: one more, so that what papers print, 598.15 or 30.985, stands as they print it. */
const COLUMN_DIGITS = 5;
/** Digits of an uncertainty. */
const UNCERTAIN_DIGITS = 2;
/** Numbers below this are written with a power of ten. */
const SMALLEST_PLAIN = 0.001;
/** So are numbers from here on: beyond it a double no longer has every digit. */
const LARGEST_PLAIN = 1e15;

/**
 * The one way to write the values of a column: five significant digits of the smallest one (but at most two decimals
 * more than the largest one needs), the same number of decimals for all so that they line up, and no more decimals
 * than the values have. Values of up to five digits so stand as they were given, unless one is over a hundred
 * times another. Tiny values get a power of ten, and so does one that its decimals would turn into 0.
 */
export function columnFormat(values: readonly number[]): (value: number) => string {
  const sizes = values.filter(isPlain).map(Math.abs);
  const alone = (value: number) => formatNumber(value, COLUMN_DIGITS);
  if (sizes.length === 0) return alone;
  const [least, most] = sizes.reduce(
    ([low, high], size) => [Math.min(low, size), Math.max(high, size)],
    [Number.POSITIVE_INFINITY, 0],
  );
  const room = Math.min(decimalsFor(least, COLUMN_DIGITS), decimalsFor(most, COLUMN_DIGITS) + 2);
  const used = mostDecimals(sizes, room);
  return (value) => {
    if (value !== 0 && !isPlain(value)) return alone(value);
    const text = withDecimals(value, used);
    return value !== 0 && Number(text) === 0 ? alone(value) : group(text);
  };
}

function isPlain(value: number): boolean {
  return Math.abs(value) >= SMALLEST_PLAIN && Math.abs(value) < LARGEST_PLAIN;
}

/**
 * A number on its own, in four significant digits unless told otherwise: 3.697, 652.7, 8.22e−8, 77,685. What is not
 * finite is written ∞, −∞ and NaN.
 */
export function formatNumber(value: number, digits = SIGNIFICANT_DIGITS): string {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return minus(String(value).replace("Infinity", "∞"));
  if (isPlain(value)) return group(trimZeros(withDecimals(value, decimalsFor(value, digits))));
  const [digitsOf, exponent] = scientific(value);
  const mantissa = trimZeros(withDecimals(digitsOf, digits - 1));
  // 9.9999e−8 is rounded to 10e−8.
  const carried = Math.abs(Number(mantissa)) === 10;
  return minus(`${carried ? Number(mantissa) / 10 : mantissa}e${carried ? exponent + 1 : exponent}`);
}

/** A value with its uncertainty, both to the second digit of the uncertainty: more would be noise. 0.5095 ± 0.0021. */
export function formatUncertain(value: number, halfWidth: number): string {
  const decimals = decimalsFor(halfWidth, UNCERTAIN_DIGITS);
  if (!isPlain(value) || !isPlain(halfWidth) || decimals > COLUMN_DIGITS + 2) {
    return `${formatNumber(value, COLUMN_DIGITS)} ± ${formatNumber(halfWidth, UNCERTAIN_DIGITS)}`;
  }
  return `${group(withDecimals(value, decimals))} ± ${group(withDecimals(halfWidth, decimals))}`;
}

/** A change with its sign: +13.0, −34.0, ±0. */
export function formatSigned(value: number, decimals = 1): string {
  const size = Math.abs(value);
  const text = size < LARGEST_PLAIN ? withDecimals(size, decimals) : formatNumber(size);
  if (Number(text) === 0) return "±0";
  return value > 0 ? `+${text}` : `−${text}`;
}

/** Decimals that show so many significant digits of a value that is not 0. */
function decimalsFor(value: number, digits: number): number {
  return Math.max(0, digits - 1 - scientific(value)[1]);
}

/** Most of the numbers of a long column have all the decimals there is room for, and the first of them settles it. */
function mostDecimals(sizes: readonly number[], room: number): number {
  let most = 0;
  for (const size of sizes) {
    most = Math.max(most, usedDecimals(size, room));
    if (most === room) break;
  }
  return most;
}

function usedDecimals(value: number, room: number): number {
  return trimZeros(withDecimals(value, room)).split(".")[1]?.length ?? 0;
}

/**
 * A value rounded as it is written in decimal, half away from zero. `toFixed` alone rounds the binary fraction behind
 * it, and makes 30.98 of 30.985.
 */
function withDecimals(value: number, decimals: number): string {
  const rounded = shifted(Math.round(shifted(Math.abs(value), decimals)), -decimals);
  return `${value < 0 ? "-" : ""}${rounded.toFixed(decimals)}`;
}

/** A value times a power of ten, without the error that a multiplication adds: the digits stay, the point moves. */
function shifted(value: number, places: number): number {
  const [mantissa, exponent] = scientific(value);
  return Number(`${mantissa}e${exponent + places}`);
}

/** The shortest digits that are this value, as a number with one digit before the point, and its power of ten. */
function scientific(value: number): [mantissa: number, exponent: number] {
  const [mantissa, exponent] = value.toExponential().split("e");
  return [Number(mantissa), Number(exponent)];
}

function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function minus(text: string): string {
  return text.replaceAll("-", "−");
}

/** Thousands apart, without a locale, so that server and browser write the same. */
function group(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return minus(decimals === undefined ? grouped : `${grouped}.${decimals}`);
}
