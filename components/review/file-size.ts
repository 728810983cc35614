const STEP = 1000;
const UNITS = ["bytes", "kB", "MB", "GB"] as const;

/** A size as a reader takes it in: 999 bytes, 1.2 kB, 64 MB. */
export function fileSize(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= STEP && unit < UNITS.length - 1) {
    size /= STEP;
    unit++;
  }
  return `${unit === 0 || size >= 10 ? Math.floor(size) : Math.floor(size * 10) / 10} ${UNITS[unit]}`;
}
