/** Digits that a board shows of a value: more would claim a precision that no run repeats. */
const SIGNIFICANT_DIGITS = 4;
/** Numbers below this are written with a power of ten. */
const SMALLEST_PLAIN = 0.001;
/** So are numbers from here on: beyond it a double no longer has every digit. */
const LARGEST_PLAIN = 1e15;

/**
 * The one way to write the values of a column: four significant digits of the smallest one (but at most two decimals
 * more than the largest one needs), the same number of decimals for all so that they line up, and no more decimals
 * than the values have. Tiny values get a power of ten, and so does one that its decimals would turn into 0.
 */
export function columnFormat(values: readonly number[]): (value: number) => string {
  const sizes = values.filter(isPlain).map(Math.abs);
  if (sizes.length === 0) return (value) => formatNumber(value);
  const room = Math.min(decimalsFor(Math.min(...sizes)), decimalsFor(Math.max(...sizes)) + 2);
  const used = Math.max(0, ...sizes.map((size) => usedDecimals(size, room)));
  return (value) => {
    const text = value.toFixed(used);
    return value !== 0 && (!isPlain(value) || Number(text) === 0) ? formatNumber(value) : group(text);
  };
}

function isPlain(value: number): boolean {
  return Math.abs(value) >= SMALLEST_PLAIN && Math.abs(value) < LARGEST_PLAIN;
}

/** A number on its own, in four significant digits unless told otherwise: 3.697, 652.7, 8.22e−8, 77,685. */
export function formatNumber(value: number, digits = SIGNIFICANT_DIGITS): string {
  if (value === 0) return "0";
  if (!isPlain(value)) {
    const [mantissa = "", exponent = ""] = value.toExponential(digits - 1).split("e");
    return `${minus(trimZeros(mantissa))}e${minus(String(Number(exponent)))}`;
  }
  return group(trimZeros(value.toFixed(decimalsFor(Math.abs(value), digits))));
}

/** A change with its sign: +13.0, −34.0, ±0. */
export function formatSigned(value: number, decimals = 1): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return "±0";
  return value > 0 ? `+${text}` : `−${text}`;
}

function decimalsFor(largest: number, digits = SIGNIFICANT_DIGITS): number {
  if (largest === 0) return 0;
  return Math.min(6, Math.max(0, digits - 1 - Math.floor(Math.log10(largest))));
}

function usedDecimals(value: number, room: number): number {
  return trimZeros(value.toFixed(room)).split(".")[1]?.length ?? 0;
}

function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function minus(text: string): string {
  return text.replace("-", "−");
}

/** Thousands apart, without a locale, so that server and browser write the same. */
function group(text: string): string {
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return minus(decimals === undefined ? grouped : `${grouped}.${decimals}`);
}
